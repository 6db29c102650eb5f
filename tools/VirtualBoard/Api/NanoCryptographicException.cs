namespace DeviceMailer.VirtualBoard.Api;

/// <summary>
/// System.Security.Cryptography.CryptographicException of System.Net 1.11.60: a failed handshake. Device code cannot name it, since older
/// packages lack it; it catches Exception.
/// </summary>
/// <param name="errorCode">mbedTLS's code when negative, else the certificate's verification flags.</param>
public class NanoCryptographicException(int errorCode) : Exception($"TLS error {errorCode}")
{
    /// <summary>The certificate's date is over.</summary>
    public const int Expired = 0x01;

    /// <summary>It is for another host.</summary>
    public const int WrongHost = 0x04;

    /// <summary>No known authority has signed it.</summary>
    public const int NotTrusted = 0x08;

    /// <summary>Its date has not come.</summary>
    public const int NotYetValid = 0x0200;

    /// <summary>MBEDTLS_ERR_SSL_HANDSHAKE_FAILURE.</summary>
    public const int HandshakeFailure = -0x6E00;

    /// <summary>MBEDTLS_ERR_NET_RECV_FAILED: lwIP has broken the connection.</summary>
    public const int ReceiveFailed = -0x4C;

    /// <summary>MBEDTLS_ERR_NET_CONN_RESET: the peer has.</summary>
    public const int ConnectionReset = -0x50;

    /// <summary>MBEDTLS_ERR_SSL_CONN_EOF: the peer has ended it.</summary>
    public const int ConnectionEnd = -0x7280;

    /// <summary>MBEDTLS_ERR_SSL_INVALID_RECORD: what came is no TLS.</summary>
    public const int InvalidRecord = -0x7200;

    /// <summary>MBEDTLS_ERR_SSL_FATAL_ALERT_MESSAGE: the peer has refused, for want of a common version, say.</summary>
    public const int FatalAlert = -0x7780;

    /// <summary>The code.</summary>
    public int ErrorCode { get; } = errorCode;
}
