// TLS in front of the bench's sink, which has none: the device's first connection may meet a script instead.

using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace DeviceMailer.SystemTests.Firmware;

/// <summary>A server on loopback that all connections of a device lead to.</summary>
internal sealed class TlsFrontDoor : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly FirmwareBench bench;
    private readonly X509Certificate2 certificate;
    private Func<Socket, CancellationToken, Task>? misbehaviour;

    internal TlsFrontDoor(FirmwareBench bench, X509Certificate2 certificate, Func<Socket, CancellationToken, Task>? misbehaviour = null)
    {
        this.bench = bench;
        this.certificate = certificate;
        this.misbehaviour = misbehaviour;
        listener.Start();
        bench.Board.Network.Route = (_, _) => (IPEndPoint)listener.LocalEndpoint;
        _ = AcceptAsync();
    }

    internal SslProtocols Offered { get; init; } = SslProtocols.Tls12 | SslProtocols.Tls13;

    /// <summary>What is done between the first good handshake and the greeting.</summary>
    internal Func<CancellationToken, Task>? BeforeGreeting { get; set; }

    internal bool IsMisbehaving { get; private set; }

    internal static async Task<SslStream> ShakeAsync(Socket socket, X509Certificate2 certificate, SslProtocols offered, CancellationToken stop)
    {
        var stream = new SslStream(new NetworkStream(socket));
        await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate, EnabledSslProtocols = offered }, stop);
        return stream;
    }

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            for (; ; ) _ = ServeAsync(await listener.AcceptSocketAsync(stop.Token));
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using Socket client = socket;
        try
        {
            Func<Socket, CancellationToken, Task>? first = misbehaviour;
            misbehaviour = null;
            if (first != null)
            {
                IsMisbehaving = true;
                await first(client, stop.Token);
                return;
            }

            await using SslStream stream = await ShakeAsync(client, certificate, Offered, stop.Token);
            Func<CancellationToken, Task>? before = BeforeGreeting;
            BeforeGreeting = null;
            if (before != null) await before(stop.Token);
            using var server = new TcpClient();
            await server.ConnectAsync(bench.Sink.EndPoint, stop.Token);
            NetworkStream sink = server.GetStream();
            await Task.WhenAny(stream.CopyToAsync(sink, stop.Token), sink.CopyToAsync(stream, stop.Token));
        }
        catch (Exception e) when (e is IOException or AuthenticationException or OperationCanceledException or SocketException)
        {
            // The device has hung up, or the test is over.
        }
    }
}
