using System.Diagnostics;

namespace DeviceMailer.VirtualBoard.Clr;

/// <summary>
/// Board time jumps to whatever is due next, but never beyond <see cref="Limit"/>, which the test moves; computing takes none. While the
/// firmware waits for a real peer it passes as fast as real time, so that a slow machine is not taken for a silent server.
/// </summary>
public sealed class VirtualClock : BoardClock
{
    private readonly Stopwatch sinceHeld = new();
    private TimeSpan held;

    /// <summary>How far time may go. Moved by <see cref="Board.RunFor"/>.</summary>
    public TimeSpan Limit { get; internal set; }

    /// <inheritdoc/>
    public override TimeSpan Now
    {
        get
        {
            TimeSpan now = held + sinceHeld.Elapsed;
            TimeSpan last = held > Limit ? held : Limit;
            return now < last ? now : last;
        }
    }

    internal override TimeSpan Approach(TimeSpan due, bool realWorld)
    {
        TimeSpan target = due < Limit ? due : Limit;
        if (!realWorld)
        {
            Hold();
            if (target > held) held = target;
        }
        else if (!sinceHeld.IsRunning)
        {
            sinceHeld.Start();
        }

        TimeSpan left = target - Now;
        if (left > TimeSpan.Zero) return left;
        return due > target ? Timeout.InfiniteTimeSpan : TimeSpan.Zero;
    }

    internal override void Hold()
    {
        held = Now;
        sinceHeld.Reset();
    }
}
