// The client's side of a connection, for tests that want every octet in their own hand. Knows what a reply is, how TLS begins and
// nothing else of SMTP; every wait has a limit.
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace DeviceMailer.SystemTests.Servers;

/// <summary>Sends text as ISO-8859-1, one octet for each character, and reads replies.</summary>
public sealed class RawSmtpClient : IDisposable
{
    /// <summary>Far above any wait on loopback, even on a loaded machine.</summary>
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(30);

    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] octet = new byte[1];
    private Stream stream = Stream.Null; // until connected

    private RawSmtpClient()
    {
    }

    /// <summary>Connects; the greeting is still to be read.</summary>
    public static async Task<RawSmtpClient> ConnectAsync(IPEndPoint server)
    {
        var client = new RawSmtpClient();
        await client.socket.ConnectAsync(server);
        client.stream = new NetworkStream(client.socket);
        return client;
    }

    /// <summary>Begins TLS and checks the server's certificate, with the one authority given, for the host.</summary>
    /// <exception cref="System.Security.Authentication.AuthenticationException">The certificate is no good.</exception>
    public async Task SecureAsync(string authorityPem, string host = TestAuthority.Host)
    {
        using var limit = new CancellationTokenSource(ReadTimeout);
        var secured = new SslStream(stream);
        stream = secured;
        using X509Certificate2 authority = X509Certificate2.CreateFromPem(authorityPem);
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.Add(authority);
        await secured.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions { TargetHost = host, CertificateChainPolicy = policy },
            limit.Token);
    }

    /// <summary>Sends text as it is: the caller writes the CRLFs.</summary>
    public async Task SendAsync(string text, Split split = Split.Whole)
    {
        byte[] octets = Encoding.Latin1.GetBytes(text);
        for (int start = 0; start < octets.Length;)
        {
            int length = NextLength(octets.AsSpan(start), split);
            await stream.WriteAsync(octets.AsMemory(start, length));
            start += length;
        }
    }

    /// <summary>Sends a line with its CRLF and reads the reply.</summary>
    public async Task<string> AskAsync(string line)
    {
        await SendAsync(line + "\r\n");
        return await ReplyAsync();
    }

    /// <summary>Reads one reply, all its lines, without the last CRLF.</summary>
    public async Task<string> ReplyAsync()
    {
        var reply = new StringBuilder();
        while (true)
        {
            int lineStart = reply.Length;
            while (!reply.ToString(lineStart, reply.Length - lineStart).EndsWith("\r\n", StringComparison.Ordinal))
            {
                reply.Append(await ReadAsync() ?? throw new InvalidOperationException($"Closed after \"{reply}\"."));
            }

            if (reply[lineStart + 3] != '-') // RFC 5321 4.2.1
            {
                return reply.ToString(0, reply.Length - 2);
            }
        }
    }

    /// <summary>Reads all that comes until the server closes.</summary>
    public async Task<string> ReadToEndAsync()
    {
        var text = new StringBuilder();
        while (await ReadAsync() is { } character)
        {
            text.Append(character);
        }

        return text.ToString();
    }

    /// <summary>Says that nothing more will be sent.</summary>
    public void ShutdownSend() => socket.Shutdown(SocketShutdown.Send);

    /// <summary>Closes the connection.</summary>
    public void Dispose()
    {
        stream.Dispose();
        socket.Dispose();
    }

    private static int NextLength(ReadOnlySpan<byte> rest, Split split) => split switch
    {
        Split.Whole => rest.Length,
        Split.ByLine => rest.IndexOf((byte)'\n') + 1 is var line and > 0 ? line : rest.Length,
        _ => 1,
    };

    private async Task<char?> ReadAsync()
    {
        using var limit = new CancellationTokenSource(ReadTimeout);
        int count = await stream.ReadAsync(octet.AsMemory(), limit.Token);
        return count == 0 ? null : (char)octet[0];
    }
}
