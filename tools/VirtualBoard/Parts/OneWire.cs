// The 1-Wire bus, and what is wired to it, by bytes: reset and presence, the commands that address one device or all of them, and the search (datasheet "DS18B20", "ROM COMMANDS").
// The wire is low when anybody holds it low.

namespace DeviceMailer.VirtualBoard.Parts;

/// <summary>The bus.</summary>
public sealed class OneWire
{
    /// <summary>How many bytes a device's number has.</summary>
    public const int NumberBytes = 8;

    private const byte MatchRom = 0x55;
    private const byte SkipRom = 0xCC;
    private const byte Idle = 0xFF;

    private readonly List<IOneWireTarget> targets = [];
    private readonly List<byte> number = [];
    private List<IOneWireTarget> addressed = [];
    private bool takesCommand;
    private bool takesNumber;
    private int searched;

    /// <summary>The wire is held low, or does not come back to the chip.</summary>
    public bool IsHeld { get; set; }

    /// <summary>Wires something to the bus, or takes it off.</summary>
    public void Wire(IOneWireTarget target, bool isThere)
    {
        targets.Remove(target);
        if (isThere) targets.Add(target);
    }

    /// <summary>CRC-8 of 1-Wire: polynomial 0x31, lowest bit first, begun with 0 (datasheet "DS18B20", "CRC GENERATION").</summary>
    public static byte Checksum(ReadOnlySpan<byte> bytes)
    {
        int crc = 0;
        foreach (byte b in bytes)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                bool isOne = ((crc ^ (b >> bit)) & 1) != 0;
                crc = (crc >> 1) ^ (isOne ? 0x8C : 0);
            }
        }

        return (byte)crc;
    }

    /// <summary>The number that a text such as 28-0123456789ab means.</summary>
    public static byte[] NumberOf(string text)
    {
        byte[] serial = Convert.FromHexString(text.AsSpan(3));
        byte[] number = [Convert.FromHexString(text.AsSpan(0, 2))[0], .. serial.Reverse(), 0];
        number[^1] = Checksum(number.AsSpan(..^1));
        return number;
    }

    /// <summary>A number as text.</summary>
    public static string TextOf(ReadOnlySpan<byte> number)
    {
        byte[] serial = number[1..^1].ToArray();
        Array.Reverse(serial);
        return $"{Convert.ToHexStringLower(number[..1])}-{Convert.ToHexStringLower(serial)}";
    }

    // On a wire that is held, a byte waits for what does not come, and is what was in memory: no presence is the one answer that it does not look like.
    internal bool Reset()
    {
        takesCommand = true;
        takesNumber = false;
        addressed = [];
        foreach (IOneWireTarget target in targets) target.Reset();
        return IsHeld || targets.Count > 0;
    }

    internal byte Touch(byte written)
    {
        if (IsHeld) return 0;
        if (takesCommand) return Address(written);
        if (takesNumber) return TakeNumber(written);
        return addressed.Aggregate(written, (wire, target) => (byte)(wire & target.Touch(written)));
    }

    internal byte Read() => Touch(Idle);

    // In the order of the algorithm (application note 187): at the lowest bit in which two differ, 0 comes first.
    internal bool Find(bool isFirst, Span<byte> found)
    {
        if (IsHeld) return false;
        searched = isFirst ? 0 : searched + 1;
        IOneWireTarget[] inOrder = [.. targets.OrderBy(target => new string([.. target.Number.ToArray().SelectMany(b => Enumerable.Range(0, 8).Select(bit => (b >> bit) % 2 == 0 ? '0' : '1'))]), StringComparer.Ordinal)];
        if (searched >= inOrder.Length) return false;
        inOrder[searched].Number.CopyTo(found);
        return true;
    }

    private byte Address(byte command)
    {
        takesCommand = false;
        if (command is not (MatchRom or SkipRom)) throw new NotSimulatedException($"1-Wire command 0x{command:X2}");
        takesNumber = command == MatchRom;
        number.Clear();
        if (command == SkipRom) addressed = [.. targets];
        return command;
    }

    private byte TakeNumber(byte written)
    {
        number.Add(written);
        if (number.Count == NumberBytes)
        {
            takesNumber = false;
            addressed = [.. targets.Where(target => target.Number.SequenceEqual(number.ToArray()))];
        }

        return written;
    }
}
