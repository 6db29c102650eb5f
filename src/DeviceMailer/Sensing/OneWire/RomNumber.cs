// The number of a 1-Wire device, unique worldwide: family code, serial number with its lowest byte first, checksum (datasheet "DS18B20", "64-BIT LASERED ROM CODE").
// As text it is what Linux calls the device: the family, a hyphen, the serial number with its highest byte first, as 28-0123456789ab.

using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Sensing.OneWire;

/// <summary>Reads, writes and checks numbers.</summary>
public static class RomNumber
{
    /// <summary>How many bytes it has.</summary>
    public const int Bytes = 8;

    private const string Digits = "0123456789abcdef";
    private const int Polynomial = 0x8C; // x^8 + x^5 + x^4 + 1, lowest bit first ("CRC GENERATION")
    private const int SerialBytes = 6;
    private const int TextLength = 2 * (1 + SerialBytes) + 1;
    private const int HyphenAt = 2;
    private const byte Hyphen = (byte)'-';

    /// <summary>The number that a text means; null: it is none.</summary>
    public static byte[] Read(string text)
    {
        if (text.Length != TextLength || text[HyphenAt] != Hyphen) return null;
        string digits = text.Substring(HyphenAt + 1).ToLower();
        byte[] number = new byte[Bytes];
        if (!TryByte(text.ToLower(), 0, out number[0])) return null;
        for (int i = 0; i < SerialBytes; i++)
        {
            if (!TryByte(digits, 2 * i, out number[SerialBytes - i])) return null;
        }

        number[Bytes - 1] = (byte)Crc(number, Bytes - 1);
        return number;
    }

    /// <summary>Writes a number as text.</summary>
    internal static void Write(OutputBuffer line, byte[] number)
    {
        WriteByte(line, number[0]);
        line.WriteByte(Hyphen);
        for (int i = SerialBytes; i > 0; i--) WriteByte(line, number[i]);
    }

    /// <summary>True when both are the same; either may be null.</summary>
    internal static bool AreSame(byte[] one, byte[] other)
    {
        if (one == null || other == null) return one == other;
        int at = 0;
        while (at < Bytes && one[at] == other[at]) at++;
        return at == Bytes;
    }

    /// <summary>The checksum of so many bytes: with their own checksum behind them it is 0.</summary>
    internal static int Crc(byte[] bytes, int count)
    {
        int crc = 0;
        for (int i = 0; i < count; i++)
        {
            crc ^= bytes[i];
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ Polynomial : crc >> 1;
        }

        return crc;
    }

    private static bool TryByte(string text, int at, out byte value)
    {
        int high = Digits.IndexOf(text[at]);
        int low = Digits.IndexOf(text[at + 1]);
        value = (byte)(high * Digits.Length + low);
        return high >= 0 && low >= 0;
    }

    private static void WriteByte(OutputBuffer line, byte value)
    {
        line.WriteByte(DigitOf(value >> 4));
        line.WriteByte(DigitOf(value & 0x0F));
    }

    private static byte DigitOf(int value) => (byte)(value < 10 ? '0' + value : 'a' + value - 10);
}
