// UTF-8, RFC 3629 4.

using System.Text;

namespace DeviceMailer.Smtp.Wire;

/// <summary>Checks UTF-8.</summary>
public static class Utf8
{
    /// <summary>The platform's encoder, made once: its property makes a new object at each get.</summary>
    public static readonly Encoding Encoding = Encoding.UTF8;

    private const byte Tab = 9;
    private const byte Space = (byte)' ';
    private const byte Delete = 127;
    private const byte Replacement = (byte)'?';
    private const byte C1Lead = 0xc2; // of U+0080 to U+009F
    private const byte SeparatorLead = 0xe2; // of U+2028 and U+2029

    /// <summary>True when there is nothing but whole code points in their shortest form, and no surrogate.</summary>
    public static bool IsWellFormed(byte[] text) => FindMistake(text, 0, text.Length) < 0;

    /// <summary>
    /// True for well-formed UTF-8 that stays on its line, however it is read: without control characters, U+0080 to U+009F among them, of which U+0085 ends a
    /// line for some readers as U+2028 and U+2029 do.
    /// </summary>
    public static bool IsOneLine(byte[] text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            byte c = text[i];
            if (c < 0x20 || c == 0x7f) return false;
            if (c == 0xc2 && i + 1 < text.Length && text[i + 1] < 0xa0) return false;
            if (c == 0xe2 && i + 2 < text.Length && text[i + 1] == 0x80 && (text[i + 2] == 0xa8 || text[i + 2] == 0xa9)) return false;
        }

        return IsWellFormed(text);
    }

    /// <summary>
    /// Makes foreign text safe to show on one line: tabs become blanks, other control characters and ends of lines question marks, one for
    /// each byte (U+0080 to U+009F, U+2028 and U+2029 among them).
    /// </summary>
    public static void Clean(byte[] text, int offset, int count)
    {
        byte lead = 0;
        byte before = 0;
        for (int i = offset; i < offset + count; i++)
        {
            byte c = text[i];
            int length = 0;
            if (c < Space || c == Delete) length = 1;
            else if (before == C1Lead && c >= 0x80 && c < 0xa0) length = 2;
            else if (lead == SeparatorLead && before == 0x80 && (c == 0xa8 || c == 0xa9)) length = 3;
            for (int k = 0; k < length; k++) text[i - k] = c == Tab ? Space : Replacement;
            lead = before;
            before = c;
        }
    }

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
