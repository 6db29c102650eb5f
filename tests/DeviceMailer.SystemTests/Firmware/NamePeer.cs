using System.Net;
using System.Net.Sockets;

namespace DeviceMailer.SystemTests.Firmware;

/// <summary>A name server on loopback that answers each query as a test wishes, until it is disposed of.</summary>
internal sealed class NamePeer : IDisposable
{
    private readonly UdpClient socket = new(new IPEndPoint(IPAddress.Loopback, 0));

    /// <param name="answer">What to send for a query, and whether from another port.</param>
    /// <param name="isStranger">It comes from another port than it was asked at.</param>
    internal NamePeer(Func<byte[], byte[]> answer, bool isStranger = false) => _ = ServeAsync(answer, isStranger);

    internal IPEndPoint EndPoint => (IPEndPoint)socket.Client.LocalEndPoint!;

    /// <summary>How often it was asked.</summary>
    internal int Queries { get; private set; }

    /// <summary>A good answer with one address.</summary>
    internal static byte[] Address(byte[] query, byte last)
    {
        byte[] answer = [.. query, 0xC0, 12, 0, 1, 0, 1, 0, 0, 1, 0, 0, 4, 192, 0, 2, last];
        answer[2] |= 0x80;
        answer[3] = 0x80;
        answer[7] = 1;
        return answer;
    }

    public void Dispose() => socket.Dispose();

    private async Task ServeAsync(Func<byte[], byte[]> answer, bool isStranger)
    {
        using var other = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        try
        {
            while (true)
            {
                UdpReceiveResult received = await socket.ReceiveAsync();
                Queries++;
                await (isStranger ? other : socket).SendAsync(answer(received.Buffer), received.RemoteEndPoint);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Disposed of.
        }
    }
}
