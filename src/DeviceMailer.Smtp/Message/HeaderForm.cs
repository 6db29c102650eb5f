namespace DeviceMailer.Smtp.Message;

/// <summary>How free text is written into a header.</summary>
internal enum HeaderForm
{
    /// <summary>Unchanged, folded at blanks.</summary>
    Plain,

    /// <summary>In encoded words that look like quoted-printable (RFC 2047 4.2).</summary>
    Q,

    /// <summary>In encoded words of base64 (RFC 2047 4.1).</summary>
    B,
}
