// The other side of a board's connection: a real socket on loopback, at a free port, and a script for the first client that connects.

using System.Net;
using System.Net.Sockets;
using System.Text;
using DeviceMailer.VirtualBoard;

namespace DeviceMailer.SystemTests.Boards;

/// <summary>A server for one connection. Closing it ends the script.</summary>
internal sealed class LoopbackPeer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new(BoardBench.Patience);
    private readonly TaskCompletionSource<Socket> connected = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Listens; the script begins when somebody has connected.</summary>
    internal LoopbackPeer(Func<Socket, CancellationToken, Task> script)
    {
        listener.Start();
        Conversation = Task.Run(() => ServeAsync(script));
    }

    /// <summary>A peer that says nothing until the test makes it.</summary>
    internal LoopbackPeer()
        : this((_, stop) => Task.Delay(Timeout.Infinite, stop))
    {
    }

    internal IPEndPoint EndPoint => (IPEndPoint)listener.LocalEndpoint;

    /// <summary>The script, until its end.</summary>
    internal Task Conversation { get; }

    /// <summary>Who has connected.</summary>
    internal Task<Socket> Connected => connected.Task.WaitAsync(BoardBench.Patience);

    /// <summary>Leads all that the board connects to here.</summary>
    internal LoopbackPeer Behind(Board board)
    {
        board.Network.Route = (_, _) => EndPoint;
        return this;
    }

    /// <summary>Sends a text.</summary>
    internal static async Task SayAsync(Socket socket, string text, CancellationToken stop = default) =>
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), SocketFlags.None, stop);

    /// <summary>Reads so many characters, or to the end.</summary>
    internal static async Task<string> HearAsync(Socket socket, int count, CancellationToken stop)
    {
        byte[] buffer = new byte[count];
        await using var stream = new NetworkStream(socket);
        return Encoding.UTF8.GetString(buffer, 0, await stream.ReadAtLeastAsync(buffer, count, throwOnEndOfStream: false, stop));
    }

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        if (connected.Task.IsCompletedSuccessfully) connected.Task.Result.Dispose();
    }

    private async Task ServeAsync(Func<Socket, CancellationToken, Task> script)
    {
        using Socket socket = await listener.AcceptSocketAsync(stop.Token);
        connected.SetResult(socket);
        await script(socket, stop.Token);
    }
}
