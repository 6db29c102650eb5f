// What a mail sink can be told: where it listens, its limits, TLS and login, and two knobs that make it misbehave on purpose.
// The defaults are a plain, correct RFC 5321 server.
using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>Settings of a <see cref="MailSink"/>; read once, when it starts.</summary>
public sealed class MailSinkOptions
{
    /// <summary>10 MiB: far above any alert a device sends, and small enough to hold in memory for each session.</summary>
    public const int DefaultMaxMessageBytes = 10 * 1024 * 1024;

    /// <summary>The timeout that RFC 5321 4.5.3.2.7 asks of a server that waits for its client.</summary>
    public static readonly TimeSpan DefaultIdleTimeout = TimeSpan.FromMinutes(5);

    /// <summary>Where to listen. Anything but a loopback address is refused by the sink's constructor.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>TCP port, 0 to 65535; 0 takes a free one, see <see cref="MailSink.EndPoint"/>.</summary>
    public int Port { get; init; }

    /// <summary>Largest message accepted, in octets, counted as RFC 1870 3 counts: with CRLFs, without stuffed dots.</summary>
    public int MaxMessageBytes { get; init; } = DefaultMaxMessageBytes;

    /// <summary>How long a client may be silent, or may leave a reply unread, before 421.</summary>
    public TimeSpan IdleTimeout { get; init; } = DefaultIdleTimeout;

    /// <summary>How connections are protected.</summary>
    public SinkSecurity Security { get; init; }

    /// <summary>The sink's certificate with its key, for TLS and STARTTLS; the sink does not dispose of it.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>Who must log in before mail is taken; null: AUTH is not offered, and nobody must.</summary>
    public SinkCredentials? Login { get; init; }

    /// <summary>False: EHLO is answered 502, so that the client has to fall back to HELO (RFC 5321 3.2).</summary>
    public bool OfferEhlo { get; init; } = true;

    /// <summary>
    /// Asked before every answer with the verb in upper case and the whole line. A string it returns is sent, with CRLF
    /// added, instead of handling the command: the session's state stays as it was. Null lets the command through.
    /// The verb is empty for the greeting, "334" for a line that answers a challenge of AUTH, whose exchange is over then, and "." for
    /// the end of data, where the message is dropped and the transaction is over. A reply that starts with 421 closes the connection.
    /// </summary>
    public Func<string, string, string?>? Intercept { get; init; }
}
