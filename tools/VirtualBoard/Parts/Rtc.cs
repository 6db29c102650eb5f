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

    /// <summary>True when somebody has set it since the power came.</summary>
    public bool IsSet { get; private set; }

    /// <summary>Sets it, as SNTP or the firmware does.</summary>
    public void Set(DateTime utc)
    {
        Begin(DateTime.SpecifyKind(utc, DateTimeKind.Utc));
        IsSet = true;
    }

    /// <summary>Makes it unset, as after a power cut.</summary>
    public void Forget()
    {
        Begin(DateTime.UnixEpoch);
        IsSet = false;
    }

    internal bool HasPower { get; private set; }

    internal void TakePower()
    {
        if (!HasPower) Begin(DateTime.UnixEpoch);
        HasPower = true;
    }

    internal void LosePower()
    {
        Forget();
        HasPower = false;
    }

    private void Begin(DateTime utc)
    {
        set = utc;
        setAt = board.Scheduler.Now;
    }
}
