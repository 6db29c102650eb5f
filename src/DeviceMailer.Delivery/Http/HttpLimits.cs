// Every size, count and time of HTTP, with its unit, bounds and reason.

namespace DeviceMailer.Http;

/// <summary>The sizes, counts and times of HTTP.</summary>
public static class HttpLimits
{
    /// <summary>
    /// Longest line of a head that is kept whole, in bytes: a name and what is looked at of its value. Longer ones are common, policies of
    /// browsers for instance; their ends are read and thrown away.
    /// </summary>
    public const int MaxLineBytes = 510;

    /// <summary>Fields of a head or a trailer, at most: servers send 10 to 30. An endless one must not keep the device busy.</summary>
    public const int MaxFields = 100;

    /// <summary>Answers before the one that counts (100 Continue, 103 Early Hints), at most: nobody sends more than two.</summary>
    public const int MaxInterimAnswers = 4;

    /// <summary>Digits of a chunk's size, at most: 7 hexadecimal ones are 256 MB, and fit an int (RFC 9112 7.1).</summary>
    public const int MaxChunkDigits = 7;

    /// <summary>Digits of a Content-Length, at most: 9 fit an int.</summary>
    public const int MaxLengthDigits = 9;

    /// <summary>How long a connection to a server may take, in milliseconds: lwIP's first repetitions, and some addresses.</summary>
    public const int ConnectMs = 30000;

    /// <summary>How long a TLS handshake may take, in milliseconds: an ESP32 needs 2 to 4 s.</summary>
    public const int HandshakeMs = 30000;

    /// <summary>How long a request and its answer may take together, in milliseconds: token servers answer within a second or two.</summary>
    public const int ExchangeMs = 30000;
}
