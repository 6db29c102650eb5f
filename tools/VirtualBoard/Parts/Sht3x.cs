// Sensirion SHT3x-DIS, temperature and humidity (datasheet "SHT3x-DIS", 4.3 to 4.12): single shot without clock stretching, soft reset.
// A measurement takes its time; until then, and when there is none, reading is not acknowledged.

using System.Buffers.Binary;

namespace DeviceMailer.VirtualBoard.Parts;

/// <summary>The sensor; what it measures is the test's.</summary>
public sealed class Sht3x : II2cTarget
{
    /// <summary>Its address with ADDR low.</summary>
    public const int Address = 0x44;

    /// <summary>The lowest temperature that it measures, in degrees Celsius.</summary>
    public const double LeastTemperature = -45;

    /// <summary>The highest, in degrees Celsius.</summary>
    public const double MostTemperature = 130;

    /// <summary>The highest relative humidity, in percent; the lowest is 0.</summary>
    public const double MostHumidity = 100;

    private const ushort SoftReset = 0x30A2;
    private const int WordBytes = 3; // two and their checksum

    private readonly Board board;
    private TimeSpan? doneAt;

    /// <summary>A sensor for a board; it has still to be wired.</summary>
    public Sht3x(Board board) => this.board = board;

    /// <summary>In degrees Celsius, -45 to 130.</summary>
    public double Temperature { get; set; } = 20;

    /// <summary>In percent, 0 to 100.</summary>
    public double Humidity { get; set; } = 50;

    /// <summary>Its checksums are wrong, as on a bad wire.</summary>
    public bool HasBadChecksums { get; set; }

    /// <summary>CRC-8 of table 20: polynomial 0x31, begun with 0xFF.</summary>
    public static byte Checksum(ReadOnlySpan<byte> bytes)
    {
        byte crc = 0xFF;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++) crc = (byte)((crc & 0x80) != 0 ? (crc << 1) ^ 0x31 : crc << 1);
        }

        return crc;
    }

    /// <inheritdoc/>
    public bool Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 2) return true;
        ushort command = BinaryPrimitives.ReadUInt16BigEndian(bytes);
        if (command == SoftReset) doneAt = null;
        else if (MeasuringTime(command) is { } time) doneAt = board.Clock.Now + time;
        else throw new NotSimulatedException($"SHT3x command 0x{command:X4}");
        return true;
    }

    /// <inheritdoc/>
    public bool Read(Span<byte> bytes)
    {
        if (doneAt == null || board.Clock.Now < doneAt) return false;
        doneAt = null;
        Span<byte> words = stackalloc byte[2 * WordBytes];
        Put(words, (Temperature + 45) / 175);
        Put(words[WordBytes..], Humidity / 100);
        words[..Math.Min(words.Length, bytes.Length)].CopyTo(bytes);
        if (bytes.Length > words.Length) bytes[words.Length..].Fill(0xFF);
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
        word[2] = Checksum(word[..2]);
        if (HasBadChecksums) word[2] ^= 1;
    }
}
