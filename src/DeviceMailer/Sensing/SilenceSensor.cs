namespace DeviceMailer.Sensing;

/// <summary>How long a pin has had no event, in seconds, since the start at the longest. Time is an argument.</summary>
public sealed class SilenceSensor : ISensor
{
    private readonly PulseCounter counter;
    private int seen;
    private long lastMs;

    /// <summary>Makes one.</summary>
    /// <param name="counter">What counts the events.</param>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    public SilenceSensor(PulseCounter counter, long nowMs)
    {
        this.counter = counter;
        lastMs = nowMs;
    }

    /// <inheritdoc/>
    public string Problem => null;

    /// <inheritdoc/>
    public bool TryMeasure(long nowMs, out int milli)
    {
        int count = counter.Count;
        if (count != seen) lastMs = nowMs;
        seen = count;
        long silentMs = nowMs - lastMs; // thousandths of a second
        milli = silentMs < int.MaxValue ? (int)silentMs : int.MaxValue;
        return true;
    }
}
