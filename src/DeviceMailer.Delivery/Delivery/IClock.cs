namespace DeviceMailer.Delivery;

/// <summary>The clocks of a device.</summary>
public interface IClock
{
    /// <summary>Milliseconds since some moment before the start; never goes back, whatever is set. Where the device sleeps, it goes on through its sleeps.</summary>
    long UptimeMs { get; }

    /// <summary>The time of day in ticks of 100 ns, UTC; goes on in deep sleep. It may not be set, and may jump.</summary>
    long UtcTicks { get; }

    /// <summary>
    /// Ticks of 100 ns of which a difference tells how much time has passed, over a restart too: of <see cref="UptimeMs"/> where that is carried through
    /// sleeps, else of <see cref="UtcTicks"/>.
    /// </summary>
    long StampTicks { get; }

    /// <summary>Local time's offset from UTC at a moment, in minutes.</summary>
    /// <param name="utcTicks">The moment, in ticks of 100 ns, UTC: one that a clock which was set shows.</param>
    int OffsetMinutes(long utcTicks);
}
