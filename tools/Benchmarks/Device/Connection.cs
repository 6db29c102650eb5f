// The device client's connection: .NET's sockets and TLS on loopback. Here its waits are counted, at the layer that SMTP is spoken over.

using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace DeviceMailer.Benchmarks.Device;

/// <summary>What the device's HostTransport calls. Throws where the device would be told of a failure: none is expected here.</summary>
internal sealed class Connection(X509Certificate2? certificate) : IDisposable
{
    /// <summary>What a segment carries on Ethernet and Wi-Fi.</summary>
    internal const int SegmentBytes = 1460;

    private const int TimeoutMs = 30000;

    // HostTransport's verbs.
    private const int ConnectVerb = 0;
    private const int StartTlsVerb = 1;
    private const int ReadVerb = 2;
    private const int WriteVerb = 3;

    private Socket? socket;
    private SslStream? tls;
    private bool mustHear;

    /// <summary>
    /// How often the client had to hear the server before it could go on: a read behind a write, and the greeting. More reads of the same
    /// answer are no more waits, and a handshake's own are TLS's.
    /// </summary>
    internal int Waits { get; private set; }

    /// <summary>In how many TCP segments what was written went, each write beginning one, as on a device without Nagle's algorithm.</summary>
    internal int Segments { get; private set; }

    /// <summary>How many bytes were written.</summary>
    internal int Written { get; private set; }

    /// <summary>Does one verb; see the device's TransportCall.</summary>
    internal int Call(int verb, byte[]? buffer, int offset, int count)
    {
        switch (verb)
        {
            case ConnectVerb:
                Connect(count);
                return 0;
            case StartTlsVerb:
                ShakeHands();
                return 0;
            case ReadVerb:
                if (mustHear) Waits++;
                mustHear = false;
                return tls?.Read(buffer!, offset, count) ?? socket!.Receive(buffer!, offset, count, SocketFlags.None);
            case WriteVerb:
                mustHear = true;
                Written += count;
                Segments += (count + SegmentBytes - 1) / SegmentBytes;
                if (tls != null) tls.Write(buffer!, offset, count);
                else socket!.Send(buffer!, offset, count, SocketFlags.None); // a blocking socket sends all
                return 0;
            default:
                Dispose();
                return 0;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        tls?.Dispose();
        tls = null;
        socket?.Dispose();
        socket = null;
    }

    private void Connect(int port)
    {
        Dispose();
        socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true, // as the firmware's
            ReceiveTimeout = TimeoutMs,
            SendTimeout = TimeoutMs,
        };
        socket.Connect(IPAddress.Loopback, port);
        mustHear = true; // the greeting is waited for
        Waits = 0;
        Segments = 0;
        Written = 0;
    }

    private void ShakeHands()
    {
        tls = new SslStream(new NetworkStream(socket!), leaveInnerStreamOpen: false, (_, shown, _, _) => shown != null && shown.Equals(certificate));
        tls.AuthenticateAsClient("localhost");
    }
}
