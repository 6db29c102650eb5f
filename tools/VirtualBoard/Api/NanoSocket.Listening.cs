using System.Net;
using System.Net.Sockets;
using DeviceMailer.VirtualBoard.Parts;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>The socket that listens, on the board's own network or on the local one, and those that it accepts.</summary>
public partial class NanoSocket
{
    private bool isOnAccessPoint;
    private bool isAccepted;
    private int listeningPort;      // 0: it does not listen
    private Task<Socket>? accepting;

    private NanoSocket(Board board, Socket accepted, bool isOnAccessPoint)
    {
        this.board = board;
        socket = accepted;
        SocketType = SocketType.Stream;
        this.isOnAccessPoint = isOnAccessPoint;
        outages = board.Network.Outages;
        IsConnected = true;
        isAccepted = true;
        number = board.Network.Sockets.Open(this);
    }

    // Nobody but a station, or a visitor on the local network, can want anything of a socket that listens.
    private bool IsReal => listeningPort == 0 || (isOnAccessPoint ? board.AccessPoint.HasStations : board.Network.HasVisitors);

    /// <summary>Begins to listen; so many connections wait to be accepted.</summary>
    public void Listen(int backlog)
    {
        ThrowIfClosed();
        if (udp != null || boundPort == 0) throw new NanoSocketException(SocketError.InvalidArgument);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen(backlog);
        listeningPort = boundPort;
        if (isOnAccessPoint) board.AccessPoint.Listen(listeningPort, (IPEndPoint)socket.LocalEndPoint!);
        else board.Network.Listen(listeningPort, (IPEndPoint)socket.LocalEndPoint!);
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
        return new NanoSocket(board, next.Result, isOnAccessPoint);
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

    // Bound to no address it is open to the local network; the board's own is off then.
    private void BindStream(IPEndPoint local)
    {
        boundPort = local.Port;
        if (local.Address.Equals(System.Net.IPAddress.Any) && !board.AccessPoint.IsOn) return;
        if (local.Address.ToString() != AccessPoint.Address) throw new NotSimulatedException($"System.Net.Sockets.Socket.Bind({local}) of TCP");
        if (!board.AccessPoint.IsOn) throw new NanoSocketException(SocketError.AddressNotAvailable);
        isOnAccessPoint = true;
    }
}
