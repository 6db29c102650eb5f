using System.Net;
using System.Net.Sockets;
using DeviceMailer.VirtualBoard.Loading;
using DeviceMailer.VirtualBoard.Parts;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>
/// System.Net.Sockets.Socket over a real TCP socket: blocks its thread only, knows timeouts in both directions but none for Connect, and
/// reads 0 when the other side has closed. Over UDP it is in NanoSocket.Datagrams.cs, a listening one in NanoSocket.Listening.cs, its options in
/// NanoSocket.Options.cs.
/// </summary>
[NanoType("System.Net.Sockets.Socket")]
public partial class NanoSocket : IDisposable
{
    private readonly Board board = Board.Current;
    private readonly Socket socket;
    private readonly UdpPort? udp;
    private Task? readable;
    private int there; // bytes, at least, that can be read; TLS reads past this count
    private Task awaited = Task.CompletedTask;
    private int number = -1; // in the table of sockets; -1 once closed, as the device's m_Handle
    private bool closed;     // with that number, which somebody else may have done
    private int outages;

    /// <summary>Makes a TCP or UDP socket.</summary>
    public NanoSocket(AddressFamily addressFamily, SocketType socketType, ProtocolType protocolType)
    {
        SocketType = socketType;
        socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
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

        number = board.Network.Sockets.Open(this);
    }

    /// <summary>Stream or Dgram.</summary>
    public SocketType SocketType { get; }

    /// <summary>How long Receive waits, in milliseconds; 0 and -1: without limit.</summary>
    public int ReceiveTimeout
    {
        get;
        set => field = Time(value);
    }

    = Timeout.Infinite;

    /// <summary>How long Send waits, in milliseconds; 0 and -1: without limit.</summary>
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
            ThrowIfClosed();
            return udp != null ? udp.Available : socket.Available;
        }
    }

    /// <summary>What is beneath, for TLS.</summary>
    internal Socket Inner => socket;

    internal bool IsConnected { get; private set; }

    /// <summary>The board has lost its network since Connect.</summary>
    internal bool IsCutOff => !isOnAccessPoint && outages != board.Network.Outages;

    /// <summary>Connects. It has no timeout: only closing the socket from another thread ends it early.</summary>
    public void Connect(EndPoint remoteEP)
    {
        ThrowIfClosed();
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
        Hear();
        board.Network.OnOpened();
    }

    /// <summary>Sends all of the bytes.</summary>
    public int Send(byte[] buffer, int offset, int size, SocketFlags socketFlags)
    {
        ThrowIfClosed();
        if (udp != null) return SendDatagram(buffer, offset, size, udp.Connected ?? throw new NanoSocketException(SocketError.NotConnected));
        for (int sent = 0; sent < size;)
        {
            Task<int> sending = socket.SendAsync(buffer.AsMemory(offset + sent, size - sent), socketFlags).AsTask();
            Await(sending, SendTimeout);
            sent += sending.Result;
            Hear();
        }

        return size;
    }

    /// <summary>Reads what is there, or waits for it.</summary>
    public int Receive(byte[] buffer, int offset, int size, SocketFlags socketFlags)
    {
        ThrowIfClosed();
        if (udp != null) return ReceiveDatagram(buffer, offset, size).Bytes;

        // What is there already is read at once: firmware reads megabytes in pieces of some ten bytes.
        AwaitBytes();
        bool peeks = socketFlags == SocketFlags.Peek;
        if (!peeks) readable = null;
        try
        {
            if (peeks) size = Math.Min(size, board.Network.MaxPeekBytes);
            int read = socket.Receive(buffer, offset, size, socketFlags);
            if (!peeks) there = Math.Max(0, there - read);
            return read;
        }
        catch (SocketException)
        {
            throw new NanoSocketException(SocketError.ConnectionReset);
        }
    }

    /// <summary>Closes it, and wakes who waits for it.</summary>
    public void Close()
    {
        if (number < 0) return;
        board.Network.Sockets.Close(number);
        number = -1;
    }

    /// <summary>What the platform does beneath a TLS stream whose handshake failed: the number is free, and this socket does not know.</summary>
    internal void CloseBeneath() => board.Network.Sockets.Close(number);

    /// <summary>Its number was closed.</summary>
    internal void Shut()
    {
        board.Post(() => closed = true);
        udp?.Dispose();
        if (listeningPort != 0 && isOnAccessPoint) board.AccessPoint.StopListening(listeningPort);
        if (listeningPort != 0 && !isOnAccessPoint) board.Network.StopListening(listeningPort);
        DropWaiting();
        if (udp == null && !isOnAccessPoint && !isAccepted && listeningPort == 0) board.Network.OnClosed();
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
        catch (ObjectDisposedException)
        {
            // It was reset.
        }

        _ = awaited.ContinueWith(_ => socket.Dispose(), TaskScheduler.Default);
    }

    /// <inheritdoc/>
    void IDisposable.Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    // Whether there is something is not asked again while what was there is not read.
    private void AwaitBytes()
    {
        if (there > 0)
        {
            board.Scheduler.ThrowIfPowerLost();
            ThrowIfBroken();
            return;
        }

        Await(Readable(), ReceiveTimeout);
        there = socket.Available;
    }

    // The thread waits, the others go on. The real peer's time is real.
    internal void Await(Task task, int timeoutMs)
    {
        Watch(task);
        if (!board.Scheduler.Wait(() => task.IsCompleted || closed || IsCutOff || IsAborted, timeoutMs <= 0 ? -1 : timeoutMs, realWorld: IsReal))
        {
            throw new NanoSocketException(SocketError.TimedOut);
        }

        ThrowIfBroken();
        if (!task.IsCompletedSuccessfully) throw IsConnected ? new NanoSocketException(SocketError.ConnectionReset) : Refused();
    }

    /// <summary>The same for the TLS layer, which looks for errors when the time is over only; false: it is.</summary>
    internal bool AwaitReadable(int timeoutMs)
    {
        there = 0;
        Task data = Readable();
        Watch(data);
        bool came = board.Scheduler.Wait(() => (data.IsCompletedSuccessfully && !IsReset) || closed || IsCutOff, timeoutMs <= 0 ? -1 : timeoutMs, realWorld: true);
        if (!IsAborted) ThrowIfBroken();
        return came;
    }

    // Closed by us it cannot be asked any more.
    private bool IsReset => !IsAborted && socket.Poll(0, SelectMode.SelectError);

    /// <summary>The TLS layer waits in native code: no thread runs.</summary>
    internal void Stand(Task task)
    {
        there = 0;
        Watch(task);
        board.Scheduler.Stand(() => task.IsCompleted || closed || IsCutOff || IsAborted);
        if (task.IsCompleted) readable = null;
    }

    private void Watch(Task task)
    {
        awaited = task;
        if (!task.IsCompleted) _ = task.ContinueWith(_ => board.Post(() => { }), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private void ThrowIfClosed()
    {
        ObjectDisposedException.ThrowIf(number < 0, this);
        if (closed) throw new NanoSocketException(SocketError.NotSocket);
    }

    private void ThrowIfBroken()
    {
        if (IsCutOff) throw CutOff();
        if (closed) throw new NanoSocketException(SocketError.NotSocket);
        if (IsAborted) throw new NanoSocketException(SocketError.ConnectionAborted);
    }

    private Task Readable() => readable ??= listeningPort != 0 ? Accepting() : socket.Available > 0 ? Task.CompletedTask : WaitForDataAsync();

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
