// Base64, RFC 4648 4: straight into an output buffer, and back in place.

namespace DeviceMailer.Smtp.Wire;

/// <summary>Base64, padded, without line ends.</summary>
public static class Base64
{
    /// <summary>The 64 characters by their values.</summary>
    internal static readonly byte[] Alphabet = Ascii.Bytes("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

    private const byte Padding = (byte)'=';

    /// <summary>Writes 4 characters for every 3 bytes, and for what is left.</summary>
    public static void Write(OutputBuffer output, byte[] source, int offset, int count)
    {
        int characters = (count + 2) / 3 * 4;
        int to = output.Reserve(characters);
        if (to >= 0)
        {
            Encode(source, offset, count, output.Bytes, to);
            output.Added(characters);
            return;
        }

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

    /// <summary>
    /// Puts 4 characters for every 3 bytes, and for what is left, at <paramref name="to"/>. The source may stand in the same array behind the
    /// target, by a third of its size at least: what is written never overtakes what is not read.
    /// </summary>
    internal static void Encode(byte[] source, int offset, int count, byte[] target, int to)
    {
        byte[] alphabet = Alphabet;
        int end = offset + count - count % 3;
        while (offset < end)
        {
            int group = source[offset] << 16 | source[offset + 1] << 8 | source[offset + 2];
            target[to] = alphabet[group >> 18];
            target[to + 1] = alphabet[(group >> 12) & 63];
            target[to + 2] = alphabet[(group >> 6) & 63];
            target[to + 3] = alphabet[group & 63];
            offset += 3;
            to += 4;
        }

        int left = count % 3;
        if (left == 0) return;
        int last = source[offset] << 16;
        if (left == 2) last |= source[offset + 1] << 8;
        target[to] = alphabet[last >> 18];
        target[to + 1] = alphabet[(last >> 12) & 63];
        target[to + 2] = left == 2 ? alphabet[(last >> 6) & 63] : Padding;
        target[to + 3] = Padding;
    }

    /// <summary>
    /// Decodes characters to bytes, in their place from <paramref name="offset"/> on. Strict: whole groups of four, other characters refused
    /// (RFC 4648 3.3), padding only at the end and where it must be (3.2), bits that are left over must be zero (3.5).
    /// </summary>
    /// <returns>How many bytes; -1 when it is not base64, and what was there is partly overwritten.</returns>
    public static int Decode(byte[] buffer, int offset, int count)
    {
        if ((count & 3) != 0) return -1;
        int end = offset + count;
        int padding = 0;
        if (count > 0 && buffer[end - 1] == Padding) padding = buffer[end - 2] == Padding ? 2 : 1;

        int to = offset;
        int group = 0;
        for (int at = offset; at < end - padding; at++)
        {
            int value = ValueOf(buffer[at]);
            if (value < 0) return -1;
            group = group << 6 | value;
            if (((at - offset) & 3) != 3) continue;
            buffer[to] = (byte)(group >> 16);
            buffer[to + 1] = (byte)(group >> 8);
            buffer[to + 2] = (byte)group;
            to += 3;
            group = 0;
        }

        // Of the last group there are 18 bits, two bytes and two bits, or 12, one byte and four bits.
        if (padding == 1)
        {
            if ((group & 3) != 0) return -1;
            buffer[to++] = (byte)(group >> 10);
            buffer[to++] = (byte)(group >> 2);
        }
        else if (padding == 2)
        {
            if ((group & 15) != 0) return -1;
            buffer[to++] = (byte)(group >> 4);
        }

        return to - offset;
    }

    // No table: it would cost more RAM than the few challenges of a login are worth.
    private static int ValueOf(byte character)
    {
        if (character >= 'a') return character <= 'z' ? character - 'a' + 26 : -1;
        if (character >= 'A') return character <= 'Z' ? character - 'A' : -1;
        if (character >= '0') return character <= '9' ? character - '0' + 52 : -1;
        if (character == '+') return 62;
        return character == '/' ? 63 : -1;
    }
}
