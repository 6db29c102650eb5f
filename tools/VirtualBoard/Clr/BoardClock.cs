namespace DeviceMailer.VirtualBoard.Clr;

/// <summary>The board's time since it was made, and how it passes. Injected, so that a test's hour takes no time.</summary>
public abstract class BoardClock
{
    /// <summary>The time now.</summary>
    public abstract TimeSpan Now { get; }

    /// <summary>What a thread takes that lets the others have their turn, for time to go on where nothing else takes any.</summary>
    internal abstract TimeSpan TurnTime { get; }

    /// <summary>
    /// Called when nothing can run before <paramref name="due"/>. Answers how long to wait really: zero when it is due now, infinite when
    /// time does not go that far.
    /// </summary>
    /// <param name="due">When something is next to happen; <see cref="TimeSpan.MaxValue"/>: never.</param>
    /// <param name="realWorld">True while the firmware waits for a real peer, whose time cannot be skipped.</param>
    internal abstract TimeSpan Approach(TimeSpan due, bool realWorld);

    /// <summary>Called when a device thread runs.</summary>
    internal abstract void Hold();
}
