// Base64, RFC 4648 4, straight into an output buffer.

namespace DeviceMailer.Smtp.Wire;

/// <summary>Encodes bytes in base64, padded, without line ends.</summary>
public static class Base64
{
    private const byte Padding = (byte)'=';

    private static readonly byte[] Alphabet = Ascii.Bytes("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

    /// <summary>Writes 4 characters for every 3 bytes, and for what is left.</summary>
    public static void Write(OutputBuffer output, byte[] source, int offset, int count)
    {
        byte[] alphabet = Alphabet;
        int at = offset;
        for (int left = count; left > 0; left -= 3)
        {
            int group = source[at] << 16;
            if (left > 1) group |= source[at + 1] << 8;
            if (left > 2) group |= source[at + 2];
            output.WriteByte(alphabet[group >> 18]);
            output.WriteByte(alphabet[(group >> 12) & 63]);
            output.WriteByte(left > 1 ? alphabet[(group >> 6) & 63] : Padding);
            output.WriteByte(left > 2 ? alphabet[group & 63] : Padding);
            at += 3;
        }
    }
}
