// Free text in headers: plain if possible, otherwise in encoded words (RFC 2047), in the shorter of their two forms.
// Guarantees that no text can end a header, that no encoded word is cut within a code point, and that lines stay under 78 characters.

using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Message;

/// <summary>Writes free text in headers.</summary>
internal static class HeaderText
{
    /// <summary>A line with an encoded word has at most 76 characters (RFC 2047 2); other lines of ours keep to it as well (RFC 5322 2.1.1 has 78).</summary>
    internal const int MaxLineBytes = 76;

    /// <summary>Longest word of plain text; a longer one is encoded, since the look-ahead ends here.</summary>
    internal const int MaxPlainWordBytes = 56;

    private const int WordFrameBytes = 12; // =?utf-8?B?...?=
    private const byte Space = (byte)' ';
    private const byte Escape = (byte)'=';
    private const byte Question = (byte)'?';
    private const byte Underscore = (byte)'_';

    /// <summary>Printable ASCII without the beginning of an encoded word, which many readers decode in quotes as well (RFC 2047 5 forbids it).</summary>
    internal static bool IsPlain(byte[] text)
    {
        for (int i = 1; i < text.Length; i++)
        {
            if (text[i] == Question && text[i - 1] == Escape) return false;
        }

        return MailAddress.IsPrintable(text);
    }

    /// <summary>Writes a text in encoded words, folded between them, and returns the column behind it.</summary>
    internal static int WriteEncoded(OutputBuffer output, byte[] text, int column)
    {
        int encoded = 0;
        for (int i = 0; i < text.Length; i++) encoded += QWidth(text[i]);
        HeaderForm form = Shorter(encoded, text.Length);
        for (int at = 0; at < text.Length;)
        {
            if (at > 0)
            {
                output.Write(Word.Fold);
                column = 1;
            }

            int before = output.Written;
            at += WriteWord(output, text, at, text.Length - at, true, form, column);
            column += output.Written - before;
        }

        return column;
    }

    /// <summary>The shorter form for so many bytes that take so many characters in Q.</summary>
    internal static HeaderForm Shorter(int qCharacters, int bytes) => qCharacters <= (bytes + 2) / 3 * 4 ? HeaderForm.Q : HeaderForm.B;

    /// <summary>How many characters a byte takes in Q: few stand for themselves, since the words stand in phrases, too (RFC 2047 5 (3)).</summary>
    internal static int QWidth(byte c) => c == Space || IsQLiteral(c) ? 1 : 3;

    /// <summary>Writes one encoded word, as long as the line has room for, and returns how many bytes it took: whole code points.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="text">What to take them from.</param>
    /// <param name="offset">Where they begin.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="isLast">Nothing follows them; else the last one is only seen, since a code point may go on behind it.</param>
    /// <param name="form">Q or B.</param>
    /// <param name="column">Where the line stands.</param>
    internal static int WriteWord(OutputBuffer output, byte[] text, int offset, int count, bool isLast, HeaderForm form, int column)
    {
        int room = MaxLineBytes - column - WordFrameBytes;
        int taken = form == HeaderForm.B ? room / 4 * 3 : QLength(text, offset, count, room);
        int most = isLast ? count : count - 1;
        if (taken > most) taken = most;
        if (taken < count) taken = WholeCodePoints(text, offset, taken);
        if (taken == 0) taken = 1; // no room for a code point: no header of ours begins so far right

        output.Write(form == HeaderForm.B ? Word.BWord : Word.QWord);
        if (form == HeaderForm.B) Base64.Write(output, text, offset, taken);
        else WriteQ(output, text, offset, taken);
        output.Write(Word.WordEnd);
        return taken;
    }

    /// <summary>How many of the bytes are whole code points, when the one behind them is visible as well.</summary>
    private static int WholeCodePoints(byte[] text, int offset, int count)
    {
        while (count > 0 && (text[offset + count] & 0xC0) == 0x80) count--;
        return count;
    }

    // How many bytes fit into so many characters.
    private static int QLength(byte[] text, int offset, int count, int room)
    {
        int length = 0;
        while (length < count)
        {
            room -= QWidth(text[offset + length]);
            if (room < 0) return length;
            length++;
        }

        return length;
    }

    private static void WriteQ(OutputBuffer output, byte[] text, int offset, int count)
    {
        for (int i = offset; i < offset + count; i++)
        {
            byte c = text[i];
            if (c == Space) output.WriteByte(Underscore);
            else if (IsQLiteral(c)) output.WriteByte(c);
            else output.WriteEscaped(Escape, c);
        }
    }

    private static bool IsQLiteral(byte c) =>
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '!' || c == '*' || c == '+' || c == '-' || c == '/' || LateDigit.Is(c);
}
