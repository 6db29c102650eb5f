using DeviceMailer.VirtualBoard.Sensors;

namespace DeviceMailer.VirtualBoard.Session;

/// <summary>A trigger as the settings on the flash describe it.</summary>
public sealed record TriggerView
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its place among the firmware's triggers.</summary>
    public required int Index { get; init; }

    /// <summary>What fires it.</summary>
    public required TriggerSource Source { get; init; }

    /// <summary>Its GPIO number; null: it has no pin.</summary>
    public int? Pin { get; init; }

    /// <summary>The level of its pin when nothing is connected to it, by the resistor.</summary>
    public bool RestLevel { get; init; }

    /// <summary>The level of its pin when all is as it should be.</summary>
    public bool NormalLevel { get; init; }

    /// <summary>The ADC channel, or the address on the I2C bus; null: neither.</summary>
    public int? Channel { get; init; }

    /// <summary>The number of its sensor on 1-Wire, as the settings write it; null: it has none. That of the only one is the virtual board's.</summary>
    public string? Number { get; init; }

    /// <summary>Its sensor on a bus; null: none.</summary>
    public KnownSensor? Sensor { get; init; }

    /// <summary>Which value of its sensor; null: it has none.</summary>
    public KnownQuantity? Quantity { get; init; }

    /// <summary>How its chip is read, one without a driver; null: it has a driver, or none.</summary>
    public RegisterView? Register { get; init; }

    /// <summary>The thermistor at its channel; null: none.</summary>
    public ThermistorView? Thermistor { get; init; }

    /// <summary>It fires above this value; null: no such bound.</summary>
    public double? Above { get; init; }

    /// <summary>It fires below this value; null: no such bound.</summary>
    public double? Below { get; init; }

    /// <summary>How far inside its bounds the value must be for the all-clear.</summary>
    public double Hysteresis { get; init; }

    /// <summary>Value = reading × scale + offset.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Value = reading × scale + offset.</summary>
    public double Offset { get; init; }

    /// <summary>What it is measured in; empty: nothing is said.</summary>
    public string Unit { get; init; } = "";

    /// <summary>How long the value must be outside, or inside again.</summary>
    public TimeSpan Hold { get; init; }

    /// <summary>True when it is mailed in quiet hours too.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>How often it fires by itself; zero: it does not.</summary>
    public TimeSpan Every { get; init; }

    /// <summary>The local time of day at which it fires; null: none.</summary>
    public TimeSpan? At { get; init; }

    /// <summary>True when it has a value that can be set: an ADC channel or a sensor.</summary>
    public bool HasValue => Source is TriggerSource.Adc || Sensor != null;

    /// <summary>The smallest value that can be set.</summary>
    public double Least => Math.Min(ValueOf(LeastReading), ValueOf(MostReading));

    /// <summary>The largest value that can be set.</summary>
    public double Most => Math.Max(ValueOf(LeastReading), ValueOf(MostReading));

    private double LeastReading => Quantity?.Least ?? 0;

    private double MostReading => Quantity?.Most ?? Parts.Adc.MaxValue;

    /// <summary>A value that fires nothing: well inside its bounds.</summary>
    public double QuietValue
    {
        get
        {
            double margin = Math.Max(2 * Hysteresis, (Most - Least) / 20);
            double value = (Below, Above) switch
            {
                ({ } below, { } above) => (below + above) / 2,
                ({ } below, null) => below + margin,
                (null, { } above) => above - margin,
                _ => Least,
            };
            return Math.Clamp(value, Least, Most);
        }
    }

    /// <summary>The value of a reading of the converter or sensor.</summary>
    public double ValueOf(double reading) => (reading * Scale) + Offset;

    /// <summary>The reading that a value comes from.</summary>
    public double ReadingOf(double value) => Scale == 0 ? 0 : (value - Offset) / Scale;
}
