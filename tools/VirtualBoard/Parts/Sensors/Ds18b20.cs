// Maxim DS18B20, a thermometer on 1-Wire (datasheet "DS18B20", revision 6): its memory, a measurement with 12 bits, and what a loss of its supply leaves.
// After power-on it says 85 °C, with the limits of its EEPROM, which are those of the factory.

using System.Buffers.Binary;

namespace DeviceMailer.VirtualBoard.Parts.Sensors;

/// <summary>The sensor; what it measures is the test's.</summary>
[SensorPart("ds18b20")]
public sealed class Ds18b20 : SensorPart, IOneWireTarget
{
    /// <summary>The number of one that nobody has given another.</summary>
    public const string DefaultNumber = "28-00000a1b2c3d";

    private const byte WriteScratchpad = 0x4E;
    private const byte Convert = 0x44;
    private const byte ReadScratchpad = 0xBE;
    private const byte TwelveBits = 0x7F;
    private const double StepsPerDegree = 16;

    private static readonly byte[] powerOn = [0x50, 0x05, 0x4B, 0x46, TwelveBits, 0xFF, 0x0C, 0x10];
    private static readonly TimeSpan conversion = TimeSpan.FromMilliseconds(750); // at most

    private readonly byte[] scratchpad = [.. powerOn, 0];
    private byte[] number = OneWire.NumberOf(DefaultNumber);
    private byte command;
    private int at;
    private TimeSpan? doneAt;

    /// <summary>A sensor for a board; it has still to be wired.</summary>
    public Ds18b20(Board board)
        : base(board) => this["temperature"] = 20;

    /// <summary>It has no supply of its own, and loses what it has while it measures.</summary>
    public bool LosesSupply { get; set; }

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Number => number;

    /// <inheritdoc/>
    public void SetNumber(string text) => number = OneWire.NumberOf(text);

    /// <summary>Its supply was gone and is back.</summary>
    public void PowerOn()
    {
        powerOn.CopyTo(scratchpad, 0);
        doneAt = null;
    }

    /// <inheritdoc/>
    public void Reset()
    {
        command = 0;
        at = 0;
        if (Board.Clock.Now < doneAt) return;
        if (doneAt != null) BinaryPrimitives.WriteInt16LittleEndian(scratchpad, (short)Math.Round(this["temperature"] * StepsPerDegree));
        doneAt = null;
    }

    /// <inheritdoc/>
    public byte Touch(byte written)
    {
        if (command == ReadScratchpad) return Next();
        if (command == WriteScratchpad)
        {
            if (at < 3) scratchpad[2 + at++] = written;
            return 0xFF;
        }

        command = written;
        if (command is not (WriteScratchpad or Convert or ReadScratchpad)) throw new NotSimulatedException($"DS18B20 command 0x{command:X2}");
        if (command != Convert) return 0xFF;
        doneAt = Board.Clock.Now + conversion;
        if (LosesSupply) PowerOn();
        return 0xFF;
    }

    /// <inheritdoc/>
    public override bool Write(ReadOnlySpan<byte> bytes)
    {
        Reset();
        foreach (byte b in bytes) Touch(b);
        return true;
    }

    /// <inheritdoc/>
    public override bool Read(Span<byte> bytes)
    {
        foreach (ref byte b in bytes) b = Touch(0xFF);
        return true;
    }

    private byte Next()
    {
        scratchpad[^1] = (byte)(OneWire.Checksum(scratchpad.AsSpan(..^1)) ^ (HasBadChecksums ? 1 : 0));
        return at < scratchpad.Length ? scratchpad[at++] : (byte)0xFF;
    }
}
