// The answers of the path parser.
namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>What <see cref="MailPath.Parse"/> made of the text behind <c>FROM:</c> or <c>TO:</c>.</summary>
internal enum MailPathResult
{
    /// <summary>A path: use it.</summary>
    Ok,

    /// <summary>No path by the grammar: answer 501.</summary>
    Malformed,

    /// <summary>Over 256 octets (RFC 5321 4.5.3.1.3): answer 501.</summary>
    TooLong,

    /// <summary>Has octets over 127, which need SMTPUTF8 (RFC 6531 3.5): answer that such an address is not allowed.</summary>
    NotAscii,
}
