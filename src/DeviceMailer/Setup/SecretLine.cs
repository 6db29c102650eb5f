// Which lines of a settings file hold a secret, and which section they stand in: by bytes, since nothing of a secret may be copied into a string.

namespace DeviceMailer.Setup;

/// <summary>Looks at one line after the other.</summary>
internal sealed class SecretLine
{
    /// <summary>What stands for a secret that is kept.</summary>
    internal const string Stars = "********";

    // A part of a key's name says so, that a misspelt one is hidden as well.
    private readonly string[] words = { "pass", "secret", "pwd" };
    private readonly byte[] section = new byte[NotifierLimits.MaxNameBytes + 16];
    private int sectionLength;
    private int keyOffset;
    private int keyLength;

    /// <summary>Where the value begins in the line looked at last, if it holds a secret.</summary>
    internal int ValueOffset { get; private set; }

    /// <summary>Begins at the top of a file.</summary>
    internal void Reset() => sectionLength = 0;

    /// <summary>Looks at the next line; true when it holds a secret. A line that is no key any more, as a comment, holds it still.</summary>
    internal bool Look(byte[] line, int offset, int count)
    {
        int end = offset + count;
        int at = SkipBlanks(line, offset, end);
        if (at < end && line[at] == '[')
        {
            sectionLength = end - at < section.Length ? end - at : section.Length;
            System.Array.Copy(line, at, section, 0, sectionLength);
            return false;
        }

        int equals = at;
        while (equals < end && line[equals] != '=') equals++;
        if (equals == end) return false;
        ValueOffset = SkipBlanks(line, equals + 1, end);
        keyOffset = at;
        keyLength = LengthOf(line, at, equals);
        for (int i = 0; i < words.Length; i++)
        {
            for (int from = at; from + words[i].Length <= equals; from++)
            {
                if (IsWord(words[i], line, from)) return ValueOffset < end;
            }
        }

        return false;
    }

    /// <summary>True when the secret looked at last is said to be the one that is kept.</summary>
    internal bool IsKept(byte[] line, int offset, int count) => LengthOf(line, ValueOffset, offset + count) == Stars.Length && IsWord(Stars, line, ValueOffset);

    /// <summary>True when the key looked at last is that of another line, in a section of the same name.</summary>
    internal bool IsSameKey(byte[] line, SecretLine other, byte[] otherLine) =>
        sectionLength == other.sectionLength && keyLength == other.keyLength && AreSame(section, 0, other.section, 0, sectionLength)
        && AreSame(line, keyOffset, otherLine, other.keyOffset, keyLength);

    // Upper and lower case are the same.
    private static bool IsWord(string word, byte[] text, int offset)
    {
        const int CaseBit = 32;
        for (int i = 0; i < word.Length; i++)
        {
            if (word[i] != text[offset + i] && word[i] != (text[offset + i] | CaseBit)) return false;
        }

        return true;
    }

    private static bool AreSame(byte[] a, int aOffset, byte[] b, int bOffset, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (a[aOffset + i] != b[bOffset + i]) return false;
        }

        return true;
    }

    private static int LengthOf(byte[] line, int at, int end)
    {
        while (end > at && IsBlank(line[end - 1])) end--;
        return end - at;
    }

    private static int SkipBlanks(byte[] line, int at, int end)
    {
        while (at < end && IsBlank(line[at])) at++;
        return at;
    }

    private static bool IsBlank(byte c) => c == ' ' || c == '\t';
}
