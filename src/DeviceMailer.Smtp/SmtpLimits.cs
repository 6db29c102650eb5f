// Every size and count of the mail client, with its unit, bounds and reason. Time-outs: Session/SmtpTimeouts.cs.

namespace DeviceMailer.Smtp;

/// <summary>The sizes and counts of the mail client.</summary>
public static class SmtpLimits
{
    /// <summary>Longest reply line kept whole, in bytes without CRLF: 512 octets with it (RFC 5321 4.5.3.1.5).</summary>
    public const int MaxReplyLineBytes = 510;

    /// <summary>Room in which the rest of a longer line is thrown away, in bytes: at least 1; more means fewer reads.</summary>
    public const int SpareInputBytes = 64;

    /// <summary>
    /// Lines in one reply, at most. The RFCs set no bound; a long EHLO has about 20. A server that goes on for ever must not keep
    /// the device for ever.
    /// </summary>
    public const int MaxReplyLines = 100;

    /// <summary>How much of a reply's text is kept for logs, in bytes: two lines of a terminal say what went wrong.</summary>
    public const int MaxReplyTextBytes = 128;

    /// <summary>
    /// Output buffer, in bytes. At least 512, a whole command line (RFC 5321 4.5.3.1.4). A message goes out in blocks of this size:
    /// larger ones save packets, and one TCP segment on lwIP is 1,440.
    /// </summary>
    public const int OutputBytes = 640;

    /// <summary>How much of a message is pulled from its source at a time, in bytes: the rest of the 2 KiB that a session may take.</summary>
    public const int MessageBlockBytes = 256;

    /// <summary>Longest reverse or forward path, in bytes with its angle brackets (RFC 5321 4.5.3.1.3).</summary>
    public const int MaxPathBytes = 256;

    /// <summary>Longest local part, in bytes (RFC 5321 4.5.3.1.1).</summary>
    public const int MaxLocalPartBytes = 64;

    /// <summary>Longest domain, in bytes (RFC 5321 4.5.3.1.2).</summary>
    public const int MaxDomainBytes = 255;

    /// <summary>Recipients of one message, at most. RFC 5321 4.5.3.1.8 wants a server to take 100; each costs the device RAM.</summary>
    public const int MaxRecipients = 32;

    /// <summary>Longest line of a message, in bytes without CRLF (RFC 5322 2.1.1).</summary>
    public const int MaxMessageLineBytes = 998;
}
