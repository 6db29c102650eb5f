using System.Buffers.Binary;
using System.Net.Sockets;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>
/// The socket's options as lwIP takes them through the platform, and what comes of keep-alive: with no probes it breaks a connection on which nothing is
/// heard, whatever the firmware does meanwhile. With probes it changes nothing: a peer's TCP answers them.
/// </summary>
public partial class NanoSocket
{
    // lwIP's names, which the platform hands on.
    private const SocketOptionName KeepIdle = (SocketOptionName)3;
    private const SocketOptionName KeepInterval = (SocketOptionName)4;
    private const SocketOptionName KeepCount = (SocketOptionName)5;

    private const int TimevalBytes = 16;
    private static readonly TimeSpan slowTimer = TimeSpan.FromMilliseconds(800); // lwIP looks twice a second, and counts only beyond

    private TimeSpan keepIdle = TimeSpan.FromHours(2);
    private int keepCount = 9;
    private bool keepsAlive;
    private bool isWatched;
    private TimeSpan heard;
    private int seen;

    /// <summary>lwIP has broken the connection.</summary>
    internal bool IsAborted { get; private set; }

    /// <summary>Sets an option that is on or off.</summary>
    public void SetSocketOption(SocketOptionLevel optionLevel, SocketOptionName optionName, bool optionValue) => SetSocketOption(optionLevel, optionName, optionValue ? 1 : 0);

    /// <summary>Sets an option. The timeouts take effect for managed waits, and are then refused: lwIP wants another structure for them.</summary>
    public void SetSocketOption(SocketOptionLevel optionLevel, SocketOptionName optionName, int optionValue)
    {
        board.Scheduler.ThrowIfPowerLost();
        ObjectDisposedException.ThrowIf(number < 0, this);
        if (optionName == SocketOptionName.ReceiveTimeout) ReceiveTimeout = optionValue;
        if (optionName == SocketOptionName.SendTimeout) SendTimeout = optionValue;
        byte[] bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, optionValue);
        SetSocketOption(optionLevel, optionName, bytes);
    }

    /// <summary>Sets an option to what lwIP reads.</summary>
    public void SetSocketOption(SocketOptionLevel optionLevel, SocketOptionName optionName, byte[] optionValue)
    {
        ThrowIfClosed();
        bool isTime = optionLevel == SocketOptionLevel.Socket && optionName is SocketOptionName.ReceiveTimeout or SocketOptionName.SendTimeout;
        if (isTime && optionValue.Length >= TimevalBytes) return; // and has no effect on select
        if (isTime || optionValue.Length < sizeof(int)) throw new NanoSocketException(SocketError.InvalidArgument);
        int value = BinaryPrimitives.ReadInt32LittleEndian(optionValue);
        switch (optionLevel, optionName)
        {
            case (SocketOptionLevel.Tcp, SocketOptionName.NoDelay) when udp == null:
                socket.NoDelay = value != 0;
                break;
            case (SocketOptionLevel.Tcp, SocketOptionName.KeepAlive) when udp == null:
                keepIdle = TimeSpan.FromMilliseconds(value);
                break;
            case (SocketOptionLevel.Tcp, KeepIdle) when udp == null:
                keepIdle = TimeSpan.FromSeconds(value);
                break;
            case (SocketOptionLevel.Tcp, KeepInterval) when udp == null:
                break;
            case (SocketOptionLevel.Tcp, KeepCount) when udp == null:
                keepCount = value;
                break;
            case (SocketOptionLevel.Tcp, _):
                throw new NanoSocketException(udp == null ? SocketError.ProtocolOption : SocketError.InvalidArgument);
            case (SocketOptionLevel.Socket, SocketOptionName.KeepAlive):
                board.Scheduler.Post(() => keepsAlive = value != 0);
                break;
            case (SocketOptionLevel.Socket, SocketOptionName.ReuseAddress or SocketOptionName.Broadcast) when udp != null:
                return;
            default:
                throw new NotSimulatedException($"System.Net.Sockets.SocketOptionName.{optionName}");
        }

        board.Scheduler.Post(WatchSilence);
    }

    /// <summary>A segment has come: data, or the acknowledgement of ours.</summary>
    internal void Hear() => board.Scheduler.Post(() =>
    {
        heard = board.Scheduler.Now;
        WatchSilence();
    });

    private bool LimitsSilence => keepsAlive && keepCount == 0 && IsConnected && !closed && !IsAborted;

    // Runs under the scheduler's lock.
    private void WatchSilence()
    {
        if (isWatched || !LimitsSilence) return;
        isWatched = true;
        TimeSpan due = heard + keepIdle + slowTimer;
        board.Scheduler.AtWhilePowered(due > board.Scheduler.Now ? due : board.Scheduler.Now, LookForSilence);
    }

    private void LookForSilence()
    {
        isWatched = false;
        if (!LimitsSilence) return;
        int there = socket.Available;
        if (there > seen) heard = board.Scheduler.Now; // what nobody has read yet
        seen = there;
        if (heard + keepIdle + slowTimer <= board.Scheduler.Now)
        {
            IsAborted = true;
            socket.LingerState = new LingerOption(true, 0); // the peer gets a reset
            socket.Close();
            return;
        }

        WatchSilence();
    }
}
