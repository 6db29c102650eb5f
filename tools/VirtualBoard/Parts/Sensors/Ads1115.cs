// Texas Instruments ADS1115, a converter with four inputs (datasheet SBAS444D, 9.6): registers of 16 bits behind a pointer; one conversion at a time,
// of an input against ground, with a range of 4.096 V at 860 a second. The result of the one before stays until it is done.

using System.Buffers.Binary;

namespace DeviceMailer.VirtualBoard.Parts.Sensors;

/// <summary>The converter; what is at its inputs, a0 to a3 in volts, is the test's.</summary>
[SensorPart("ads1115")]
public sealed class Ads1115 : SensorPart
{
    private const double Step = 0.000125;
    private const ushort Start = 0x8000;
    private const ushort AgainstGround = 0x4000;
    private const ushort InputMask = 0x3000;
    private const ushort Simulated = 0x02E3; // range, single conversion, rate, no comparator

    private static readonly TimeSpan conversion = TimeSpan.FromMilliseconds(1.16 * 1.1);

    private byte pointer;
    private ushort configuration = 0x8583; // of power-on
    private short result;
    private TimeSpan doneAt;

    /// <summary>A converter for a board; it has still to be wired.</summary>
    public Ads1115(Board board)
        : base(board)
    {
        foreach (string input in new[] { "a0", "a1", "a2", "a3" }) this[input] = 0;
    }

    /// <inheritdoc/>
    public override bool HasChecksums => false;

    /// <inheritdoc/>
    public override bool Write(ReadOnlySpan<byte> bytes)
    {
        pointer = bytes[0];
        if (bytes.Length < 3) return true;
        ushort written = BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]);
        if (pointer != 1 || (written & ~(Start | InputMask)) != (AgainstGround | Simulated)) throw new NotSimulatedException($"ADS1115 register {pointer} = 0x{written:X4}");
        configuration = written;
        doneAt = Board.Clock.Now + conversion;
        return true;
    }

    /// <inheritdoc/>
    public override bool Read(Span<byte> bytes)
    {
        bool isDone = Board.Clock.Now >= doneAt;
        if (isDone && (configuration & AgainstGround) != 0) result = (short)Math.Clamp(Math.Round(this[$"a{(configuration & InputMask) >> 12}"] / Step), short.MinValue, short.MaxValue);
        Span<byte> word = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(word, pointer switch
        {
            0 => unchecked((ushort)result),
            1 => (ushort)(isDone ? configuration | Start : configuration & ~Start),
            _ => throw new NotSimulatedException($"ADS1115 register {pointer}"),
        });
        Answer(word, bytes);
        return true;
    }
}
