using System.Net;
using System.Net.Sockets;
using DeviceMailer.VirtualBoard.Loading;
using DeviceMailer.VirtualBoard.Parts;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>
/// System.Net.Sockets.Socket over a real TCP socket: blocks its thread only, knows time-outs in both directions but none for Connect, and
/// reads 0 when the other side has closed. Over UDP it is in NanoSocket.Datagrams.cs.
/// </summary>
[NanoType("System.Net.Sockets.Socket")]
public partial class NanoSocket : IDisposable
{
    private readonly Board board = Board.Current;
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly UdpPort? udp;
    private Task? readable;
    private Task awaited = Task.CompletedTask;
    private bool closed;
    private int outages;

    /// <summary>Makes a TCP or UDP socket.</summary>
    public NanoSocket(AddressFamily addressFamily, SocketType socketType, ProtocolType protocolType)
    {
        SocketType = socketType;
        switch (addressFamily, socketType, protocolType)
        {
            case (AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp):
                break;
            case (AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp):
                udp = new UdpPort(board);
                break;
            default:
                throw new NotSimulatedException($"System.Net.Sockets.Socket({addressFamily}, {socketType}, {protocolType})");
        }
    }

    /// <summary>Stream or Dgram.</summary>
    public SocketType SocketType { get; }

    /// <summary>How long Receive waits, in milliseconds; 0 and -1: for ever.</summary>
    public int ReceiveTimeout
    {
        get;
        set => field = Time(value);
    }

    = Timeout.Infinite;

    /// <summary>How long Send waits, in milliseconds; 0 and -1: for ever.</summary>
    public int SendTimeout
    {
        get;
        set => field = Time(value);
    }

    = Timeout.Infinite;

    /// <summary>Bytes that can be read at once.</summary>
    public int Available
    {
        get
        {
            board.Scheduler.ThrowIfPowerLost();
            ObjectDisposedException.ThrowIf(closed, this);
            return udp != null ? udp.Available : socket.Available;
        }
    }

    /// <summary>What is beneath, for TLS.</summary>
    internal Socket Inner => socket;

    internal bool IsConnected { get; private set; }

    // The board has lost its network since Connect.
    private bool IsCutOff => outages != board.Network.Outages;

    /// <summary>Connects. It has no time-out: only closing the socket from another thread ends it early.</summary>
    public void Connect(EndPoint remoteEP)
    {
        ObjectDisposedException.ThrowIf(closed, this);
        if (!board.Network.IsUp) throw new NanoSocketException(SocketError.NetworkDown);
        if (udp != null)
        {
            ConnectDatagrams((IPEndPoint)remoteEP);
            return;
        }

        outages = board.Network.Outages;
        IPEndPoint? endPoint = board.Network.RouteTo((IPEndPoint)remoteEP);
        if (endPoint == null) throw Refused();

        if (ReferenceEquals(endPoint, Network.Silence))
        {
            board.Scheduler.Wait(() => closed || IsCutOff, -1);
            throw IsCutOff ? CutOff() : Refused();
        }

        Await(socket.ConnectAsync(endPoint), -1);
        IsConnected = true;
        board.Network.OnOpened();
    }

    /// <summary>Sends all of the bytes.</summary>
    public int Send(byte[] buffer, int offset, int size, SocketFlags socketFlags)
    {
        ObjectDisposedException.ThrowIf(closed, this);
        if (udp != null) return SendDatagram(buffer, offset, size, udp.Connected ?? throw new NanoSocketException(SocketError.NotConnected));
        for (int sent = 0; sent < size;)
        {
            Task<int> sending = socket.SendAsync(buffer.AsMemory(offset + sent, size - sent), socketFlags).AsTask();
            Await(sending, SendTimeout);
            sent += sending.Result;
        }

        return size;
    }

    /// <summary>Reads what is there, or waits for it.</summary>
    public int Receive(byte[] buffer, int offset, int size, SocketFlags socketFlags)
    {
        ObjectDisposedException.ThrowIf(closed, this);
        if (udp != null) return ReceiveDatagram(buffer, offset, size).Bytes;

        // What is there already is read at once: firmware reads megabytes in pieces of some ten bytes.
        Await(Readable(), ReceiveTimeout);
        readable = null;
        try
        {
            return socket.Receive(buffer, offset, size, socketFlags);
        }
        catch (SocketException)
        {
            throw new NanoSocketException(SocketError.ConnectionReset);
        }
    }

    /// <summary>Options that change nothing that can be seen here are taken: NoDelay, KeepAlive.</summary>
    public void SetSocketOption(SocketOptionLevel optionLevel, SocketOptionName optionName, bool optionValue)
    {
        board.Scheduler.ThrowIfPowerLost();
        if (udp != null && optionName is SocketOptionName.ReuseAddress or SocketOptionName.Broadcast) return;
        if (optionLevel == SocketOptionLevel.Tcp && optionName == SocketOptionName.NoDelay) socket.NoDelay = optionValue;
        else if (optionName != SocketOptionName.KeepAlive) throw new NotSimulatedException($"System.Net.Sockets.SocketOptionName.{optionName}");
    }

    /// <summary>Closes it, and wakes who waits for it.</summary>
    public void Close()
    {
        board.Post(() => closed = true);
        udp?.Dispose();
        if (udp == null) board.Network.OnClosed();
        if (!IsConnected || awaited.IsCompleted)
        {
            socket.Dispose();
            return;
        }

        // Disposed of with an operation pending, it would reset the connection, where the device's closes it.
        try
        {
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (SocketException)
        {
            // The peer was first.
        }

        _ = awaited.ContinueWith(_ => socket.Dispose(), TaskScheduler.Default);
    }

    /// <inheritdoc/>
    void IDisposable.Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    // The thread waits, the others go on. The real peer's time is real.
    internal void Await(Task task, int timeoutMs)
    {
        awaited = task;
        if (!task.IsCompleted) _ = task.ContinueWith(_ => board.Post(() => { }), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        if (!board.Scheduler.Wait(() => task.IsCompleted || closed || IsCutOff, timeoutMs <= 0 ? -1 : timeoutMs, realWorld: true))
        {
            throw new NanoSocketException(SocketError.TimedOut);
        }

        if (IsCutOff) throw CutOff();
        if (closed) throw new NanoSocketException(SocketError.NotSocket);
        if (!task.IsCompletedSuccessfully) throw IsConnected ? new NanoSocketException(SocketError.ConnectionReset) : Refused();
    }

    private Task Readable() => readable ??= socket.Available > 0 ? Task.CompletedTask : WaitForDataAsync();

    // Reading nothing tells when there is something, and takes nothing when the time is over first. It also tells so of data that were
    // read before: .NET takes any late event for new data.
    private async Task WaitForDataAsync()
    {
        do await socket.ReceiveAsync(Memory<byte>.Empty, SocketFlags.None);
        while (!socket.Poll(0, SelectMode.SelectRead));
    }

    private static int Time(int value) =>
        value < Timeout.Infinite ? throw new ArgumentOutOfRangeException(nameof(value)) : value == 0 ? Timeout.Infinite : value;

    private NanoSocketException CutOff() => new(board.Network.IsUp ? SocketError.ConnectionReset : SocketError.NetworkDown);

    // The driver answers with the code it had stored last, which is that of the non-blocking connect.
    private static NanoSocketException Refused() => new(SocketError.WouldBlock);
}
