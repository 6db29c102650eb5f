// Bytes as hexadecimal digits, as the RFCs print them.

using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Tests.Sasl;

internal static class Hex
{
    internal static string Of(byte[] bytes, int offset, int count)
    {
        OutputBuffer digits = new OutputBuffer(count * 2);
        digits.WriteHex(bytes, offset, count);
        return Bytes.Text(digits.Bytes, 0, digits.Count);
    }

    internal static string Of(byte[] bytes) => Of(bytes, 0, bytes.Length);

    internal static byte[] Parse(string digits)
    {
        byte[] text = Bytes.Of(digits);
        byte[] bytes = new byte[text.Length / 2];
        for (int i = 0; i < bytes.Length; i++) bytes[i] = (byte)(Value(text[2 * i]) << 4 | Value(text[2 * i + 1]));
        return bytes;
    }

    /// <summary>So many times the same byte.</summary>
    internal static byte[] Repeated(byte value, int count)
    {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) bytes[i] = value;
        return bytes;
    }

    private static int Value(byte digit) => digit <= '9' ? digit - '0' : digit - 'a' + 10;
}
