namespace DeviceMailer.Delivery;

/// <summary>The two clocks of a device.</summary>
public interface IClock
{
    /// <summary>Milliseconds since some moment before the start; never goes back, whatever is set.</summary>
    long UptimeMs { get; }

    /// <summary>The time of day in ticks of 100 ns, UTC; goes on in deep sleep. It may not be set, and may jump.</summary>
    long UtcTicks { get; }
}
