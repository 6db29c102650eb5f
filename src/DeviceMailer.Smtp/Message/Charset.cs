namespace DeviceMailer.Smtp.Message;

/// <summary>The character set of a text (RFC 2045 5.1). Settings and templates are always UTF-8.</summary>
public enum Charset
{
    /// <summary>utf-8, which has every character.</summary>
    Utf8,

    /// <summary>iso-8859-1: a character that does not fit becomes a question mark, and is counted.</summary>
    Latin1,

    /// <summary>us-ascii: a character that does not fit becomes a question mark, and is counted.</summary>
    UsAscii,
}
