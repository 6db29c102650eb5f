// Texas Instruments INA219, which measures voltage and current of a supply on I2C. Facts: datasheet SBOS448G, sections in brackets.
// The chip measures by itself, again and again, from power-on (8.6.2.1): nothing has to be set up, and nothing is lost with its power.

namespace DeviceMailer.Sensing.Sensors;

/// <summary>Measures with an INA219 and a shunt of 0.1 Ω, as modules have it; with another one, scale the current.</summary>
public sealed class Ina219 : Chip
{
    private const int VoltageStep = 4;      // mV (8.6.3.2)
    private const int VoltageShift = 3;     // below the value there are flags
    private const int Overflow = 1;         // one of them (8.6.3.2)
    private const int StepsPerMilliampere = 10; // 10 µV in 0.1 Ω (8.6.3.1)

    private readonly byte[] shuntVoltage = { 0x01 };
    private readonly byte[] busVoltage = { 0x02 };
    private readonly byte[] word = new byte[2];
    private readonly string overflow = "is overloaded";

    private Ina219(IChipLink link)
        : base(link, 2)
    {
    }

    /// <summary>Makes a driver.</summary>
    public static Chip Make(IChipLink link) => new Ina219(link);

    /// <inheritdoc/>
    protected override string Measure()
    {
        if (!Link.TryWrite(busVoltage) || !Link.TryRead(word)) return NoAnswer;
        int bus = (word[0] << 8) | word[1];
        if (!Link.TryWrite(shuntVoltage) || !Link.TryRead(word)) return NoAnswer;
        int shunt = (short)((word[0] << 8) | word[1]); // two's complement; with the range of power-on, 320 mV, all bits are the value's (8.6.3.1)
        if ((bus & Overflow) != 0) return overflow;
        Set(0, (bus >> VoltageShift) * VoltageStep);
        Set(1, (shunt + (shunt < 0 ? -StepsPerMilliampere / 2 : StepsPerMilliampere / 2)) / StepsPerMilliampere);
        return null;
    }
}
