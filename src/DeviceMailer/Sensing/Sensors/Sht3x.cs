// Sensirion SHT3x-DIS, a sensor of temperature and relative humidity on I2C. Facts: datasheet "SHT3x-DIS", sections in brackets.

namespace DeviceMailer.Sensing.Sensors;

/// <summary>Measures with a SHT30, SHT31 or SHT35.</summary>
public sealed class Sht3x : WordPairChip
{
    /// <summary>How long it measures: 15.5 ms at most with high repeatability (2.2, table 4).</summary>
    internal const int MeasuringMs = 16;

    // Single shot, high repeatability, no clock stretching (4.3, table 9).
    private Sht3x(IChipLink link)
        : base(link, new byte[] { 0x24, 0x00 }, MeasuringMs)
    {
    }

    /// <summary>Makes a driver.</summary>
    public static Chip Make(IChipLink link) => new Sht3x(link);

    // 4.13: T = -45 + 175 * S / (2^16 - 1), RH = 100 * S / (2^16 - 1).
    /// <inheritdoc/>
    protected override void Take(int first, int second)
    {
        Set(0, Share(175000, first) - 45000);
        Set(1, Share(100000, second));
    }
}
