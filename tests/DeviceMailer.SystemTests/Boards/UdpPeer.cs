// The other side of a board's datagrams: a real UDP socket on loopback that answers each.

using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DeviceMailer.SystemTests.Boards;

/// <summary>Answers datagrams until it is disposed of.</summary>
internal sealed class UdpPeer : IDisposable
{
    private readonly UdpClient socket = new(new IPEndPoint(IPAddress.Loopback, 0));

    /// <summary>Answers each text with texts; none: with nothing.</summary>
    internal UdpPeer(Func<string, string[]> answer) => _ = ServeAsync(answer);

    /// <summary>Answers each text with itself.</summary>
    internal UdpPeer()
        : this(text => ["echo " + text])
    {
    }

    internal IPEndPoint EndPoint => (IPEndPoint)socket.Client.LocalEndPoint!;

    /// <summary>Who sent last.</summary>
    internal IPEndPoint? Last { get; private set; }

    internal void Send(string text, IPEndPoint to) => socket.Send(Encoding.UTF8.GetBytes(text), to);

    public void Dispose() => socket.Dispose();

    private async Task ServeAsync(Func<string, string[]> answer)
    {
        try
        {
            while (true)
            {
                UdpReceiveResult received = await socket.ReceiveAsync();
                Last = received.RemoteEndPoint;
                foreach (string text in answer(Encoding.UTF8.GetString(received.Buffer))) Send(text, received.RemoteEndPoint);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Disposed of.
        }
    }
}
