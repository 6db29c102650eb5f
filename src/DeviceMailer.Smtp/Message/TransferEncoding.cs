namespace DeviceMailer.Smtp.Message;

/// <summary>How content becomes lines that mail can carry (RFC 2045 6).</summary>
internal enum TransferEncoding
{
    /// <summary>Lines of ASCII as they are.</summary>
    SevenBit,

    /// <summary>Lines as they are, for servers that offer 8BITMIME.</summary>
    EightBit,

    /// <summary>Text in which most is ASCII.</summary>
    QuotedPrintable,

    /// <summary>Anything.</summary>
    Base64,

    /// <summary>Anything, between begin and end.</summary>
    Uuencode,
}
