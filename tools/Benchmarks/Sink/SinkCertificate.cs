using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DeviceMailer.Benchmarks.Sink;

/// <summary>A certificate that lives as long as a run.</summary>
internal static class SinkCertificate
{
    private const string Name = "CN=localhost";

    /// <summary>True for one of these: clients that know no authority of it ask.</summary>
    internal static bool IsOurs(X509Certificate? shown) => shown?.Subject == Name;

    /// <summary>Makes one for localhost, signed by itself.</summary>
    internal static X509Certificate2 Create()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Name, key, HashAlgorithmName.SHA256);
        DateTimeOffset now = DateTimeOffset.UtcNow;
        using X509Certificate2 certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));

        // A key that lives in memory only is not taken by every platform's TLS; one from a PKCS #12 is.
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
