namespace DeviceMailer.Smtp.Transport;

/// <summary>What became of a read, a write or a connection attempt.</summary>
public enum TransportResult
{
    /// <summary>Done.</summary>
    Ok,

    /// <summary>The other side has closed the connection.</summary>
    Closed,

    /// <summary>The deadline passed.</summary>
    TimedOut,

    /// <summary>The connection could not be made, or broke.</summary>
    Failed,

    /// <summary>The host's name has no address.</summary>
    HostNotFound,

    /// <summary>The TLS handshake failed for another reason than the certificate: no common version or cipher, most often.</summary>
    TlsFailed,

    /// <summary>The server's certificate has expired.</summary>
    CertificateExpired,

    /// <summary>The server's certificate is not valid yet: most often the device's clock is not set.</summary>
    CertificateNotYetValid,

    /// <summary>The server's certificate is for another host than the one in the settings.</summary>
    CertificateWrongHost,

    /// <summary>The server's certificate is not signed by the authority in the settings; a self-signed one has none.</summary>
    CertificateNotTrusted,
}
