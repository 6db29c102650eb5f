// Every size and count of the mail client, with its unit, bounds and reason. Timeouts: Session/SmtpTimeouts.cs.

namespace DeviceMailer.Smtp;

/// <summary>The sizes and counts of the mail client.</summary>
public static class SmtpLimits
{
    /// <summary>Longest reply line kept whole, in bytes without CRLF: 512 octets with it (RFC 5321 4.5.3.1.5).</summary>
    public const int MaxReplyLineBytes = 510;

    /// <summary>
    /// Lines in one reply, at most. The RFCs set no bound; a long reply to EHLO has about 20. An endless reply must not keep
    /// the device busy.
    /// </summary>
    public const int MaxReplyLines = 100;

    /// <summary>How much of a reply's text is kept for logs, in bytes: two lines of a terminal say what failed.</summary>
    public const int MaxReplyTextBytes = 100;

    /// <summary>How much of a reply's text is kept for each recipient, in bytes: the enhanced status and why.</summary>
    public const int MaxRecipientTextBytes = 48;

    /// <summary>
    /// Commands sent before their replies are read, at most, in bytes. A group must fit into the window of a server that does not read while
    /// it answers, usually 4 KiB (RFC 2920 3.1); the replies to that many commands fit into lwIP's 5,760.
    /// </summary>
    public const int MaxGroupBytes = 3072;

    /// <summary>
    /// The smallest SIZE that is believed, in bytes; a smaller one is ignored. RFC 5321 4.5.3.1.7 requires servers to accept 64K. Gateways to pagers and
    /// telephones accept less, but the headers of a mail alone, with those that servers add, take more than this.
    /// </summary>
    public const int MinSizeBytes = 1024;

    /// <summary>Challenges in one AUTH exchange, at most: SCRAM has 2, LOGIN 2. A server that keeps asking is not answered endlessly.</summary>
    public const int MaxAuthChallenges = 5;

    /// <summary>Longest ENVID, in bytes before its encoding; RFC 3461 4.4 allows 100; a device's ids are shorter.</summary>
    public const int MaxEnvelopeIdBytes = 40;

    /// <summary>Longest submitter (AUTH=) and original recipient (ORCPT), in bytes: encoded, they may take three times that in a line.</summary>
    public const int MaxParameterAddressBytes = 80;

    /// <summary>Longest command line except AUTH responses, in bytes without CRLF (RFC 5321 4.5.3.1.4).</summary>
    public const int MaxCommandLineBytes = 510;

    /// <summary>
    /// The buffer of a client, in bytes: one for both directions, since client and server take turns. It holds a reply line of 512 octets, with room to read and discard
    /// the rest of a longer one (RFC 5321 4.5.3.1.5); a MAIL or RCPT line with its parameters (4.5.3.1.4 and what extensions add);
    /// a message goes out in blocks of this size.
    /// </summary>
    public const int WireBytes = 568;

    /// <summary>
    /// What a block of a message leaves free of the buffer, in bytes: the dots and line ends that come to it go there, and behind the last block CRLF, dot, CRLF.
    /// Few messages have more lines with dots in a block; one that has goes out in smaller blocks.
    /// </summary>
    public const int BlockGapBytes = 40;

    /// <summary>What fits into a TCP segment on Ethernet and Wi-Fi, in bytes (RFC 9293 3.7.1). A buffer of so much and <see cref="BlockGapBytes"/> fills them.</summary>
    public const int SegmentBytes = 1460;

    /// <summary>The smallest block that is read from a message or a response, in bytes; with less room, the output is sent first.</summary>
    public const int MinBlockBytes = 48;

    /// <summary>Longest reverse or forward path, in bytes with its angle brackets (RFC 5321 4.5.3.1.3).</summary>
    public const int MaxPathBytes = 256;

    /// <summary>Longest local part, in bytes (RFC 5321 4.5.3.1.1).</summary>
    public const int MaxLocalPartBytes = 64;

    /// <summary>Longest domain, in bytes (RFC 5321 4.5.3.1.2).</summary>
    public const int MaxDomainBytes = 255;

    /// <summary>Recipients of one message, at most. RFC 5321 4.5.3.1.8 requires servers to accept 100; each costs the device RAM.</summary>
    public const int MaxRecipients = 32;

    /// <summary>Longest line of a message, in bytes without CRLF (RFC 5322 2.1.1).</summary>
    public const int MaxMessageLineBytes = 998;

    /// <summary>Longest display name, in bytes: two lines of a terminal, and more than any mail program shows.</summary>
    public const int MaxDisplayNameBytes = 128;

    /// <summary>Longest subject, in bytes before values are filled in: more than any mail program shows.</summary>
    public const int MaxSubjectBytes = 512;

    /// <summary>Longest file name of an attachment, in bytes: what file systems allow (POSIX NAME_MAX).</summary>
    public const int MaxFileNameBytes = 255;

    /// <summary>Longest media type, in bytes: RFC 6838 4.2 allows 127 on each side, for which no line has room.</summary>
    public const int MaxMediaTypeBytes = 60;

    /// <summary>Longest device id, in bytes: a boundary of 70 characters (RFC 2046 5.1.1) holds it with two numbers.</summary>
    public const int MaxDeviceIdBytes = 32;

    /// <summary>The earliest time that a clock which was ever set can show, in ticks of 100 ns: 2024-01-01. Before it, the clock is unset and no Date is written.</summary>
    public const long FirstPlausibleTicks = 638396640000000000;
}
