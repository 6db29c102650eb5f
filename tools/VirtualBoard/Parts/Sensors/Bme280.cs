// Bosch BME280 (datasheet BST-BME280-DS002): registers behind a pointer, one measurement at a time in forced mode, without oversampling, so that results have 16 bits.
// What it has to answer is found by its own formulas in floating point (8.1), read backwards; the trimming values are the example's of the BMP280's datasheet (3.12), those
// for humidity a real chip's.

namespace DeviceMailer.VirtualBoard.Parts.Sensors;

/// <summary>The sensor; what it measures is the test's.</summary>
[SensorPart("bme280")]
public class Bme280 : SensorPart
{
    private const int FirstTrimming = 0x88;
    private const int SecondTrimming = 0xE1;
    private const int Results = 0xF7;
    private const int ControlHumidity = 0xF2;
    private const int ControlMeasurement = 0xF4;
    private const int H1 = 75;
    private const int H2 = 370;
    private const int H3 = 0;
    private const int H4 = 313;
    private const int H5 = 50;
    private const int H6 = 30;

    private static readonly int[] trimming = [27504, 26435, -1000, 36477, -10685, 3024, 2855, 140, -7, 15500, -14600, 6000]; // T1 to T3, P1 to P9
    private static readonly TimeSpan conversion = TimeSpan.FromMilliseconds(9.3); // appendix B

    private readonly byte[] registers = new byte[256];
    private byte pointer;
    private TimeSpan? doneAt;

    /// <summary>A sensor for a board; it has still to be wired.</summary>
    public Bme280(Board board)
        : this(board, 0x60)
    {
        this["humidity"] = 50;
        byte[] second = [H2 & 0xFF, H2 >> 8, H3, H4 >> 4, (H4 & 0x0F) | ((H5 & 0x0F) << 4), H5 >> 4, H6];
        registers[FirstTrimming + 25] = H1;
        second.CopyTo(registers, SecondTrimming);
    }

    /// <summary>A sensor without humidity, or what both have in common.</summary>
    private protected Bme280(Board board, byte chipId)
        : base(board)
    {
        this["temperature"] = 20;
        this["pressure"] = 1013.25;
        registers[0xD0] = chipId;
        for (int i = 0; i < trimming.Length; i++)
        {
            registers[FirstTrimming + (2 * i)] = (byte)trimming[i];
            registers[FirstTrimming + (2 * i) + 1] = (byte)(trimming[i] >> 8);
        }

        new byte[] { 0x80, 0, 0, 0x80, 0, 0, 0x80, 0 }.CopyTo(registers, Results); // nothing has been measured
    }

    /// <inheritdoc/>
    public override bool HasChecksums => false;

    private bool HasHumidity => registers[0xD0] == 0x60;

    /// <inheritdoc/>
    public override bool Write(ReadOnlySpan<byte> bytes)
    {
        pointer = bytes[0];
        for (int i = 0; i + 1 < bytes.Length; i += 2)
        {
            if (bytes[i] is not (ControlHumidity or ControlMeasurement)) throw new NotSimulatedException($"BME280 write to register 0x{bytes[i]:X2}");
            registers[bytes[i]] = bytes[i + 1];
            if (bytes[i] == ControlMeasurement && bytes[i + 1] == 0x25) doneAt = Board.Clock.Now + conversion;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Read(Span<byte> bytes)
    {
        if (doneAt != null && Board.Clock.Now >= doneAt) PutResults();
        for (int i = 0; i < bytes.Length; i++) bytes[i] = registers[(byte)(pointer + i)];
        return true;
    }

    private void PutResults()
    {
        doneAt = null;
        int temperature = Find(20, raw => Fine(raw) / 5120, this["temperature"]) & ~0x0F;
        double fine = Fine(temperature);
        Put(Results, Find(20, raw => -Pressure(raw, fine), -this["pressure"] * 100) & ~0x0F);
        Put(Results + 3, temperature);
        if (!HasHumidity || registers[ControlHumidity] != 1) return;
        int humidity = Find(16, raw => Humidity(raw, fine), this["humidity"]);
        registers[Results + 6] = (byte)(humidity >> 8);
        registers[Results + 7] = (byte)humidity;
    }

    private void Put(int at, int raw)
    {
        registers[at] = (byte)(raw >> 12);
        registers[at + 1] = (byte)(raw >> 4);
        registers[at + 2] = (byte)(raw << 4);
    }

    // The smallest number of so many bits at which what rises with it comes to the value.
    private static int Find(int bits, Func<int, double> formula, double value)
    {
        int found = 0;
        for (int bit = 1 << (bits - 1); bit > 0; bit >>= 1)
        {
            if (formula(found | bit) <= value) found |= bit;
        }

        return found;
    }

    private static double Fine(int raw)
    {
        double first = ((raw / 16384.0) - (trimming[0] / 1024.0)) * trimming[1];
        double second = Math.Pow((raw / 131072.0) - (trimming[0] / 8192.0), 2) * trimming[2];
        return first + second;
    }

    // In Pa.
    private static double Pressure(int raw, double fine)
    {
        double v = (fine / 2) - 64000;
        double offset = (v * v * trimming[8] / 32768) + (v * trimming[7] * 2);
        offset = (offset / 4) + (trimming[6] * 65536.0);
        double gain = ((trimming[5] * v * v / 524288) + (trimming[4] * v)) / 524288;
        gain = (1 + (gain / 32768)) * trimming[3];
        double p = (1048576 - raw - (offset / 4096)) * 6250 / gain;
        return p + (((trimming[11] * p * p / 2147483648) + (p * trimming[10] / 32768) + trimming[9]) / 16);
    }

    // In percent.
    private static double Humidity(int raw, double fine)
    {
        double v = fine - 76800;
        v = (raw - ((H4 * 64) + (H5 / 16384.0 * v))) * (H2 / 65536.0 * (1 + (H6 / 67108864.0 * v * (1 + (H3 / 67108864.0 * v)))));
        return v * (1 - (H1 * v / 524288));
    }
}
