// Texas Instruments ADS1115, a converter of 16 bits with four inputs on I2C. Facts: datasheet SBAS444D, sections in brackets.
// Each input against ground, 0 to its supply, with a range of 4.096 V.

namespace DeviceMailer.Sensing.Sensors;

/// <summary>Measures with an ADS1115.</summary>
public sealed class Ads1115 : Chip
{
    /// <summary>How long it measures: four conversions.</summary>
    internal const int MeasuringMs = Inputs * ConversionMs;

    private const int Inputs = 4;
    private const int ConversionMs = 2;     // 1.16 ms at 860 a second, 10 % slower at most (9.3.3), and 25 µs to wake (9.4.2.1)
    private const byte Configuration = 0x01;
    private const byte Rate = 0xE3;         // 860 a second, no comparator
    private const byte Start = 0xC2;        // begin, input 0 against ground, ±4.096 V, one conversion (9.6.3, table 8)
    private const int InputStep = 0x10;     // from one input to the next
    private const byte Ready = 0x80;        // of the configuration, when read: no conversion is going on
    private const int MicrovoltsPerStep = 125; // (9.3.3, table 3)
    private const int Micro = 1000;

    private readonly byte[] configure = new byte[3]; // no list of three bytes: the compiler keeps one in a static field, which takes RAM on every device
    private readonly byte[] configuration = { Configuration };
    private readonly byte[] conversion = { 0x00 };
    private readonly byte[] word = new byte[2];
    private readonly string busy = "has not measured in time";

    private Ads1115(IChipLink link)
        : base(link, Inputs)
    {
    }

    /// <summary>Makes a driver.</summary>
    public static Chip Make(IChipLink link) => new Ads1115(link);

    /// <inheritdoc/>
    protected override string Measure()
    {
        for (int input = 0; input < Inputs; input++)
        {
            configure[0] = Configuration;
            configure[1] = (byte)(Start + input * InputStep);
            configure[2] = Rate;
            if (!Link.TryWrite(configure)) return NoAnswer;
            Link.Wait(ConversionMs);
            if (!Link.TryWrite(configuration) || !Link.TryRead(word)) return NoAnswer;
            if ((word[0] & Ready) == 0) return busy;
            if (!Link.TryWrite(conversion) || !Link.TryRead(word)) return NoAnswer;
            int steps = (short)((word[0] << 8) | word[1]);
            Set(input, (steps * MicrovoltsPerStep + Micro / 2) / Micro);
        }

        return null;
    }
}
