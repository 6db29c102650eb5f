namespace DeviceMailer.Benchmarks.Device;

/// <summary>The device's SmtpSecurity, value for value.</summary>
internal enum Security
{
    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>STARTTLS.</summary>
    StartTls,

    /// <summary>Clear text.</summary>
    None,
}
