namespace DeviceMailer.Smtp.Transport;

/// <summary>
/// A stream of bytes to a server. Implementations do not throw: they catch what the platform throws and return a
/// <see cref="TransportResult"/>.
/// </summary>
public interface ISmtpTransport
{
    /// <summary>Sets the deadline for everything that follows.</summary>
    /// <param name="timeoutMs">From now, in milliseconds; it holds for all calls together until it is set again.</param>
    void SetDeadline(int timeoutMs);

    /// <summary>Opens the connection.</summary>
    TransportResult Connect(string host, int port);

    /// <summary>
    /// Performs the TLS handshake: everything after it is encrypted. TLS 1.2 or later; the server's certificate and its host name are always checked.
    /// </summary>
    TransportResult StartTls(string host);

    /// <summary>Waits for bytes and reads those that have come: at least one if the result is <see cref="TransportResult.Ok"/>.</summary>
    TransportResult Read(byte[] buffer, int offset, int count, out int read);

    /// <summary>Writes all of the bytes.</summary>
    TransportResult Write(byte[] buffer, int offset, int count);

    /// <summary>Closes the connection; does nothing when there is none.</summary>
    void Close();
}
