namespace DeviceMailer.Sensing;

/// <summary>A channel of the converter with a thermistor: gives degrees Celsius, and fails where no thermistor can be.</summary>
public sealed class ThermistorInput : ISensor
{
    private const int Milli = 1000;

    private readonly ISensor input;
    private readonly Thermistor thermistor;
    private readonly string isOpen = "reads like a wire that has come off";
    private readonly string isShort = "reads like a short circuit";

    /// <summary>Makes one.</summary>
    /// <param name="input">The channel's readings.</param>
    /// <param name="thermistor">What is connected to it.</param>
    public ThermistorInput(ISensor input, Thermistor thermistor)
    {
        this.input = input;
        this.thermistor = thermistor;
    }

    /// <inheritdoc/>
    public string Problem { get; private set; }

    /// <inheritdoc/>
    public bool TryMeasure(long nowMs, out int milli)
    {
        input.TryMeasure(nowMs, out int reading); // a converter cannot fail
        if (thermistor.TryConvert(reading / Milli, out milli)) return true;
        Problem = milli < 0 ? isOpen : isShort;
        return false;
    }
}
