// Sensirion SHTC3, temperature and humidity (datasheet "SHTC3", version 3, 5.2, 5.3 and 5.11): sleep, and a measurement in normal mode, temperature first, without clock stretching.
// Asleep it acknowledges nothing but the command that wakes it. Until a measurement is done, and when there is none, reading is not acknowledged.

using System.Buffers.Binary;

namespace DeviceMailer.VirtualBoard.Parts.Sensors;

/// <summary>The sensor; what it measures is the test's.</summary>
[SensorPart("shtc3")]
public sealed class Shtc3 : SensorPart
{
    private const int Wake = 0x3517;
    private const int Sleep = 0xB098;
    private const int Measure = 0x7866;
    private const int Steps = 1 << 16;
    private const int WordBytes = 3; // two and their checksum

    private static readonly TimeSpan waking = TimeSpan.FromMilliseconds(0.24); // 3.1, both at most
    private static readonly TimeSpan conversion = TimeSpan.FromMilliseconds(12.1);

    private bool isAsleep; // idle after power-on
    private TimeSpan awakeAt;
    private TimeSpan? doneAt;

    /// <summary>A sensor for a board; it has still to be wired.</summary>
    public Shtc3(Board board)
        : base(board)
    {
        this["temperature"] = 20;
        this["humidity"] = 50;
    }

    /// <inheritdoc/>
    public override bool Write(ReadOnlySpan<byte> bytes)
    {
        int command = bytes.Length == 2 ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : 0;
        if (command is not (Wake or Sleep or Measure)) throw new NotSimulatedException($"SHTC3 command 0x{Convert.ToHexString(bytes)}");
        if (isAsleep && command != Wake) return false;
        if (Board.Clock.Now < awakeAt || Board.Clock.Now < doneAt) return false;
        if (isAsleep) awakeAt = Board.Clock.Now + waking;
        isAsleep = command == Sleep;
        doneAt = command == Measure ? Board.Clock.Now + conversion : null;
        return true;
    }

    /// <inheritdoc/>
    public override bool Read(Span<byte> bytes)
    {
        if (doneAt == null || Board.Clock.Now < doneAt) return false;
        doneAt = null;
        Span<byte> words = stackalloc byte[2 * WordBytes];
        Put(words, (this["temperature"] + 45) / 175);
        Put(words[WordBytes..], this["humidity"] / 100);
        Answer(words, bytes);
        return true;
    }

    private void Put(Span<byte> word, double share)
    {
        BinaryPrimitives.WriteUInt16BigEndian(word, (ushort)Math.Clamp(Math.Round(share * Steps), 0, ushort.MaxValue));
        word[2] = SentChecksum(word[..2]);
    }
}
