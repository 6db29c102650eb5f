// Sensirion SHT3x-DIS, temperature and humidity (datasheet "SHT3x-DIS", 4.3 to 4.12): single shot without clock stretching, soft reset.
// A measurement takes its time; until then, and when there is none, reading is not acknowledged.

using System.Buffers.Binary;

namespace DeviceMailer.VirtualBoard.Parts.Sensors;

/// <summary>The sensor; what it measures is the test's.</summary>
[SensorPart("sht3x")]
public sealed class Sht3x : SensorPart
{
    /// <summary>Its address with ADDR low.</summary>
    public const int Address = 0x44;

    private const ushort SoftReset = 0x30A2;
    private const int WordBytes = 3; // two and their checksum

    private TimeSpan? doneAt;

    /// <summary>A sensor for a board; it has still to be wired.</summary>
    public Sht3x(Board board)
        : base(board)
    {
        Temperature = 20;
        Humidity = 50;
    }

    /// <summary>In degrees Celsius, -45 to 130.</summary>
    public double Temperature
    {
        get => this["temperature"];
        set => this["temperature"] = value;
    }

    /// <summary>In percent, 0 to 100.</summary>
    public double Humidity
    {
        get => this["humidity"];
        set => this["humidity"] = value;
    }

    /// <inheritdoc/>
    public override bool Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 2) return true;
        ushort command = BinaryPrimitives.ReadUInt16BigEndian(bytes);
        if (command == SoftReset) doneAt = null;
        else if (MeasuringTime(command) is { } time) doneAt = Board.Clock.Now + time;
        else throw new NotSimulatedException($"SHT3x command 0x{command:X4}");
        return true;
    }

    /// <inheritdoc/>
    public override bool Read(Span<byte> bytes)
    {
        if (doneAt == null || Board.Clock.Now < doneAt) return false;
        doneAt = null;
        Span<byte> words = stackalloc byte[2 * WordBytes];
        Put(words, (Temperature + 45) / 175);
        Put(words[WordBytes..], Humidity / 100);
        Answer(words, bytes);
        return true;
    }

    // Table 4, at most; table 9, clock stretching disabled.
    private static TimeSpan? MeasuringTime(ushort command) => command switch
    {
        0x2400 => TimeSpan.FromMilliseconds(15.5),
        0x240B => TimeSpan.FromMilliseconds(6.5),
        0x2416 => TimeSpan.FromMilliseconds(4.5),
        _ => null,
    };

    private void Put(Span<byte> word, double share)
    {
        BinaryPrimitives.WriteUInt16BigEndian(word, (ushort)Math.Round(Math.Clamp(share, 0, 1) * ushort.MaxValue));
        word[2] = SentChecksum(word[..2]);
    }
}
