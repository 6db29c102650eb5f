// Words that are looked up. On nanoCLR a literal's text stays in flash, and each literal in a static field takes 24 bytes of heap, each array of bytes its
// size and 32 more: so many words stand in one literal, and two bytes say where each ends. Texts that are only written are in Words.txt and Texts.txt.

namespace DeviceMailer.Smtp.Wire;

/// <summary>Constant words of ASCII. For static fields: it allocates when it is made, and not after that.</summary>
public sealed class WordList
{
    /// <summary>Stands between words.</summary>
    internal const char Bar = '|';

    private readonly ushort[] ends;

    /// <summary>Makes a list.</summary>
    /// <param name="words">One or more words with bars between them, of at most 65,535 characters together.</param>
    public WordList(string words)
    {
        Text = words;
        int count = 1;
        for (int at = words.IndexOf(Bar); at >= 0; at = words.IndexOf(Bar, at + 1)) count++;
        ends = new ushort[count];
        for (int i = 0; i < count - 1; i++) ends[i] = (ushort)words.IndexOf(Bar, StartOf(i));
        ends[count - 1] = (ushort)words.Length;
    }

    internal string Text { get; }

    internal int StartOf(int index) => index == 0 ? 0 : ends[index - 1] + 1;

    internal int LengthOf(int index) => ends[index] - StartOf(index);

    /// <summary>Which word a text is, from 0, upper and lower case of its letters being the same (RFC 5321 2.4); less than 0: none.</summary>
    public int Find(byte[] text, int offset, int count)
    {
        for (int i = 0; i < ends.Length; i++)
        {
            if (LengthOf(i) == count && AreSame(Text, StartOf(i), text, offset, count)) return i;
        }

        return -1;
    }

    /// <summary>True when a text is a word, upper and lower case of its letters being the same.</summary>
    internal static bool Is(string word, byte[] text, int offset, int count) => word.Length == count && AreSame(word, 0, text, offset, count);

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
