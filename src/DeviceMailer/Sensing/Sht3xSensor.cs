namespace DeviceMailer.Sensing;

/// <summary>One of the two values of a SHT3x.</summary>
public sealed class Sht3xSensor : ISensor
{
    private readonly Sht3x chip;
    private readonly bool isHumidity;

    /// <summary>Makes one; both may share a chip.</summary>
    public Sht3xSensor(Sht3x chip, bool isHumidity)
    {
        this.chip = chip;
        this.isHumidity = isHumidity;
    }

    /// <inheritdoc/>
    public string Problem => chip.Problem;

    /// <inheritdoc/>
    public bool TryMeasure(long nowMs, out int milli)
    {
        bool good = chip.TryMeasure(nowMs);
        milli = isHumidity ? chip.HumidityMilli : chip.TemperatureMilli;
        return good;
    }
}
