// Sensirion SHT4x, temperature and humidity (datasheet "SHT4x", version 6, 4.5 and 4.6): a measurement with high, medium or low precision, soft reset.
// A measurement takes its time; until then, and when there is none, reading is not acknowledged.

using System.Buffers.Binary;

namespace DeviceMailer.VirtualBoard.Parts.Sensors;

/// <summary>The sensor; what it measures is the test's.</summary>
[SensorPart("sht4x")]
public sealed class Sht4x : SensorPart
{
    private const int SoftReset = 0x94;
    private const int WordBytes = 3; // two and their checksum

    private TimeSpan? doneAt;

    /// <summary>A sensor for a board; it has still to be wired.</summary>
    public Sht4x(Board board)
        : base(board)
    {
        this["temperature"] = 20;
        this["humidity"] = 50;
    }

    /// <inheritdoc/>
    public override bool Write(ReadOnlySpan<byte> bytes)
    {
        TimeSpan? time = bytes[0] switch
        {
            0xFD => TimeSpan.FromMilliseconds(8.3), // table 5, at most
            0xF6 => TimeSpan.FromMilliseconds(4.5),
            0xE0 => TimeSpan.FromMilliseconds(1.6),
            SoftReset => null,
            _ => throw new NotSimulatedException($"SHT4x command 0x{bytes[0]:X2}"),
        };
        doneAt = time == null ? null : Board.Clock.Now + time;
        return true;
    }

    /// <inheritdoc/>
    public override bool Read(Span<byte> bytes)
    {
        if (doneAt == null || Board.Clock.Now < doneAt) return false;
        doneAt = null;
        Span<byte> words = stackalloc byte[2 * WordBytes];
        Put(words, (this["temperature"] + 45) / 175);
        Put(words[WordBytes..], (this["humidity"] + 6) / 125);
        Answer(words, bytes);
        return true;
    }

    private void Put(Span<byte> word, double share)
    {
        BinaryPrimitives.WriteUInt16BigEndian(word, (ushort)Math.Round(Math.Clamp(share, 0, 1) * ushort.MaxValue));
        word[2] = SentChecksum(word[..2]);
    }
}
