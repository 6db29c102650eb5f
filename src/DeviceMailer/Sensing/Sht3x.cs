// Sensirion SHT3x-DIS, a sensor of temperature and relative humidity on I2C. Facts: datasheet "SHT3x-DIS", sections in brackets.

namespace DeviceMailer.Sensing;

/// <summary>Measures with a SHT30, SHT31 or SHT35.</summary>
public sealed class Sht3x
{
    /// <summary>Its address on the bus with the pin ADDR low; the next one with it high (3.4, table 8).</summary>
    public const int FirstAddress = 0x44;

    private const int WordBytes = 3;        // two, high byte first, and their checksum (4.4)
    private const int MeasuringMs = 16;     // 15.5 ms at most with high repeatability (2.2, table 4)
    private const int FullScale = 65535;    // 2^16 - 1 (4.13)
    private const byte Polynomial = 0x31;   // x^8 + x^5 + x^4 + 1 (4.12, table 20)
    private const byte FirstChecksum = 0xFF;

    private readonly byte[] command = { 0x24, 0x00 }; // single shot, high repeatability, no clock stretching (4.3, table 9)
    private readonly string noAnswer = "does not answer";
    private readonly string badChecksum = "answers with a wrong checksum";

    private readonly II2cLink link;
    private readonly byte[] words = new byte[2 * WordBytes];
    private long measuredMs = -1;
    private bool isGood;

    /// <summary>Makes one; nothing is sent yet.</summary>
    public Sht3x(II2cLink link) => this.link = link;

    /// <summary>The temperature, in thousandths of degrees Celsius, -45,000 to 130,000.</summary>
    public int TemperatureMilli { get; private set; }

    /// <summary>The relative humidity, in thousandths of percent, 0 to 100,000.</summary>
    public int HumidityMilli { get; private set; }

    /// <summary>Why the last measurement failed; null: it did not.</summary>
    public string Problem { get; private set; }

    /// <summary>Measures both, once for all who ask at the same time. False: it failed, and the values are the last good ones.</summary>
    public bool TryMeasure(long nowMs)
    {
        if (nowMs == measuredMs) return isGood;
        measuredMs = nowMs;
        isGood = TryMeasure();
        return isGood;
    }

    private bool TryMeasure()
    {
        Problem = noAnswer;
        if (!link.TryWrite(command)) return false;
        link.Wait(MeasuringMs);
        if (!link.TryRead(words)) return false;
        Problem = badChecksum;
        if (!IsGood(0) || !IsGood(WordBytes)) return false;

        // 4.13: T = -45 + 175 * S / (2^16 - 1), RH = 100 * S / (2^16 - 1); rounded.
        TemperatureMilli = (int)((175000L * Word(0) + FullScale / 2) / FullScale) - 45000;
        HumidityMilli = (int)((100000L * Word(WordBytes) + FullScale / 2) / FullScale);
        Problem = null;
        return true;
    }

    private int Word(int at) => (words[at] << 8) | words[at + 1];

    private bool IsGood(int at)
    {
        int crc = FirstChecksum;
        for (int i = 0; i < WordBytes - 1; i++)
        {
            crc ^= words[at + i];
            for (int bit = 0; bit < 8; bit++) crc = (crc & 0x80) != 0 ? ((crc << 1) ^ Polynomial) & 0xFF : crc << 1;
        }

        return crc == words[at + WordBytes - 1];
    }
}
