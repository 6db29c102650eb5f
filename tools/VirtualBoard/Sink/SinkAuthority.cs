// A certification authority that lives as long as one run, and the one certificate that it signs: the sink's. Both are made in memory,
// so that nobody else can ever have the keys.
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>Signs a certificate for the hosts that the settings name. Keys are ECDSA P-256.</summary>
public sealed class SinkAuthority : IDisposable
{
    // Good for whatever the board's clock is set to in a run.
    private static readonly DateTimeOffset From = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = new(2090, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Makes the authority and the certificate.</summary>
    /// <param name="hosts">Names and IPv4 addresses under which the board connects; at least one.</param>
    public SinkAuthority(params IReadOnlyList<string> hosts)
    {
        using ECDsa rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var root = new CertificateRequest("CN=Virtual board's authority for this run", rootKey, HashAlgorithmName.SHA256);
        root.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        root.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        root.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(root.PublicKey, critical: false));
        Root = root.CreateSelfSigned(From, Until);

        Certificate = Sign(Until, hosts);
    }

    /// <summary>Whom to trust.</summary>
    public X509Certificate2 Root { get; }

    /// <summary>The sink's certificate, with its key.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>Signs another certificate.</summary>
    /// <param name="until">When it expires.</param>
    /// <param name="hosts">Names and IPv4 addresses; at least one.</param>
    public X509Certificate2 Sign(DateTimeOffset until, params IReadOnlyList<string> hosts)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var server = new CertificateRequest("CN=mail sink", key, HashAlgorithmName.SHA256);
        server.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, false, 0, critical: true));
        server.CertificateExtensions.Add(Names(hosts));
        using X509Certificate2 signed = server.Create(Root, From, until, RandomNumberGenerator.GetBytes(8));
        using X509Certificate2 withKey = signed.CopyWithPrivateKey(key);

        // A key that lives in memory only is not taken by every platform's TLS; one from a PKCS #12 is.
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }

    /// <summary>Forgets the keys.</summary>
    public void Dispose()
    {
        Certificate.Dispose();
        Root.Dispose();
    }

    private static X509Extension Names(IReadOnlyList<string> hosts)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (string host in hosts)
        {
            if (IPAddress.TryParse(host, out IPAddress? address)) names.AddIpAddress(address);
            else names.AddDnsName(host);
        }

        return names.Build();
    }
}
