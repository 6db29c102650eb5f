using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Net.Security.SslProtocols.</summary>
[Flags]
[NanoType("System.Net.Security.SslProtocols")]
public enum NanoSslProtocols
{
    /// <summary>TLS 1.3 only, whatever the name says.</summary>
    None = 0,

    /// <summary>TLS 1.2 on today's firmware.</summary>
    Tls = 192,

    /// <summary>TLS 1.2 on today's firmware.</summary>
    Tls11 = 768,

    /// <summary>TLS 1.2.</summary>
    Tls12 = 3072,

    /// <summary>TLS 1.3.</summary>
    Tls13 = 12288,
}
