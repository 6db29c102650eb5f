namespace DeviceMailer.Smtp.Message;

/// <summary>How attachments are encoded.</summary>
public enum AttachmentStyle
{
    /// <summary>As parts of their own type in base64 (RFC 2045 6.8).</summary>
    Mime,

    /// <summary>As parts of text between <c>begin</c> and <c>end</c>, for receivers that know uuencode only (POSIX.1 uuencode).</summary>
    Uuencode,
}
