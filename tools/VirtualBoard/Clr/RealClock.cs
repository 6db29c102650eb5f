using System.Diagnostics;

namespace DeviceMailer.VirtualBoard.Clr;

/// <summary>Board time is real time.</summary>
public sealed class RealClock : BoardClock
{
    private readonly Stopwatch watch = Stopwatch.StartNew();

    /// <inheritdoc/>
    public override TimeSpan Now => watch.Elapsed;

    internal override TimeSpan TurnTime => TimeSpan.Zero;

    internal override TimeSpan Approach(TimeSpan due, bool realWorld)
    {
        if (due == TimeSpan.MaxValue) return Timeout.InfiniteTimeSpan;
        TimeSpan left = due - Now;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    internal override void Hold()
    {
        // Real time cannot be held.
    }
}
