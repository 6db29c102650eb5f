namespace DeviceMailer.Smtp.Session;

/// <summary>How a connection is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>TLS from the first byte, port 465 (RFC 8314 3.3). The default.</summary>
    Tls,

    /// <summary>STARTTLS before anything is said, or the connection ends (RFC 3207, RFC 8314 3.3): port 587.</summary>
    StartTls,

    /// <summary>Clear text, port 25: in a network of your own.</summary>
    None,
}
