// The certificates that a mail server shows, by implicit TLS or STARTTLS. Looks and judges nothing; every wait has a limit.

using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace DeviceMailer.VirtualBoard.Roots;

/// <summary>What a server showed.</summary>
/// <param name="Leaf">Its own certificate.</param>
/// <param name="Others">What came behind it, in no particular order.</param>
/// <param name="IsNameRight">True when the certificate names the host.</param>
internal sealed record ServerChain(X509Certificate2 Leaf, X509Certificate2Collection Others, bool IsNameRight)
{
    private const int TlsPort = 465;
    private const int MaxGreetingBytes = 4096;

    /// <summary>For the connection, the lines before TLS, and the handshake together.</summary>
    private static readonly TimeSpan limit = TimeSpan.FromSeconds(15);

    /// <summary>Connects and looks.</summary>
    /// <param name="host">A name or an address.</param>
    /// <param name="port">465 takes TLS at once, all others STARTTLS, unless <paramref name="isTls"/> says otherwise.</param>
    /// <param name="isTls">True: TLS at once; false: STARTTLS; null: by the port.</param>
    /// <exception cref="IOException">It cannot be had; the message is a sentence for the user.</exception>
    internal static async Task<ServerChain> ReadAsync(string host, int port, bool? isTls)
    {
        using var stop = new CancellationTokenSource(limit);
        bool atOnce = isTls ?? port == TlsPort;
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(host, port, stop.Token);
            NetworkStream stream = client.GetStream();
            if (!atOnce) await AskForTlsAsync(stream, host, port, stop.Token);
            return await ShakeHandsAsync(stream, host, stop.Token);
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain)
        {
            throw new IOException($"{host}: no such host; check the spelling, and that this PC is online");
        }
        catch (SocketException e)
        {
            throw new IOException($"{host}:{port}: no connection ({e.SocketErrorCode}); nothing listens there, or a firewall is between. Usual ports: 465 (TLS), 587 (STARTTLS)");
        }
        catch (Exception e) when (e is AuthenticationException or IOException { InnerException: not null })
        {
            throw new IOException($"{host}:{port}: no TLS ({e.Message.TrimEnd('.')}); {(atOnce ? "the port may want STARTTLS: --security starttls" : "the port may want TLS at once: --security tls")}");
        }
        catch (OperationCanceledException)
        {
            throw new IOException($"{host}:{port}: no answer in {limit.TotalSeconds:0} s; {(atOnce ? "nothing answers there" : "a port that says nothing may want TLS at once: --security tls")}");
        }
    }

    private static async Task<ServerChain> ShakeHandsAsync(Stream stream, string host, CancellationToken cancel)
    {
        ServerChain? seen = null;
#pragma warning disable CA5359 // every certificate is looked at, a bad one too: nothing is ever sent over this connection
        await using var tls = new SslStream(stream);
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = host,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
            RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
            {
                var others = new X509Certificate2Collection();
                foreach (X509Certificate2 shown in chain!.ChainPolicy.ExtraStore) others.Add(X509CertificateLoader.LoadCertificate(shown.RawData));
                seen = new ServerChain(X509CertificateLoader.LoadCertificate(certificate!.GetRawCertData()), others, !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch));
                return true;
            },
        };
#pragma warning restore CA5359
        await tls.AuthenticateAsClientAsync(options, cancel);
        return seen!;
    }

    // 220, EHLO, STARTTLS, 220 (RFC 3207).
    private static async Task AskForTlsAsync(Stream stream, string host, int port, CancellationToken cancel)
    {
        await ExpectAsync(stream, "220", cancel);
        await stream.WriteAsync("EHLO [127.0.0.1]\r\n"u8.ToArray(), cancel);
        string offer = await ExpectAsync(stream, "250", cancel);
        if (!offer.Contains("STARTTLS", StringComparison.OrdinalIgnoreCase)) throw new IOException($"{host}:{port}: the server offers no STARTTLS there; port 465 takes TLS at once");
        await stream.WriteAsync("STARTTLS\r\n"u8.ToArray(), cancel);
        await ExpectAsync(stream, "220", cancel);
    }

    private static async Task<string> ExpectAsync(Stream stream, string code, CancellationToken cancel)
    {
        var reply = new StringBuilder();
        byte[] octet = new byte[1];
        int lineStart = 0;
        while (reply.Length < MaxGreetingBytes)
        {
            if (await stream.ReadAsync(octet, cancel) == 0) throw new IOException("the server hung up before TLS");
            reply.Append((char)octet[0]);
            if (octet[0] != '\n') continue;
            string line = reply.ToString(lineStart, reply.Length - lineStart);
            lineStart = reply.Length;
            if (line.Length > 3 && line[3] == '-') continue;
            if (line.StartsWith(code, StringComparison.Ordinal)) return reply.ToString();
            throw new IOException($"the server said {line.Trim()} before TLS");
        }

        throw new IOException("the server does not speak SMTP");
    }
}
