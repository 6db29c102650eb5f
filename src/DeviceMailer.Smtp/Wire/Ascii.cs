// The words of the protocol. On nanoCLR a literal's text stays in flash and executing it takes 12 bytes of heap each time, so that many words in
// one string in a static field are the cheapest there is; an array of bytes takes its size and 24 bytes.

using System.Text;

namespace DeviceMailer.Smtp.Wire;

/// <summary>Constant text.</summary>
public static class Ascii
{
    /// <summary>Carriage return and line feed, the only line end on the wire (RFC 5321 2.3.8).</summary>
    public static readonly byte[] CrLf = { 13, 10 };

    /// <summary>Stands between the words of a list: <see cref="OutputBuffer.WriteWord"/>.</summary>
    internal const char Bar = '|';

    /// <summary>For static fields and start-up only, since it allocates: the bytes of <paramref name="text"/> in UTF-8, of which ASCII is a part.</summary>
    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Which word of a list a text is, from 0, upper and lower case of its letters being the same (RFC 5321 2.4); less than 0: none.</summary>
    internal static int FindWord(string words, byte[] text, int offset, int count)
    {
        int from = 0;
        for (int index = 0; ; index++)
        {
            int end = words.IndexOf(Bar, from);
            int length = (end < 0 ? words.Length : end) - from;
            if (length == count && AreSame(words, from, text, offset, count)) return index;
            if (end < 0) return -1;
            from = end + 1;
        }
    }

    private static bool AreSame(string words, int from, byte[] text, int offset, int count)
    {
        const int CaseBit = 32;
        for (int i = 0; i < count; i++)
        {
            int a = words[from + i];
            int b = text[offset + i];
            if (a == b) continue;
            int small = a | CaseBit;
            if (small != (b | CaseBit) || small < 'a' || small > 'z') return false;
        }

        return true;
    }
}
