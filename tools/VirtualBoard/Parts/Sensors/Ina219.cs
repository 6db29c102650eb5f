// Texas Instruments INA219, voltage and current (datasheet SBOS448G, 8.6): registers of 16 bits behind a pointer, measured all the time.
// With a shunt of 0.1 Ω, as modules have it; in the configuration of power-on, which nobody may change.

using System.Buffers.Binary;

namespace DeviceMailer.VirtualBoard.Parts.Sensors;

/// <summary>The sensor; what it measures is the test's.</summary>
[SensorPart("ina219")]
public sealed class Ina219 : SensorPart
{
    private const double Shunt = 0.1;
    private const double ShuntStep = 0.00001;
    private const double VoltageStep = 0.004;
    private const ushort PowerOnConfiguration = 0x399F;
    private const ushort ConversionReady = 2;

    private byte pointer;

    /// <summary>A sensor for a board; it has still to be wired.</summary>
    public Ina219(Board board)
        : base(board)
    {
        this["voltage"] = 12;
        this["current"] = 0;
    }

    /// <inheritdoc/>
    public override bool HasChecksums => false;

    /// <inheritdoc/>
    public override bool Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 1) throw new NotSimulatedException($"INA219 write to register 0x{bytes[0]:X2}");
        pointer = bytes[0];
        return true;
    }

    /// <inheritdoc/>
    public override bool Read(Span<byte> bytes)
    {
        Span<byte> word = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(word, pointer switch
        {
            0 => PowerOnConfiguration,
            1 => unchecked((ushort)(short)Math.Clamp(Math.Round(this["current"] * Shunt / ShuntStep), -32000, 32000)),
            2 => (ushort)(((int)Math.Round(this["voltage"] / VoltageStep) << 3) | ConversionReady),
            _ => throw new NotSimulatedException($"INA219 register 0x{pointer:X2}"),
        });
        Answer(word, bytes);
        return true;
    }
}
