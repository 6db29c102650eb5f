namespace DeviceMailer.Smtp.Transport;

/// <summary>The result of a read, a write or a connection attempt.</summary>
public enum TransportResult
{
    /// <summary>Done.</summary>
    Ok,

    /// <summary>The other side has closed the connection.</summary>
    Closed,

    /// <summary>The deadline passed.</summary>
    TimedOut,

    /// <summary>The connection could not be opened, or broke.</summary>
    Failed,

    /// <summary>The host's name has no address.</summary>
    HostNotFound,

    /// <summary>The TLS handshake failed, and not because of the certificate: usually no common version or cipher.</summary>
    TlsFailed,

    /// <summary>The server's certificate has expired.</summary>
    CertificateExpired,

    /// <summary>The server's certificate is not valid yet: usually the device's clock is not set.</summary>
    CertificateNotYetValid,

    /// <summary>The server's certificate is not for the host that was asked for.</summary>
    CertificateWrongHost,

    /// <summary>The server's certificate is not signed by the trusted authority; a self-signed one is signed by nobody else.</summary>
    CertificateNotTrusted,
}
