// A thermistor (NTC) from the converter's pin to ground, with a fixed resistor to 3.3 V: from degrees to the reading and back. In floating point, so that it
// is no copy of the firmware's whole numbers. The one place on the PC that knows which way is warm: the virtual board, the drawings' notes and the table of hardware/ use it.

namespace DeviceMailer.VirtualBoard.Sensors;

/// <summary>A thermistor and its converter.</summary>
/// <param name="B">Its B, in kelvin.</param>
/// <param name="Ratio">The fixed resistor by the thermistor's resistance at 25 °C.</param>
/// <param name="ZeroMv">The voltage at the reading 0, in millivolts.</param>
/// <param name="FullMv">The voltage at the largest reading, in millivolts.</param>
public sealed record ThermistorView(double B, double Ratio, double ZeroMv, double FullMv)
{
    /// <summary>The supply of the fixed resistor, in volts.</summary>
    public const double Supply = 3.3;

    private const double Zero = 273.15;
    private const double Room = 298.15;
    private const double MaxReading = Parts.Adc.MaxValue;
    private const double Coldest = -55;

    /// <summary>The one of the drawings: 10 kΩ, B 3950, 100 kΩ to 3.3 V, at a board's converter.</summary>
    public static ThermistorView Drawn(BoardFile board)
    {
        string[] volts = board["adc"].Split(' ');
        return new ThermistorView(3950, 10, double.Parse(volts[0], System.Globalization.CultureInfo.InvariantCulture), double.Parse(volts[1], System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>What can be measured.</summary>
    public KnownQuantity Quantity => new("temperature", "°C", 1, Math.Ceiling(Math.Max(Coldest, CelsiusOf(MaxReading - 1))), Math.Floor(CelsiusOf(1)));

    /// <summary>Its resistance at a temperature, by that at 25 °C.</summary>
    public double ResistanceOf(double celsius) => Math.Exp(B * ((1 / (celsius + Zero)) - (1 / Room)));

    /// <summary>The voltage at the pin.</summary>
    public double VoltsOf(double celsius) => Supply * ResistanceOf(celsius) / (ResistanceOf(celsius) + Ratio);

    /// <summary>The converter's reading.</summary>
    public int ReadingOf(double celsius) => (int)Math.Clamp(Math.Round(((VoltsOf(celsius) * 1000) - ZeroMv) * MaxReading / (FullMv - ZeroMv)), 0, MaxReading);

    /// <summary>The temperature at a reading.</summary>
    public double CelsiusOf(double reading)
    {
        double volts = Math.Clamp((ZeroMv + ((FullMv - ZeroMv) * reading / MaxReading)) / 1000, 0.001, Supply - 0.001);
        return (1 / ((1 / Room) + (Math.Log(Ratio * volts / (Supply - volts)) / B))) - Zero;
    }
}
