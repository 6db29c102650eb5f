// Maxim DS18B20, a thermometer on 1-Wire. Facts: datasheet "DS18B20", revision 6, its headings in brackets.
// It measures for most of a second, in which others are measured. After power-on its memory says 85 °C, which is no temperature, and has the limits of its EEPROM: others are written
// into it before each measurement, so that losing its supply in between shows, and 85 °C that were measured count.

namespace DeviceMailer.Sensing.Sensors;

/// <summary>Measures with a DS18B20.</summary>
public sealed class Ds18b20 : Chip
{
    /// <summary>The first byte of its number ("64-BIT LASERED ROM CODE").</summary>
    internal const int Family = 0x28;

    /// <summary>How long it measures at most with 12 bits ("AC ELECTRICAL CHARACTERISTICS").</summary>
    internal const int MeasuringMs = 750;

    private const long NotYet = -1;

    // "MEMORY": temperature, limits, configuration, three reserved bytes, checksum.
    private const int ScratchpadBytes = 9;
    private const int HighLimitAt = 2;
    private const int LowLimitAt = 3;

    // Limits are not used here, so that they may be anything; these two are not what it leaves the factory with.
    private const byte HighLimit = 0x55;
    private const byte LowLimit = 0xAA;
    private const byte TwelveBits = 0x7F; // "CONFIGURATION REGISTER"

    private readonly byte[] prepare = new byte[4];
    private readonly byte[] convert = { 0x44 };
    private readonly byte[] ask = { 0xBE };
    private readonly byte[] scratchpad = new byte[ScratchpadBytes];
    private readonly string lostSupply = "has lost its supply while it measured";
    private long startedMs = NotYet;

    private Ds18b20(IChipLink link)
        : base(link, 1)
    {
        prepare[0] = 0x4E; // "WRITE SCRATCHPAD"
        prepare[1] = HighLimit;
        prepare[2] = LowLimit;
        prepare[3] = TwelveBits;
    }

    /// <summary>Makes a driver.</summary>
    public static Chip Make(IChipLink link) => new Ds18b20(link);

    /// <inheritdoc/>
    protected override bool IsReady(long nowMs)
    {
        if (startedMs != NotYet) return nowMs - startedMs >= MeasuringMs;
        if (Link.TryWrite(prepare) && Link.TryWrite(convert)) startedMs = nowMs;
        else Problem = NoAnswer;
        return false;
    }

    /// <inheritdoc/>
    protected override string Measure()
    {
        startedMs = NotYet;
        if (!Link.TryWrite(ask) || !Link.TryRead(scratchpad)) return NoAnswer;
        if (OneWire.RomNumber.Crc(scratchpad, ScratchpadBytes) != 0) return BadChecksum;
        if (scratchpad[HighLimitAt] != HighLimit || scratchpad[LowLimitAt] != LowLimit) return lostSupply;
        int sixteenths = (short)((scratchpad[1] << 8) | scratchpad[0]); // "OPERATION - MEASURING TEMPERATURE"
        Set(0, sixteenths * 125 / 2);
        return null;
    }
}
