using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Security.Cryptography.X509Certificates.X509Certificate: one certificate or several, PEM or DER.</summary>
[NanoType("System.Security.Cryptography.X509Certificates.X509Certificate")]
public class NanoX509Certificate
{
    private const byte DerSequence = 0x30;

    /// <summary>From PEM text.</summary>
    public NanoX509Certificate(string certificate) => Certificates.ImportFromPem(certificate);

    /// <summary>From DER, or from PEM whose last byte is NUL: without it the device's parser takes PEM for DER and fails.</summary>
    public NanoX509Certificate(byte[] certificate)
    {
        // DER may end with a zero byte, too.
        if (certificate.Length > 0 && certificate[0] == DerSequence) Certificates.Add(X509CertificateLoader.LoadCertificate(certificate));
        else if (certificate.Length > 0 && certificate[^1] == 0) Certificates.ImportFromPem(Encoding.ASCII.GetString(certificate, 0, certificate.Length - 1));
        else throw new CryptographicException("neither DER nor PEM that ends with NUL");
    }

    internal X509Certificate2Collection Certificates { get; } = [];

    /// <summary>Until when the first is valid.</summary>
    public virtual DateTime GetExpirationDate() => Certificates[0].NotAfter.ToUniversalTime();

    /// <summary>From when the first is valid.</summary>
    public virtual DateTime GetEffectiveDate() => Certificates[0].NotBefore.ToUniversalTime();
}
