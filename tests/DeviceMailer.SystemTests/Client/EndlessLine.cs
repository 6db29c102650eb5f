// A server that greets with one line of hundreds of megabytes, and how much memory the process has while it does.
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DeviceMailer.SystemTests.Client;

/// <summary>One connection of such a server.</summary>
internal sealed class EndlessLine : IDisposable
{
    private const int BlockBytes = 1 << 20;
    private const int Looks = 8;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    internal EndlessLine() => listener.Start();

    /// <summary>Where it listens.</summary>
    internal IPEndPoint EndPoint => (IPEndPoint)listener.LocalEndpoint;

    /// <summary>How many bytes the client has been sent.</summary>
    internal long SentBytes { get; private set; }

    /// <summary>By how much what is alive on the managed heap has grown, at most, from one look to a later one; after each eighth of the line.</summary>
    internal long MaxGrowthBytes { get; private set; }

    /// <summary>Sends the line, without an end, and hangs up when it is so long.</summary>
    internal async Task ServeAsync(long bytes = long.MaxValue)
    {
        using TcpClient client = await listener.AcceptTcpClientAsync();
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync("220 "u8.ToArray());
        byte[] block = Encoding.ASCII.GetBytes(new string('x', BlockBytes));
        long least = long.MaxValue;
        while (SentBytes < bytes)
        {
            await stream.WriteAsync(block);
            SentBytes += block.Length;
            if (SentBytes % (bytes / Looks) >= BlockBytes && SentBytes > BlockBytes) continue;
            long alive = GC.GetTotalMemory(forceFullCollection: true);
            least = Math.Min(least, alive);
            MaxGrowthBytes = Math.Max(MaxGrowthBytes, alive - least);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();
}
