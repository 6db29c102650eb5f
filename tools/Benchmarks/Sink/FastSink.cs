// The receiving end for measurements, on loopback: takes what comes, counts it and forgets it. The virtual board's sink checks every byte
// and stores the mail, which would be most of what is measured; this one only finds the end.

using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace DeviceMailer.Benchmarks.Sink;

/// <summary>A server with a thread for each connection.</summary>
internal sealed class FastSink : IDisposable
{
    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly Offer offer;
    private readonly X509Certificate2? certificate;
    private readonly bool tlsFirst;
    private int connections;
    private int messages;

    /// <summary>Starts it on a free port.</summary>
    /// <param name="offer">What it says that it can.</param>
    /// <param name="certificate">For STARTTLS; null: none is offered.</param>
    /// <param name="tlsFirst">TLS from the first byte in place of STARTTLS.</param>
    internal FastSink(Offer offer, X509Certificate2? certificate = null, bool tlsFirst = false)
    {
        this.offer = offer;
        this.certificate = certificate;
        this.tlsFirst = tlsFirst;
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        new Thread(Accept) { IsBackground = true, Name = "sink" }.Start();
    }

    /// <summary>Where it listens.</summary>
    internal int Port { get; }

    /// <summary>How many connections there were.</summary>
    internal int Connections => Volatile.Read(ref connections);

    /// <summary>How many messages it has taken.</summary>
    internal int Messages => Volatile.Read(ref messages);

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();

    private void Accept()
    {
        try
        {
            for (; ; )
            {
                Socket socket = listener.Accept();
                Interlocked.Increment(ref connections);
                new Thread(() => Serve(socket)) { IsBackground = true, Name = "sink connection" }.Start();
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The sink was disposed, while it waited or between two connections.
        }
    }

    private void Serve(Socket socket)
    {
        socket.NoDelay = true;
        using var session = new FastSinkSession(new PromptStream(socket), offer, certificate, () => Interlocked.Increment(ref messages));
        try
        {
            session.Run(tlsFirst);
        }
        catch (Exception e) when (e is IOException or AuthenticationException)
        {
            // The client is gone: what it has delivered is counted.
        }
    }
}
