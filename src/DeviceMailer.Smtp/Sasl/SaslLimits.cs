// Every size and count of authentication, with its unit, bounds and reason.

namespace DeviceMailer.Smtp.Sasl;

/// <summary>The sizes and counts of authentication.</summary>
public static class SaslLimits
{
    /// <summary>Longest user name, in bytes of UTF-8: more than 255 no server need accept (RFC 4616 2).</summary>
    public const int MaxUserBytes = 255;

    /// <summary>Longest password, in bytes of UTF-8: more than 255 no server need accept (RFC 4616 2).</summary>
    public const int MaxPasswordBytes = 255;

    /// <summary>
    /// Longest bearer token, in bytes. Google's are below 2,048, Microsoft's about 2,500; it is sent from where the application has
    /// it, so it costs that one array. RFC 4954 4 lets a response line have 12,288 with base64.
    /// </summary>
    public const int MaxTokenBytes = 4096;

    /// <summary>
    /// Longest challenge that is looked into, in bytes. At least what a reply line carries: (510 - 4) / 4 * 3 = 378. It costs no RAM, but a
    /// server's nonsense must not be hashed endlessly.
    /// </summary>
    public const int MaxChallengeBytes = 512;

    /// <summary>Our part of the nonce, in characters of 6 bits: 144 bits, RFC 5802 5.1 leaves it to us.</summary>
    public const int ScramClientNonceBytes = 24;

    /// <summary>Longest nonce, ours and the server's, in bytes: kept for the final message. Servers add 16 to 64.</summary>
    public const int MaxScramNonceBytes = 128;

    /// <summary>Longest salt, in bytes; servers take 12 to 32. Kept with the salted password.</summary>
    public const int MaxScramSaltBytes = 64;

    /// <summary>Fewest iterations: RFC 7677 4. With fewer, who only listened tries passwords the faster.</summary>
    public const int MinScramIterations = 4096;

    /// <summary>
    /// Most iterations: a server must not keep the device busy endlessly. One costs nanoCLR 55 us on a desktop processor, and an ESP32 is several tens
    /// of times slower (estimated, not measured on a board): 4,096 are about 10 s there, 100,000 about 4 minutes, and after 5 a server hangs
    /// up (RFC 5321 4.5.3.2.7).
    /// </summary>
    public const int MaxScramIterations = 100000;
}
