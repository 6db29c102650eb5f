using DeviceMailer.VirtualBoard.Api;

namespace DeviceMailer.VirtualBoard.Parts;

/// <summary>The radio: whether there is a network to join, and a time server behind it.</summary>
public sealed class Wifi
{
    /// <summary>How long joining and DHCP take, in board time.</summary>
    public static readonly TimeSpan JoinTime = TimeSpan.FromMilliseconds(1200);

    /// <summary>How long SNTP takes, in board time.</summary>
    public static readonly TimeSpan TimeServerTime = TimeSpan.FromMilliseconds(300);

    /// <summary>How long a scan of all channels takes, in board time.</summary>
    public static readonly TimeSpan ScanTime = TimeSpan.FromSeconds(2);

    private static readonly string[] defaultTimeServers = ["pool.ntp.org", "time.windows.com"];

    private readonly Board board;
    private bool joined;

    internal Wifi(Board board) => this.board = board;

    /// <summary>
    /// There is a network in range that takes the board. Setting it false also breaks what is connected; when it is true again, a board
    /// that had joined joins again by itself.
    /// </summary>
    public bool InRange
    {
        get;
        set => board.Post(() =>
        {
            field = value;
            if (!value) board.Network.IsUp = false;
            else if (joined) board.Scheduler.AtWhilePowered(board.Scheduler.Now + JoinTime, () => board.Network.IsUp = InRange);
        });
    }

    = true;

    /// <summary>The network's name, for who scans.</summary>
    public string Ssid { get; set; } = "net";

    /// <summary>What the platform keeps of the network that is to be joined: one that was configured when the board was flashed, then the one joined last.</summary>
    public (string Ssid, string Password) Stored { get; internal set; } = ("net", "");

    /// <summary>How strong it is, in dBm: -128 to 0.</summary>
    public sbyte Rssi { get; set; } = -60;

    /// <summary>There is a time server; its time is what <see cref="Time"/> says.</summary>
    public bool HasTimeServer { get; set; } = true;

    /// <summary>The real time of day, as the time server has it.</summary>
    public Func<DateTime> Time { get; set; } = () => DateTime.UtcNow;

    /// <summary>The time servers that the firmware has named. They answer by <see cref="HasTimeServer"/>, whatever their names.</summary>
    internal string[] TimeServers { get; private set; } = [.. defaultTimeServers];

    /// <summary>Joins, and waits for the time when asked to; false when that did not come about in time.</summary>
    internal bool Join(bool requiresDateTime, Func<bool> cancelled)
    {
        if (!board.Scheduler.Wait(() => InRange || cancelled(), -1) || cancelled()) return false;
        if (board.Scheduler.Wait(cancelled, (long)JoinTime.TotalMilliseconds)) return false;
        joined = InRange;
        board.Network.IsUp = InRange;
        if (!InRange) return false;
        AskForTime();
        return !requiresDateTime || (board.Scheduler.Wait(() => board.Rtc.IsSet || cancelled(), -1) && !cancelled());
    }

    /// <summary>What the platform's SNTP client does once there is a network, and when the firmware asks.</summary>
    internal void AskForTime() => board.Scheduler.AtWhilePowered(board.Scheduler.Now + TimeServerTime, () =>
    {
        if (!board.Network.IsUp || !HasTimeServer) return;
        board.Rtc.Set(Time());
    });

    /// <summary>Looks which networks there are.</summary>
    internal void Scan(Action<NanoWifiAvailableNetwork[]> done) => board.Scheduler.AtWhilePowered(board.Scheduler.Now + ScanTime, () =>
    {
        NanoWifiAvailableNetwork[] found = InRange ? [new NanoWifiAvailableNetwork { Ssid = Ssid, Rssi = Rssi }] : [];
        board.Interrupt(() => done(found));
    });

    internal void Reset()
    {
        joined = false;
        TimeServers = [.. defaultTimeServers];
    }
}
