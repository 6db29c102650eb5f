// A server on loopback that shows a chain of our own making by TLS or STARTTLS, and no more: leaf and intermediate (.NET shows no root), or one that signed itself.

using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace DeviceMailer.SystemTests.Commands;

/// <summary>Shows certificates.</summary>
internal sealed class ChainServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private static int made;

    private readonly X509Certificate2 leaf;
    private readonly X509Certificate2Collection others = [];
    private readonly bool isStartTls;

    /// <summary>Starts.</summary>
    internal ChainServer(bool isStartTls = false, bool isSelfSigned = false, string name = "localhost", int lastYear = 2080)
    {
        this.isStartTls = isStartTls;
        using RSA rootKey = RSA.Create(2048);
        using RSA middleKey = RSA.Create(2048);
        using RSA leafKey = RSA.Create(2048);
        Root = Authority($"CN=Root {Interlocked.Increment(ref made)} of a test", rootKey).CreateSelfSigned(Start(2020), Start(lastYear));
        using X509Certificate2 middle = Authority("CN=Intermediate of a test", middleKey).Create(Root, Start(2020), Start(lastYear), [2]);
        using X509Certificate2 middleWithKey = middle.CopyWithPrivateKey(middleKey);
        var request = new CertificateRequest($"CN={name}", leafKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 signed = request.Create(middleWithKey, Start(2020), Start(lastYear), [3]);
        using X509Certificate2 withKey = isSelfSigned ? request.CreateSelfSigned(Start(2020), Start(lastYear)) : signed.CopyWithPrivateKey(leafKey);
        leaf = X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
        others.Add(X509CertificateLoader.LoadCertificate(middle.RawData));
        listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>The root, which is not shown.</summary>
    internal X509Certificate2 Root { get; }

    /// <summary>The server's own certificate.</summary>
    internal X509Certificate2 Leaf => leaf;

    /// <summary>What is shown behind it.</summary>
    internal X509Certificate2Collection Others => others;

    internal int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public void Dispose()
    {
        listener.Dispose();
        leaf.Dispose();
        Root.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                using TcpClient client = await listener.AcceptTcpClientAsync();
                await ShowAsync(client.GetStream());
            }
            catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
            {
                // The client has seen enough.
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ShowAsync(NetworkStream stream)
    {
        if (isStartTls)
        {
            await stream.WriteAsync("220-hello\r\n220 there\r\n"u8.ToArray());
            await ReadLineAsync(stream);
            await stream.WriteAsync("250-there\r\n250 STARTTLS\r\n"u8.ToArray());
            await ReadLineAsync(stream);
            await stream.WriteAsync("220 go ahead\r\n"u8.ToArray());
        }

        await using var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = SslStreamCertificateContext.Create(leaf, others, offline: true) });
        await tls.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false);
    }

    private static async Task ReadLineAsync(Stream stream)
    {
        var line = new StringBuilder();
        byte[] octet = new byte[1];
        while (await stream.ReadAsync(octet) == 1 && octet[0] != '\n') line.Append((char)octet[0]);
    }

    private static CertificateRequest Authority(string subject, RSA key)
    {
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request;
    }

    private static DateTimeOffset Start(int year) => new(year, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
