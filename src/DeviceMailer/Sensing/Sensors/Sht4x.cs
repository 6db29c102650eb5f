// Sensirion SHT4x, a sensor of temperature and relative humidity on I2C. Facts: datasheet "SHT4x", version 6, sections in brackets.

namespace DeviceMailer.Sensing.Sensors;

/// <summary>Measures with a SHT40, SHT41 or SHT45.</summary>
public sealed class Sht4x : WordPairChip
{
    /// <summary>How long it measures: 8.3 ms at most with high precision (3.1, table 5).</summary>
    internal const int MeasuringMs = 9;

    private const int MostHumidity = 100000;

    // Both values with high precision (4.5, table 8).
    private Sht4x(IChipLink link)
        : base(link, new byte[] { 0xFD }, MeasuringMs)
    {
    }

    /// <summary>Makes a driver.</summary>
    public static Chip Make(IChipLink link) => new Sht4x(link);

    // 4.6: T = -45 + 175 * S / (2^16 - 1), RH = -6 + 125 * S / (2^16 - 1), cut at 0 and 100 % as 4.6 allows.
    /// <inheritdoc/>
    protected override void Take(int first, int second)
    {
        Set(0, Share(175000, first) - 45000);
        int humidity = Share(125000, second) - 6000;
        Set(1, humidity < 0 ? 0 : humidity > MostHumidity ? MostHumidity : humidity);
    }
}
