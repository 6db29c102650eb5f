// Aosong AHT20, a sensor of temperature and relative humidity on I2C. Facts: "AHT20 Product manuals", version 1.1, sections in brackets.

namespace DeviceMailer.Sensing.Sensors;

/// <summary>Measures with an AHT20.</summary>
public sealed class Aht20 : Chip
{
    /// <summary>How long it measures: 80 ms (5.4, step 2), and 10 ms to get ready after a loss of power (5.4, step 1).</summary>
    internal const int MeasuringMs = PreparingMs + ConversionMs;

    private const int PreparingMs = 10;
    private const int ConversionMs = 80;
    private const byte Calibrated = 0x08;   // of the state (5.3, table 10)
    private const byte Busy = 0x80;
    private const int Bits = 20;            // of each value (6.1, 6.2)

    private readonly byte[] askState = { 0x71 };
    private readonly byte[] prepare = { 0xBE, 0x08, 0x00 };
    private readonly byte[] measure = { 0xAC, 0x33, 0x00 };
    private readonly byte[] state = new byte[1];
    private readonly byte[] answer = new byte[7]; // the state, humidity and temperature with 20 bits each, a checksum
    private readonly string busy = "has not measured in time";

    private Aht20(IChipLink link)
        : base(link, 2)
    {
    }

    /// <summary>Makes a driver.</summary>
    public static Chip Make(IChipLink link) => new Aht20(link);

    /// <inheritdoc/>
    protected override string Measure()
    {
        if (!Link.TryWrite(askState) || !Link.TryRead(state)) return NoAnswer;
        if ((state[0] & Calibrated) == 0)
        {
            if (!Link.TryWrite(prepare)) return NoAnswer;
            Link.Wait(PreparingMs);
        }

        if (!Link.TryWrite(measure)) return NoAnswer;
        Link.Wait(ConversionMs);
        if (!Link.TryRead(answer)) return NoAnswer;
        if (!Crc8.IsGood(answer, 0, answer.Length - 1)) return BadChecksum;
        if ((answer[0] & Busy) != 0) return busy;

        // 6.1: RH = S / 2^20 * 100 %; 6.2: T = S / 2^20 * 200 - 50; rounded.
        int humidity = (answer[1] << 12) | (answer[2] << 4) | (answer[3] >> 4);
        int temperature = ((answer[3] & 0x0F) << 16) | (answer[4] << 8) | answer[5];
        const long Half = 1L << (Bits - 1);
        Set(0, (int)((200000L * temperature + Half) >> Bits) - 50000);
        Set(1, (int)((100000L * humidity + Half) >> Bits));
        return null;
    }
}
