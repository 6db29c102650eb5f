// Words with bars between them, in one literal, against the beginning of a line; capitals are no small letters here.

namespace DeviceMailer.Setup;

/// <summary>Looks words up.</summary>
public static class LineWords
{
    /// <summary>Which of the words a text is, or begins with, the first that fits.</summary>
    /// <param name="words">The words.</param>
    /// <param name="text">The text.</param>
    /// <param name="offset">Where it begins.</param>
    /// <param name="count">Its length in bytes.</param>
    /// <param name="isWhole">True: it is the word.</param>
    /// <param name="none">How many words there are, which is the answer where none fits.</param>
    public static int Find(string words, byte[] text, int offset, int count, bool isWhole, int none)
    {
        int from = 0;
        for (int i = 0; i < none; i++)
        {
            int bar = words.IndexOf('|', from);
            int length = (bar < 0 ? words.Length : bar) - from;
            if ((isWhole ? length == count : length <= count) && IsAt(words, from, length, text, offset)) return i;
            from = bar + 1;
        }

        return none;
    }

    /// <summary>True when a part of the words stands at a place of a text, which is long enough.</summary>
    internal static bool IsAt(string words, int from, int count, byte[] text, int offset)
    {
        for (int i = 0; i < count; i++)
        {
            if (words[from + i] != text[offset + i]) return false;
        }

        return true;
    }
}
