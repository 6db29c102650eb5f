using System.Diagnostics;

namespace DeviceMailer.VirtualBoard.Clr;

/// <summary>
/// Board time jumps to whatever is due next, or passes at <see cref="Rate"/> towards it, but never beyond <see cref="Limit"/>; computing takes none, polling a
/// little. While the firmware waits for a real peer it passes no faster than <see cref="PeerRate"/>, so that a slow machine is not taken for a silent server.
/// </summary>
public sealed class VirtualClock : BoardClock
{
    /// <summary>The rate at which time jumps: as fast as the PC can run the board.</summary>
    public const double Jumps = double.PositiveInfinity;

    private readonly Lock gate = new();
    private readonly Stopwatch sinceHeld = new();
    private TimeSpan held;
    private TimeSpan target;
    private double passing = Jumps; // the rate between held and target

    /// <summary>How far time may go. Moved by <see cref="Board.RunFor"/>.</summary>
    public TimeSpan Limit { get; internal set; }

    /// <summary>Board seconds per real second: 1 is real time, 0 stands still, <see cref="Jumps"/> is as fast as it goes.</summary>
    public double Rate
    {
        get;
        internal set
        {
            lock (gate)
            {
                Hold();
                field = value;
            }
        }
    }

    = Jumps;

    /// <summary>
    /// Board seconds per real second, at most, while the firmware waits for a real peer: more than 1 only where that peer is known to keep silent.
    /// </summary>
    public double PeerRate
    {
        get;
        set
        {
            lock (gate)
            {
                Hold();
                field = value;
            }
        }
    }

    = 1;

    /// <inheritdoc/>
    public override TimeSpan Now
    {
        get
        {
            lock (gate)
            {
                TimeSpan now = sinceHeld.IsRunning ? held + (sinceHeld.Elapsed * passing) : held;
                return now < target ? now : target;
            }
        }
    }

    // Computing takes no time here, so a thread that polls would wait endlessly: each look takes a millisecond.
    internal override TimeSpan TurnTime { get; } = TimeSpan.FromMilliseconds(1);

    internal override TimeSpan Approach(TimeSpan due, bool realWorld)
    {
        lock (gate)
        {
            Hold();
            TimeSpan next = due < Limit ? due : Limit;
            passing = realWorld ? Math.Min(Rate, PeerRate) : Rate;
            if (next == TimeSpan.MaxValue && double.IsInfinity(passing)) return Timeout.InfiniteTimeSpan; // nothing to jump to
            if (next > held) target = next;
            if (double.IsInfinity(passing)) held = target;
            else if (passing > 0) sinceHeld.Start();

            TimeSpan left = target - Now;
            if (left > TimeSpan.Zero) return Real(left);
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

    // What so much board time takes at the rate of now.
    private TimeSpan Real(TimeSpan left)
    {
        double milliseconds = left.TotalMilliseconds / passing;
        return milliseconds < int.MaxValue ? TimeSpan.FromMilliseconds(milliseconds) : Timeout.InfiniteTimeSpan;
    }
}
