using System.Collections.Concurrent;
using System.Reflection;

namespace DeviceMailer.VirtualBoard.Parts.Sensors;

/// <summary>A simulated sensor on a bus. What it measures is the test's, each quantity by its name in the firmware's catalogue.</summary>
/// <param name="board">Its board: it has still to be wired.</param>
public abstract class SensorPart(Board board) : II2cTarget
{
    private readonly ConcurrentDictionary<string, double> values = [];

    /// <summary>What it measures of a quantity, in its unit.</summary>
    public double this[string quantity]
    {
        get => values[quantity];
        set => values[quantity] = value;
    }

    /// <summary>Its checksums are wrong, as on a bad wire.</summary>
    public bool HasBadChecksums { get; set; }

    /// <summary>False for a sensor without checksums.</summary>
    public virtual bool HasChecksums => true;

    /// <summary>Its board.</summary>
    protected Board Board => board;

    /// <inheritdoc/>
    public abstract bool Write(ReadOnlySpan<byte> bytes);

    /// <inheritdoc/>
    public abstract bool Read(Span<byte> bytes);

    /// <summary>Makes the part for a sensor of the catalogue.</summary>
    public static SensorPart Make(string sensor, Board board)
    {
        Type? part = typeof(SensorPart).Assembly.GetTypes().FirstOrDefault(type => type.GetCustomAttribute<SensorPartAttribute>()?.Sensor == sensor);
        if (part == null) throw new NotSimulatedException($"the sensor {sensor}");
        return (SensorPart)Activator.CreateInstance(part, board)!;
    }

    /// <summary>CRC-8 of Sensirion's and Aosong's sensors: polynomial 0x31, begun with 0xFF (datasheet "SHT3x-DIS", table 20).</summary>
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

    /// <summary>The checksum of some bytes, or a wrong one.</summary>
    protected byte SentChecksum(ReadOnlySpan<byte> bytes) => (byte)(Checksum(bytes) ^ (HasBadChecksums ? 1 : 0));

    /// <summary>Gives as much of an answer as is read; nothing drives the bus low behind its end.</summary>
    protected static void Answer(ReadOnlySpan<byte> answer, Span<byte> bytes)
    {
        int count = Math.Min(answer.Length, bytes.Length);
        answer[..count].CopyTo(bytes);
        bytes[count..].Fill(0xFF);
    }
}
