namespace DeviceMailer.Smtp.Session;

/// <summary>Which protocol is spoken.</summary>
public enum SmtpProtocol
{
    /// <summary>SMTP (RFC 5321).</summary>
    Smtp,

    /// <summary>LMTP (RFC 2033): LHLO in place of EHLO, and a reply for each recipient after the dot.</summary>
    Lmtp,
}
