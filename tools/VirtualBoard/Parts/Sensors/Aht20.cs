// Aosong AHT20, temperature and humidity ("AHT20 Product manuals", version 1.1, 5.3 and 5.4): state, initialisation, measurement.
// After power-on it is not calibrated and measures nothing. While it measures, reading gives the state alone.

namespace DeviceMailer.VirtualBoard.Parts.Sensors;

/// <summary>The sensor; what it measures is the test's.</summary>
[SensorPart("aht20")]
public sealed class Aht20 : SensorPart
{
    private const byte Idle = 0x10;
    private const byte Calibrated = 0x08;
    private const byte Busy = 0x80;

    private static readonly TimeSpan conversion = TimeSpan.FromMilliseconds(80);

    private bool isCalibrated;
    private TimeSpan? doneAt;

    /// <summary>A sensor for a board; it has still to be wired.</summary>
    public Aht20(Board board)
        : base(board)
    {
        this["temperature"] = 20;
        this["humidity"] = 50;
    }

    /// <inheritdoc/>
    public override bool Write(ReadOnlySpan<byte> bytes)
    {
        switch (bytes[0])
        {
            case 0x71:
                break;
            case 0xBE:
                isCalibrated = true;
                break;
            case 0xAC:
                doneAt = isCalibrated ? Board.Clock.Now + conversion : null;
                break;
            default:
                throw new NotSimulatedException($"AHT20 command 0x{bytes[0]:X2}");
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Read(Span<byte> bytes)
    {
        Span<byte> answer = stackalloc byte[7];
        int humidity = Raw(this["humidity"] / 100);
        int temperature = Raw((this["temperature"] + 50) / 200);
        bool isBusy = Board.Clock.Now < doneAt;
        answer[0] = (byte)(Idle | (isCalibrated ? Calibrated : 0) | (isBusy ? Busy : 0));
        answer[1] = (byte)(humidity >> 12);
        answer[2] = (byte)(humidity >> 4);
        answer[3] = (byte)((humidity << 4) | (temperature >> 16));
        answer[4] = (byte)(temperature >> 8);
        answer[5] = (byte)temperature;
        if (doneAt == null || isBusy) answer[1..6].Clear();
        answer[6] = SentChecksum(answer[..6]);
        Answer(answer, bytes);
        return true;
    }

    // 20 bits (6.1, 6.2).
    private static int Raw(double share) => (int)Math.Min(Math.Round(Math.Clamp(share, 0, 1) * (1 << 20)), (1 << 20) - 1);
}
