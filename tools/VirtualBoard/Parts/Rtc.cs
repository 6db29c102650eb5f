namespace DeviceMailer.VirtualBoard.Parts;

/// <summary>The device's clock: 1970 after power-up until somebody sets it; it goes on through deep sleep and reboot.</summary>
public sealed class Rtc
{
    private readonly Board board;
    private DateTime set = DateTime.UnixEpoch;
    private TimeSpan setAt;

    internal Rtc(Board board) => this.board = board;

    /// <summary>What the device takes for UTC.</summary>
    public DateTime UtcNow => set + (board.Scheduler.Now - setAt);

    /// <summary>Sets it, as SNTP or the firmware does.</summary>
    public void Set(DateTime utc)
    {
        set = DateTime.SpecifyKind(utc, DateTimeKind.Utc);
        setAt = board.Scheduler.Now;
    }

    internal void LosePower()
    {
        set = DateTime.UnixEpoch;
        setAt = board.Scheduler.Now;
    }
}
