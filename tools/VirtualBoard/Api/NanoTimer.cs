using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Threading.Timer: each call on a thread of its own.</summary>
[NanoType("System.Threading.Timer")]
public sealed class NanoTimer : IDisposable
{
    private readonly Board board = Board.Current;
    private readonly TimerCallback callback;
    private readonly object? state;
    private int current;
    private int periodMs;

    /// <summary>Makes a timer.</summary>
    public NanoTimer(TimerCallback callback, object state, int dueTime, int period)
    {
        this.callback = callback;
        this.state = state;
        Change(dueTime, period);
    }

    /// <summary>Sets it again; Timeout.Infinite stops it.</summary>
    public bool Change(int dueTime, int period)
    {
        board.Scheduler.ThrowIfPowerLost();
        periodMs = period;
        current++;
        if (dueTime >= 0) Schedule(dueTime, current);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => current++;

    private void Schedule(int delayMs, int setting) => board.Scheduler.AtWhilePowered(board.Scheduler.Now + TimeSpan.FromMilliseconds(delayMs), () =>
    {
        if (setting != current) return;
        board.Scheduler.Start("timer", () => callback(state));
        if (periodMs > 0) Schedule(periodMs, setting);
    });
}
