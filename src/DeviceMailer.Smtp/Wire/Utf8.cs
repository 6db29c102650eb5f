// UTF-8, RFC 3629 4.

namespace DeviceMailer.Smtp.Wire;

/// <summary>Checks UTF-8.</summary>
public static class Utf8
{
    /// <summary>True when there is nothing but whole code points in their shortest form, and no surrogate.</summary>
    public static bool IsWellFormed(byte[] text) => FindMistake(text, 0, text.Length) < 0;

    /// <summary>The index of the first code point that is none; less than 0: all are well-formed.</summary>
    public static int FindMistake(byte[] text, int offset, int count)
    {
        int end = offset + count;
        for (int i = offset; i < end;)
        {
            int length = LengthOf(text[i]);
            if (length == 0 || i + length > end) return i;
            for (int k = 1; k < length; k++)
            {
                if ((text[i + k] & 0xC0) != 0x80) return i;
            }

            int first = text[i];
            int second = length > 1 ? text[i + 1] : 0;
            bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
            bool surrogate = first == 0xED && second > 0x9F;
            bool beyond = first == 0xF4 && second > 0x8F;
            if (overlong || surrogate || beyond) return i;
            i += length;
        }

        return -1;
    }

    /// <summary>How many bytes a code point has by its first; 0 when none begins with it.</summary>
    internal static int LengthOf(byte first)
    {
        if (first < 0x80) return 1;
        if (first < 0xC2) return 0; // a following byte, or an overlong form
        if (first < 0xE0) return 2;
        if (first < 0xF0) return 3;
        return first < 0xF5 ? 4 : 0;
    }
}
