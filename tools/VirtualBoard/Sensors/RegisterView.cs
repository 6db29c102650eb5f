using System.Globalization;

namespace DeviceMailer.VirtualBoard.Sensors;

/// <summary>How a trigger reads a register of a chip without a driver.</summary>
/// <param name="Command">What is written first; empty: nothing.</param>
/// <param name="Bytes">How many bytes are read.</param>
/// <param name="IsLittleEndian">True when the first of them is the lowest.</param>
/// <param name="IsSigned">True for two's complement.</param>
/// <param name="Shift">How many of the lowest bits are not the number's.</param>
/// <param name="Bits">How many bits the number has.</param>
public sealed record RegisterView(byte[] Command, int Bytes, bool IsLittleEndian, bool IsSigned, int Shift, int Bits)
{
    private const int Most = 2147483; // what the firmware takes

    /// <summary>What the value is called: it is told from others of the same chip by what is written to get it.</summary>
    public string Name => NameOf(Command);

    /// <summary>The value for what is shown of it.</summary>
    public KnownQuantity Quantity => new(Name, "", 3, IsSigned ? -Math.Min(Most, Math.Pow(2, Bits - 1)) : 0, Math.Min(Most, Math.Pow(2, IsSigned ? Bits - 1 : Bits) - 1));

    /// <summary>What a value is called that is read after some bytes were written.</summary>
    public static string NameOf(ReadOnlySpan<byte> command) => command.IsEmpty ? "value" : string.Create(CultureInfo.InvariantCulture, $"0x{Convert.ToHexString(command)}");

    /// <summary>The bytes that stand for a number; bits that are not its own are ones.</summary>
    public byte[] BytesOf(double number)
    {
        ulong all = ((1UL << (8 * Bytes)) - 1) & ~(((1UL << Bits) - 1) << Shift);
        all |= ((ulong)(long)Math.Round(number) & ((1UL << Bits) - 1)) << Shift;
        byte[] bytes = new byte[Bytes];
        for (int i = 0; i < Bytes; i++) bytes[IsLittleEndian ? i : Bytes - 1 - i] = (byte)(all >> (8 * i));
        return bytes;
    }
}
