using DeviceMailer.Sensing;

namespace DeviceMailer.History;

/// <summary>A sensor whose values are kept. A trigger that keeps none has its sensor itself.</summary>
internal sealed class RecordedSensor : ISensor
{
    private readonly ISensor sensor;
    private readonly HistoryBook book;
    private readonly int curve;

    /// <summary>Makes one around another.</summary>
    internal RecordedSensor(ISensor sensor, HistoryBook book, int curve)
    {
        this.sensor = sensor;
        this.book = book;
        this.curve = curve;
    }

    /// <inheritdoc/>
    public string Problem => sensor.Problem;

    /// <inheritdoc/>
    public bool TryMeasure(long nowMs, out int milli)
    {
        bool measured = sensor.TryMeasure(nowMs, out milli);
        if (measured) book.Add(curve, milli);
        return measured;
    }
}
