using System.Diagnostics;

namespace DeviceMailer.VirtualBoard.Clr;

/// <summary>
/// Board time jumps to whatever is due next, but never beyond <see cref="Limit"/>, which the test moves; computing takes none, polling a little. While the
/// firmware waits for a real peer it passes as fast as real time, so that a slow machine is not taken for a silent server.
/// </summary>
public sealed class VirtualClock : BoardClock
{
    private readonly Lock gate = new();
    private readonly Stopwatch sinceHeld = new();
    private TimeSpan held;
    private TimeSpan target;

    /// <summary>How far time may go. Moved by <see cref="Board.RunFor"/>.</summary>
    public TimeSpan Limit { get; internal set; }

    /// <inheritdoc/>
    public override TimeSpan Now
    {
        get
        {
            lock (gate)
            {
                TimeSpan now = held + sinceHeld.Elapsed;
                return now < target ? now : target;
            }
        }
    }

    // Computing takes no time here, so a thread that polls would wait for ever: each look takes a millisecond.
    internal override TimeSpan TurnTime { get; } = TimeSpan.FromMilliseconds(1);

    internal override TimeSpan Approach(TimeSpan due, bool realWorld)
    {
        lock (gate)
        {
            Hold();
            TimeSpan next = due < Limit ? due : Limit;
            if (next > held) target = next;
            if (realWorld) sinceHeld.Start();
            else held = target;

            TimeSpan left = target - Now;
            if (left > TimeSpan.Zero) return left;
            return due > target ? Timeout.InfiniteTimeSpan : TimeSpan.Zero;
        }
    }

    internal override void Hold()
    {
        lock (gate)
        {
            held = Now;
            target = held;
            sinceHeld.Reset();
        }
    }
}
