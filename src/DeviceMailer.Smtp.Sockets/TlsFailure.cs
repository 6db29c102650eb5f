// Why a TLS handshake failed, out of the exception that the platform throws.

using System;
using System.Net.Sockets;
using System.Reflection;
using DeviceMailer.Smtp.Transport;

namespace DeviceMailer.Smtp.Sockets;

/// <summary>Translates the platform's TLS errors.</summary>
internal static class TlsFailure
{
    // mbedTLS's verification flags (x509.h, MBEDTLS_X509_BADCERT_...): the error's code when it is not negative.
    private const int Expired = 0x01;
    private const int WrongHost = 0x04;
    private const int NotTrusted = 0x08;
    private const int NotYetValid = 0x0200;

    // MBEDTLS_ERR_NET_RECV_FAILED: lwIP has aborted the connection because nothing was heard for too long. A reset by the server is another code.
    private const int ReceiveFailed = -0x4C;

    /// <summary>
    /// The reason. System.Net 1.11.60 throws a CryptographicException with an ErrorCode, older packages a SocketException with another: the
    /// type that the older lack cannot be named here, so the property is asked for by its name.
    /// </summary>
    internal static TransportResult ReasonOf(Exception e)
    {
        if (e is SocketException) return TransportResult.TlsFailed; // its code has none of these meanings
        MethodInfo getter = e.GetType().GetMethod("get_ErrorCode");
        if (getter == null) return TransportResult.TlsFailed;
        int code = (int)getter.Invoke(e, null);
        if (code == ReceiveFailed) return TransportResult.TimedOut;
        if (code <= 0) return TransportResult.TlsFailed;

        // The clock first: while it is unset, dates are wrong whatever else is.
        if ((code & NotYetValid) != 0) return TransportResult.CertificateNotYetValid;
        if ((code & Expired) != 0) return TransportResult.CertificateExpired;
        if ((code & NotTrusted) != 0) return TransportResult.CertificateNotTrusted;
        return (code & WrongHost) != 0 ? TransportResult.CertificateWrongHost : TransportResult.TlsFailed;
    }
}
