namespace DeviceMailer.VirtualBoard.Parts;

/// <summary>The radio: whether there is a network to join, and a time server behind it.</summary>
public sealed class Wifi
{
    /// <summary>How long joining and DHCP take, in board time.</summary>
    public static readonly TimeSpan JoinTime = TimeSpan.FromMilliseconds(1200);

    /// <summary>How long SNTP takes, in board time.</summary>
    public static readonly TimeSpan TimeServerTime = TimeSpan.FromMilliseconds(300);

    private readonly Board board;
    private bool hasTime;

    internal Wifi(Board board) => this.board = board;

    /// <summary>There is a network in range that takes the board. Setting it false also breaks what is connected.</summary>
    public bool InRange
    {
        get;
        set
        {
            field = value;
            if (!value) board.Post(() => board.Network.IsUp = false);
        }
    }

    = true;

    /// <summary>There is a time server; its time is what <see cref="Time"/> says.</summary>
    public bool HasTimeServer { get; set; } = true;

    /// <summary>The real time of day, as the time server has it.</summary>
    public Func<DateTime> Time { get; set; } = () => DateTime.UtcNow;

    /// <summary>Joins, and waits for the time when asked to; false when that did not come about in time.</summary>
    internal bool Join(bool requiresDateTime, Func<bool> cancelled)
    {
        if (!board.Scheduler.Wait(() => InRange || cancelled(), -1) || cancelled()) return false;
        if (board.Scheduler.Wait(cancelled, (long)JoinTime.TotalMilliseconds)) return false;
        board.Network.IsUp = InRange;
        if (!InRange) return false;
        AskForTime();
        return !requiresDateTime || (board.Scheduler.Wait(() => hasTime || cancelled(), -1) && !cancelled());
    }

    /// <summary>What the platform's SNTP client does once there is a network, and when the firmware asks.</summary>
    internal void AskForTime() => board.Scheduler.At(board.Scheduler.Now + TimeServerTime, () =>
    {
        if (!board.Network.IsUp || !HasTimeServer) return;
        board.Rtc.Set(Time());
        hasTime = true;
    });
}
