// How a chip without a driver is read: what is written to it, and which bits of its answer are the number.

using DeviceMailer.Settings;

namespace DeviceMailer.Sensing.Sensors;

/// <summary>A register of a chip, as the settings describe it.</summary>
public sealed class RegisterFormat
{
    /// <summary>Most bytes of an answer: what a whole number of 32 bits holds.</summary>
    public const int MaxBytes = 4;

    /// <summary>Longest wait between command and answer, in milliseconds: nothing else is measured meanwhile.</summary>
    public const int MaxWaitMs = 100;

    private const int BitsPerByte = 8;
    private const int MostOneByte = 0xFF;

    /// <summary>Reads it from a trigger's section.</summary>
    internal RegisterFormat(SettingsSection section)
    {
        int register = section.Number("register");
        Command = register > MostOneByte ? new byte[] { (byte)(register >> BitsPerByte), (byte)register } : new byte[] { (byte)register };
        if (!section.Has("register")) Command = null;
        Bytes = section.Number("bytes");
        IsLittleEndian = section.Number("order") == 1;
        IsSigned = section.Number("signed") == 1;
        Shift = section.Number("shift");
        Bits = section.Has("bits") ? section.Number("bits") : Bytes * BitsPerByte - Shift;
        WaitMs = section.Number("wait");
    }

    /// <summary>What is written first; null: nothing.</summary>
    public byte[] Command { get; }

    /// <summary>How many bytes are read.</summary>
    public int Bytes { get; }

    /// <summary>True when the first of them is the lowest.</summary>
    public bool IsLittleEndian { get; }

    /// <summary>True for two's complement.</summary>
    public bool IsSigned { get; }

    /// <summary>How many of the lowest bits are not the number's.</summary>
    public int Shift { get; }

    /// <summary>How many bits the number has.</summary>
    public int Bits { get; }

    /// <summary>How long the chip measures, in milliseconds.</summary>
    public int WaitMs { get; }

    /// <summary>True when all its bits are in the answer.</summary>
    internal bool Fits => Bits > 0 && Shift + Bits <= Bytes * BitsPerByte;

    /// <summary>The number in an answer.</summary>
    public int NumberIn(byte[] answer)
    {
        long all = 0;
        for (int i = 0; i < Bytes; i++) all = (all << BitsPerByte) | answer[IsLittleEndian ? Bytes - 1 - i : i];
        long number = (all >> Shift) & ((1L << Bits) - 1);
        if (IsSigned && (number >> (Bits - 1)) != 0) number -= 1L << Bits;
        if (number > int.MaxValue) return int.MaxValue;
        return (int)number;
    }
}
