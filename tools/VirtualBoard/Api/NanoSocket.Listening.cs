using System.Net;
using System.Net.Sockets;
using DeviceMailer.VirtualBoard.Parts;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>The socket that listens on the board's own network, and those that it accepts.</summary>
public partial class NanoSocket
{
    private bool isOnAccessPoint;
    private int listeningPort;      // 0: it does not listen
    private Task<Socket>? accepting;

    private NanoSocket(Board board, Socket accepted)
    {
        this.board = board;
        socket = accepted;
        SocketType = SocketType.Stream;
        isOnAccessPoint = true;
        IsConnected = true;
        number = board.Network.Sockets.Open(this);
    }

    // Nobody but a station can want anything of a socket that listens.
    private bool IsReal => listeningPort == 0 || board.AccessPoint.HasStations;

    /// <summary>Begins to listen; so many connections wait to be accepted.</summary>
    public void Listen(int backlog)
    {
        ThrowIfClosed();
        if (udp != null || boundPort == 0) throw new NanoSocketException(SocketError.InvalidArgument);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen(backlog);
        listeningPort = boundPort;
        board.AccessPoint.Listen(listeningPort, (IPEndPoint)socket.LocalEndPoint!);
    }

    /// <summary>Takes a connection, or waits for one without limit: its thread only.</summary>
    public NanoSocket Accept()
    {
        ThrowIfClosed();
        if (listeningPort == 0) throw new NanoSocketException(SocketError.InvalidArgument);
        Task<Socket> next = Accepting();
        Await(next, -1);
        accepting = null;
        readable = null;
        return new NanoSocket(board, next.Result);
    }

    /// <summary>
    /// The board has lost its power. A server far away hears nothing of it; but who has joined the board's own network loses that with it, and phones break what was connected
    /// over it, or are told so by the board when it is back. Nobody may wait for an answer that nobody gives.
    /// </summary>
    internal void LosePower()
    {
        if (!isOnAccessPoint) return;
        Reset(socket);
        DropWaiting();
    }

    private static void Reset(Socket lost)
    {
        lost.LingerState = new LingerOption(true, 0);
        lost.Dispose();
    }

    // Whom the PC has accepted, and the board not yet.
    private void DropWaiting() => _ = accepting?.ContinueWith(task => Reset(task.Result), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);

    private Task<Socket> Accepting() => accepting ??= socket.AcceptAsync();

    private int boundPort;

    // What listens anywhere but on the board's own network would be open to the local one, which no firmware of ours is.
    private void BindStream(IPEndPoint local)
    {
        if (local.Address.ToString() != AccessPoint.Address) throw new NotSimulatedException($"System.Net.Sockets.Socket.Bind({local}) of TCP");
        if (!board.AccessPoint.IsOn) throw new NanoSocketException(SocketError.AddressNotAvailable);
        isOnAccessPoint = true;
        boundPort = local.Port;
    }
}
