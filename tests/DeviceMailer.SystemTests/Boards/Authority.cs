// A certification authority that lives as long as one test.

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DeviceMailer.SystemTests.Boards;

/// <summary>Signs servers' certificates.</summary>
internal sealed class Authority : IDisposable
{
    private readonly X509Certificate2 root;

    internal Authority(int validFromYear = 2020)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Authority of a test", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        root = request.CreateSelfSigned(StartOf(validFromYear), StartOf(2100));
    }

    internal string Pem => root.ExportCertificatePem();

    internal byte[] Der => root.RawData;

    /// <summary>Makes a server's certificate, valid from the start of a year to the start of another.</summary>
    internal X509Certificate2 Sign(string host = "server.test", int from = 2025, int to = 2030)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, false, 0, critical: true));
        using X509Certificate2 certificate = request.Create(root, StartOf(from), StartOf(to), [1, 2, 3, 4]);
        using X509Certificate2 withKey = certificate.CopyWithPrivateKey(key);

        // A key that lives in memory only is not taken by every platform's TLS; one from a PKCS #12 is.
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
    }

    public void Dispose() => root.Dispose();

    private static DateTimeOffset StartOf(int year) => new(year, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
