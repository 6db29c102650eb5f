namespace DeviceMailer.Sensing;

/// <summary>Something that can be measured: a converter's channel, a sensor on a bus, a pin's level, how often it changes.</summary>
public interface ISensor
{
    /// <summary>Measures. It may take some 20 ms, no longer.</summary>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    /// <param name="milli">The value, in thousandths, before the trigger's scale and offset.</param>
    /// <returns>False: there is none now, and <see cref="Problem"/> says why; without a problem it still measures, and is asked again in a moment.</returns>
    bool TryMeasure(long nowMs, out int milli);

    /// <summary>Why the last measurement failed, for the log; null: it did not, or is still going on.</summary>
    string Problem { get; }
}
