// How many pulses came within the last so many milliseconds, in fixed memory: the time is cut into parts, each with its own count.
// Guarantees that no pulse older than the time is counted; of its first part up to a tenth of the time may be missing.

namespace DeviceMailer.Sensing;

/// <summary>Counts pulses within a time. Time is an argument.</summary>
public sealed class CountSensor : ISensor
{
    private const int Parts = 10;
    private const int Milli = 1000;

    private readonly PulseCounter counter;
    private readonly int partMs;
    private readonly int[] parts = new int[Parts];
    private int part;
    private int total;
    private int seen;       // of the counter
    private long endMs;     // of the part that is being counted

    /// <summary>Makes one.</summary>
    /// <param name="counter">What counts the pulses.</param>
    /// <param name="windowMs">The time, in milliseconds, <see cref="NotifierLimits.MinWindowMs"/> or more.</param>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    public CountSensor(PulseCounter counter, int windowMs, long nowMs)
    {
        this.counter = counter;
        partMs = windowMs / Parts;
        endMs = nowMs + partMs;
    }

    /// <inheritdoc/>
    public string Problem => null;

    /// <inheritdoc/>
    public bool TryMeasure(long nowMs, out int milli)
    {
        for (int passed = 0; nowMs >= endMs && passed < Parts; passed++) BeginPart();
        if (nowMs >= endMs) endMs = nowMs + partMs; // all of it has passed, and more

        int count = counter.Count;
        parts[part] += count - seen;
        total += count - seen;
        seen = count;
        milli = total < int.MaxValue / Milli ? total * Milli : int.MaxValue;
        return true;
    }

    private void BeginPart()
    {
        part = (part + 1) % Parts;
        total -= parts[part];
        parts[part] = 0;
        endMs += partMs;
    }
}
