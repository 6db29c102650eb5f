// Sensirion SHTC3, a sensor of temperature and relative humidity on I2C. Facts: datasheet "SHTC3", version 3, sections in brackets.
// It sleeps between measurements, where it takes less than a hundredth of what it takes idle (2.1).

namespace DeviceMailer.Sensing.Sensors;

/// <summary>Measures with a SHTC3.</summary>
public sealed class Shtc3 : WordPairChip
{
    /// <summary>How long it takes: to wake, and 12.1 ms at most to measure in normal mode (3.1).</summary>
    internal const int MeasuringMs = WakingMs + ConversionMs;

    private const int WakingMs = 1;         // 240 µs at most (3.1)
    private const int ConversionMs = 13;
    private const int WordBits = 16;
    private const int Half = 1 << (WordBits - 1);

    // 5.2. Asleep it acknowledges nothing but the first of these; awake it takes that too.
    private readonly byte[] wake = { 0x35, 0x17 };
    private readonly byte[] sleep = { 0xB0, 0x98 };

    // Temperature first, normal mode, no clock stretching (5.3).
    private Shtc3(IChipLink link)
        : base(link, new byte[] { 0x78, 0x66 }, ConversionMs)
    {
    }

    /// <summary>Makes a driver.</summary>
    public static Chip Make(IChipLink link) => new Shtc3(link);

    /// <inheritdoc/>
    protected override string Measure()
    {
        if (!Link.TryWrite(wake)) return NoAnswer;
        Link.Wait(WakingMs);
        string problem = base.Measure();
        return Link.TryWrite(sleep) ? problem : NoAnswer;
    }

    // 5.11: T = -45 + 175 * S / 2^16, RH = 100 * S / 2^16.
    /// <inheritdoc/>
    protected override void Take(int first, int second)
    {
        Set(0, Part(175000, first) - 45000);
        Set(1, Part(100000, second));
    }

    private static int Part(int range, int word) => (int)(((long)range * word + Half) >> WordBits);
}
