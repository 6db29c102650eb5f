// A thermistor (NTC) from the converter's pin to ground, with a fixed resistor from the pin to 3.3 V, as hardware/wiring draws it: from a reading to degrees, in whole numbers.
// The warmer it is, the lower are its resistance, the voltage and the reading; what comes out of here is degrees, so that "above" means warm.

using DeviceMailer.Settings;

namespace DeviceMailer.Sensing;

/// <summary>A thermistor, the resistor beside it, and the converter that reads them.</summary>
public sealed class Thermistor
{
    /// <summary>What it measures in.</summary>
    internal const string Unit = "°C";

    /// <summary>Largest reading of the converter: 12 bits.</summary>
    public const int MaxReading = 4095;

    /// <summary>The supply of the fixed resistor, in millivolts.</summary>
    public const int SupplyMv = 3300;

    /// <summary>The coldest that is believed, in thousandths of degrees: a wire that has come off looks colder.</summary>
    public const int LeastMilli = -55000;

    /// <summary>The warmest, in thousandths of degrees: a short circuit looks warmer.</summary>
    public const int MostMilli = 125000;

    private const int MinOhm = 100;
    private const int MaxOhm = 10000000;
    private const int MinB = 1000;
    private const int MaxB = 10000;
    private const int Kilo = 1000;
    private const int RoomMilliKelvin = 298150;     // 25 °C, where its resistance is its name
    private const int ZeroMilliKelvin = 273150;     // 0 °C
    private const int Fraction = 20;                // bits behind the point of a logarithm
    private const int Mantissa = 30;
    private const long LnOf2 = 726817;              // ln 2, with so many bits

    private readonly int b;
    private readonly int zeroMv;
    private readonly int fullMv;
    private readonly long lnResistors; // of the fixed resistor by the thermistor at 25 °C

    /// <summary>Makes one.</summary>
    /// <param name="value">Its resistance at 25 °C, its B and the fixed resistor: <c>10k/3950/100k</c>.</param>
    /// <param name="zeroMv">The voltage at the reading 0, in millivolts.</param>
    /// <param name="fullMv">The voltage at the largest reading, in millivolts.</param>
    public Thermistor(string value, int zeroMv, int fullMv)
    {
        TryRead(value, out int ohm, out b, out int fixedOhm);
        this.zeroMv = zeroMv;
        this.fullMv = fullMv;
        lnResistors = Ln(fixedOhm) - Ln(ohm);
    }

    /// <summary>True for such a value within bounds.</summary>
    public static bool IsFit(string value) => TryRead(value, out _, out _, out _);

    /// <summary>From a reading to thousandths of degrees Celsius.</summary>
    /// <returns>False: no thermistor reads so; <paramref name="milli"/> is less than all for a wire that has come off, and more for a short circuit.</returns>
    public bool TryConvert(int reading, out int milli)
    {
        milli = int.MaxValue;
        long microvolts = zeroMv * 1000L + (long)(fullMv - zeroMv) * reading * 1000 / MaxReading;
        if (reading <= 0 || microvolts <= 0) return false;
        milli = int.MinValue;
        long rest = SupplyMv * 1000L - microvolts;
        if (reading >= MaxReading || rest <= 0) return false;

        // R = fixed * V / (supply - V); 1 / T = 1 / T25 + ln(R / R25) / B.
        long ln = lnResistors + Ln(microvolts) - Ln(rest);
        long below = ((long)b << Fraction) + RoomMilliKelvin * ln / 1000;
        milli = int.MaxValue;
        if (below <= 0) return false;
        long celsius = ((long)b * RoomMilliKelvin << Fraction) / below - ZeroMilliKelvin;
        if (celsius > MostMilli) return false;
        milli = int.MinValue;
        if (celsius < LeastMilli) return false;
        milli = (int)celsius;
        return true;
    }

    // The natural logarithm, bit by bit: what is squared doubles its logarithm.
    private static long Ln(long value)
    {
        int whole = Mantissa;
        while (value >= 2L << Mantissa)
        {
            value >>= 1;
            whole++;
        }

        while (value < 1L << Mantissa)
        {
            value <<= 1;
            whole--;
        }

        long log = whole;
        for (int bit = 0; bit < Fraction; bit++)
        {
            value = (value * value) >> Mantissa;
            log <<= 1;
            if (value < 2L << Mantissa) continue;
            value >>= 1;
            log++;
        }

        return (log * LnOf2) >> Fraction;
    }

    private static bool TryRead(string value, out int ohm, out int b, out int fixedOhm)
    {
        ohm = 0;
        b = 0;
        fixedOhm = 0;
        string[] parts = value.Split('/');
        return parts.Length == 3 && TryResistor(parts[0].Trim(), out ohm) && SettingsKey.TryNumber(parts[1].Trim(), out b) && TryResistor(parts[2].Trim(), out fixedOhm)
            && b >= MinB && b <= MaxB;
    }

    /// <summary>Reads a resistance within bounds: 10k, 4700.</summary>
    internal static bool TryResistor(string value, out int ohm)
    {
        bool isKilo = value.EndsWith("k");
        if (!SettingsKey.TryNumber(isKilo ? value.Substring(0, value.Length - 1) : value, out ohm) || (isKilo && ohm > MaxOhm / Kilo)) return false;
        if (isKilo) ohm *= Kilo;
        return ohm >= MinOhm && ohm <= MaxOhm;
    }
}
