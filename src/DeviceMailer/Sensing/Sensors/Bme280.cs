// Bosch BME280 and BMP280, sensors of temperature, pressure and (BME280) relative humidity on I2C. Facts: datasheets BST-BME280-DS002 and BST-BMP280-DS001,
// sections of the first in brackets. One measurement at a time, without oversampling; compensated in whole numbers with 64 bits as 4.2.3 does.

namespace DeviceMailer.Sensing.Sensors;

/// <summary>Measures with a BME280 or a BMP280.</summary>
public sealed class Bme280 : Chip
{
    /// <summary>How long it measures: 9.3 ms at most with all three values (appendix B).</summary>
    internal const int MeasuringMs = 10;

    private const byte HumidityChip = 0x60;     // chip_id (5.4.1), BMP280: 0x58
    private const byte PressureChip = 0x58;
    private const int NotMeasured = 0x80000;    // in a result's place after power-on (5.4.8)
    private const int TemperatureSteps = 10;    // of 0.01 °C, in thousandths
    private const int PascalFraction = 256;     // pressure comes in 1/256 Pa
    private const int HumidityFraction = 1024;  // humidity in 1/1024 %

    private readonly byte chipId;
    private readonly byte[] askChip = { 0xD0 };
    private readonly byte[] askFirstTrimming = { 0x88 };
    private readonly byte[] askSecondTrimming = { 0xE1 };
    private readonly byte[] askResults = { 0xF7 };
    private readonly byte[] humidityOnce = { 0xF2, 0x01 };  // before ctrl_meas (5.4.3)
    private readonly byte[] measureOnce = { 0xF4, 0x25 };   // temperature and pressure once, forced mode (5.4.5)
    private readonly byte[] chip = new byte[1];
    private readonly byte[] first = new byte[26];   // 0x88 to 0xA1 (4.2.2, table 16)
    private readonly byte[] second = new byte[7];   // 0xE1 to 0xE7
    private readonly byte[] results;                // 0xF7 to 0xFE, BMP280: to 0xFC (5.3, table 18)
    private readonly string otherChip = "is another chip";
    private readonly string nothing = "has not measured";

    private bool isTrimmed; // its trimming values were read since it last failed

    private Bme280(IChipLink link, bool hasHumidity)
        : base(link, hasHumidity ? 3 : 2)
    {
        chipId = hasHumidity ? HumidityChip : PressureChip;
        results = new byte[hasHumidity ? 8 : 6];
    }

    private bool HasHumidity => chipId == HumidityChip;

    /// <summary>Makes a driver for a BME280: temperature, pressure, humidity.</summary>
    public static Chip Make(IChipLink link) => new Bme280(link, true);

    /// <summary>Makes a driver for a BMP280: temperature, pressure.</summary>
    public static Chip MakeWithoutHumidity(IChipLink link) => new Bme280(link, false);

    /// <inheritdoc/>
    protected override string Measure()
    {
        string problem = TryMeasure();
        if (problem != null) isTrimmed = false; // another chip may be put in its place
        return problem;
    }

    private string TryMeasure()
    {
        string problem = isTrimmed ? null : ReadTrimming();
        if (problem != null) return problem;
        isTrimmed = true;
        if (HasHumidity && !Link.TryWrite(humidityOnce)) return NoAnswer;
        if (!Link.TryWrite(measureOnce)) return NoAnswer;
        Link.Wait(MeasuringMs);
        if (!Link.TryWrite(askResults) || !Link.TryRead(results)) return NoAnswer;
        int pressure = Result(0);
        int temperature = Result(3);
        if (pressure == NotMeasured || temperature == NotMeasured) return nothing;

        int fine = Fine(temperature);
        Set(0, ((fine * 5 + 128) >> 8) * TemperatureSteps);
        Set(1, Pressure(pressure, fine));
        if (HasHumidity) Set(2, Humidity((results[6] << 8) | results[7], fine));
        return null;
    }

    private string ReadTrimming()
    {
        if (!Link.TryWrite(askChip) || !Link.TryRead(chip)) return NoAnswer;
        if (chip[0] != chipId) return otherChip;
        if (!Link.TryWrite(askFirstTrimming) || !Link.TryRead(first)) return NoAnswer;
        return HasHumidity && !(Link.TryWrite(askSecondTrimming) && Link.TryRead(second)) ? NoAnswer : null;
    }

    // 20 bits from the highest down (5.4.7, 5.4.8).
    private int Result(int at) => (results[at] << 12) | (results[at + 1] << 4) | (results[at + 2] >> 4);

    // The temperature with the resolution that the other values need: t_fine of 4.2.3.
    private int Fine(int raw)
    {
        int t1 = Unsigned(0);
        int from = (raw >> 4) - t1;
        return ((((raw >> 3) - (t1 << 1)) * Signed(2)) >> 11) + ((((from * from) >> 12) * Signed(4)) >> 14);
    }

    // In thousandths of hPa, which are tenths of Pa (4.2.3).
    private int Pressure(int raw, int fine)
    {
        long v = (long)fine - 128000;
        long offset = v * v * Signed(16) + ((v * Signed(14)) << 17) + ((long)Signed(12) << 35);
        long gain = ((v * v * Signed(10)) >> 8) + ((v * Signed(8)) << 12);
        gain = (((1L << 47) + gain) * Unsigned(6)) >> 33;
        if (gain == 0) return 0; // trimming values of zeros only
        long p = ((((1048576L - raw) << 31) - offset) * 3125) / gain;
        long second = (Signed(22) * (p >> 13) * (p >> 13)) >> 25;
        long third = (Signed(20) * p) >> 19;
        p = ((p + second + third) >> 8) + ((long)Signed(18) << 4);
        return (int)((p * 10 + PascalFraction / 2) / PascalFraction);
    }

    // In thousandths of percent (4.2.3). The trimming values' places: 4.2.2, table 16.
    private int Humidity(int raw, int fine)
    {
        int h1 = first[25];
        int h2 = (short)((second[1] << 8) | second[0]);
        int h3 = second[2];
        int h4 = ((sbyte)second[3] << 4) | (second[4] & 0x0F);
        int h5 = ((sbyte)second[5] << 4) | (second[4] >> 4);
        int h6 = (sbyte)second[6];
        int v = fine - 76800;
        int measured = ((raw << 14) - (h4 << 20) - (h5 * v) + 16384) >> 15;
        int slope = (((((v * h6) >> 10) * (((v * h3) >> 11) + 32768)) >> 10) + 2097152) * h2 + 8192;
        v = measured * (slope >> 14);
        v -= ((((v >> 15) * (v >> 15)) >> 7) * h1) >> 4;
        if (v < 0) v = 0;
        if (v > 419430400) v = 419430400; // 100 %
        return (int)(((v >> 12) * 1000L + HumidityFraction / 2) / HumidityFraction);
    }

    private int Unsigned(int at) => first[at] | (first[at + 1] << 8);

    private int Signed(int at) => (short)Unsigned(at);
}
