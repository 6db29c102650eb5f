namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>How connections to the sink are protected; the sink needs <see cref="MailSinkOptions.Certificate"/> for all but the first.</summary>
public enum SinkSecurity
{
    /// <summary>Without TLS.</summary>
    None,

    /// <summary>Without TLS until STARTTLS (RFC 3207), which is asked for before mail and login.</summary>
    StartTls,

    /// <summary>TLS from the first byte (RFC 8314 3.3).</summary>
    Tls,
}
