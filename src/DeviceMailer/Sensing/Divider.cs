// Two resistors that make a voltage small enough for the converter: from the source to the pin, and from the pin to GND. A reading becomes volts at the source by a
// factor and what is added, so that a trigger needs nothing else for it.

namespace DeviceMailer.Sensing;

/// <summary>A voltage divider in front of the converter.</summary>
internal sealed class Divider
{
    /// <summary>What it measures in.</summary>
    internal const string Unit = "V";

    /// <summary>What its values are rounded to, in thousandths of volts: a step of the converter is about a millivolt at its pin.</summary>
    internal const int RoundMilli = 10;

    private const int Milli = 1000;

    private readonly int upper;
    private readonly int lower;
    private readonly bool isFit;

    /// <summary>Takes one apart: <c>200k/100k</c>.</summary>
    internal Divider(string value)
    {
        string[] parts = value.Split('/');
        isFit = parts.Length == 2 && Thermistor.TryResistor(parts[0].Trim(), out upper) && Thermistor.TryResistor(parts[1].Trim(), out lower);
    }

    /// <summary>True for such a value within bounds.</summary>
    internal static bool IsFit(string value) => new Divider(value).isFit;

    /// <summary>Volts for each step of the converter, in millionths.</summary>
    internal int ScaleOf(int zeroMv, int fullMv)
    {
        long steps = (long)Thermistor.MaxReading * lower;
        return (int)(((long)(fullMv - zeroMv) * Milli * ((long)upper + lower) + steps / 2) / steps);
    }

    /// <summary>Volts at the reading 0, in thousandths.</summary>
    internal int OffsetOf(int zeroMv) => (int)(zeroMv * ((long)upper + lower) / lower);
}
