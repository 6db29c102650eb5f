// In place of a browser: an HTTP client that goes where it is sent, from https to http on this machine, too, as browsers do and HttpClient by itself does not.

using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using DeviceMailer.SystemTests.Servers;

namespace DeviceMailer.SystemTests.Tokens;

/// <summary>Opens pages.</summary>
internal static class Browser
{
    /// <summary>A client that knows the test's server by its name, and trusts who signed its certificate.</summary>
    internal static HttpClient NewClient(TokenServer server, TestAuthority authority) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        SslOptions = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { X509CertificateLoader.LoadCertificate(authority.Der) },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        },
        ConnectCallback = async (context, stop) =>
        {
            EndPoint there = context.DnsEndPoint.Host == TokenServer.Host ? server.EndPoint : context.DnsEndPoint;
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(there, stop);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    });

    /// <summary>Opens an address, and whatever it leads to.</summary>
    /// <returns>What the last page says.</returns>
    internal static async Task<string> GoAsync(HttpClient client, string address)
    {
        for (; ; )
        {
            using HttpResponseMessage answer = await client.GetAsync(address);
            if (answer.Headers.Location is { } next) address = new Uri(new Uri(address), next).AbsoluteUri;
            else return await answer.Content.ReadAsStringAsync();
        }
    }
}
