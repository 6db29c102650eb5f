// A certification authority that lives as long as one test, and the certificates, good and bad, that servers show to a client.
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DeviceMailer.SystemTests.Servers;

/// <summary>Signs servers' certificates. Keys are ECDSA P-256.</summary>
public sealed class TestAuthority : IDisposable
{
    /// <summary>The host name that the good certificate is for, next to <c>localhost</c>.</summary>
    public const string Host = "mail." + TestMail.Domain;

    // Good for any clock a test may have; a certificate's own years are what makes it expired or not yet valid.
    private const int FirstYear = 2020;
    private const int LastYear = 2090;

    private readonly X509Certificate2 root;

    /// <summary>Makes an authority whose own certificate is valid from the start of a year on.</summary>
    public TestAuthority(int validFromYear = FirstYear)
    {
        using ECDsa key = NewKey();
        CertificateRequest request = Request("CN=Authority of a test", key, isAuthority: true);
        root = request.CreateSelfSigned(StartOf(validFromYear), StartOf(LastYear + 1));
    }

    /// <summary>The authority's certificate as a client is given it.</summary>
    public string Pem => root.ExportCertificatePem();

    /// <summary>The same in binary.</summary>
    public byte[] Der => root.RawData;

    /// <summary>A certificate for <see cref="Host"/> and <c>localhost</c> that a client has to take.</summary>
    public ServerCertificate Good() => Issue([Host, "localhost"], FirstYear, LastYear);

    /// <summary>One that ended years ago.</summary>
    public ServerCertificate Expired() => Issue([Host, "localhost"], FirstYear, FirstYear + 1);

    /// <summary>One that begins in decades.</summary>
    public ServerCertificate NotYetValid() => Issue([Host, "localhost"], LastYear - 1, LastYear);

    /// <summary>One for a host that nobody connects to.</summary>
    public ServerCertificate WrongHost() => Issue(["elsewhere.test"], FirstYear, LastYear);

    /// <summary>One for the right host that no authority has signed.</summary>
    public static ServerCertificate SelfSigned()
    {
        using ECDsa key = NewKey();
        CertificateRequest request = Request($"CN={Host}", key, isAuthority: false, Host, "localhost");
        using X509Certificate2 certificate = request.CreateSelfSigned(StartOf(FirstYear), StartOf(LastYear));
        return ServerCertificate.From(key, certificate);
    }

    /// <summary>
    /// Makes a server's certificate, valid from the start of a year to the start of another, for a server within .NET.
    /// </summary>
    public X509Certificate2 Sign(string host = "server.test", int from = 2025, int to = 2030) => Sign([host], from, to);

    /// <summary>Forgets the authority's key.</summary>
    public void Dispose() => root.Dispose();

    private ServerCertificate Issue(string[] hosts, int from, int to)
    {
        using X509Certificate2 certificate = Sign(hosts, from, to);
        using ECDsa key = certificate.GetECDsaPrivateKey()!;
        return ServerCertificate.From(key, certificate, root);
    }

    private X509Certificate2 Sign(string[] hosts, int from, int to)
    {
        using ECDsa key = NewKey();
        CertificateRequest request = Request($"CN={hosts[0]}", key, isAuthority: false, hosts);
        using X509Certificate2 certificate = request.Create(root, StartOf(from), StartOf(to), RandomNumberGenerator.GetBytes(8));
        using X509Certificate2 withKey = certificate.CopyWithPrivateKey(key);

        // A key that lives in memory only is not taken by every platform's TLS; one from a PKCS #12 is.
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }

    private static CertificateRequest Request(string subject, ECDsa key, bool isAuthority, params string[] hosts)
    {
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, critical: true));
        if (isAuthority)
        {
            request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
            request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        }

        if (hosts.Length > 0)
        {
            var names = new SubjectAlternativeNameBuilder();
            foreach (string host in hosts)
            {
                names.AddDnsName(host);
            }

            request.CertificateExtensions.Add(names.Build());
        }

        return request;
    }

    private static ECDsa NewKey() => ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private static DateTimeOffset StartOf(int year) => new(year, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
