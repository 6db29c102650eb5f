// The text of a message, in a form that every server carries: 7bit where it already is that, else quoted-printable (RFC 2045 6.7).

using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Message;

/// <summary>Writes a text body and says which Content-Transfer-Encoding it has.</summary>
public static class TextBody
{
    private const byte CarriageReturn = 13;
    private const byte LineFeed = 10;
    private const byte Tab = 9;
    private const byte Space = (byte)' ';
    private const byte Escape = (byte)'=';
    private const int MaxQuotedLineBytes = 76; // RFC 2045 6.7 (5)

    private static readonly byte[] UpperHexDigits = Ascii.Bytes("0123456789ABCDEF"); // RFC 2045 6.7 (1)
    private static readonly byte[] SoftLineBreak = Ascii.Bytes("=\r\n");

    /// <summary>True when the text can go as 7bit (RFC 2045 2.7): printable ASCII and tabs, no line longer than RFC 5322 2.1.1 allows.</summary>
    public static bool IsSevenBit(byte[] text)
    {
        int length = 0;
        for (int i = 0; i < text.Length; i++)
        {
            byte c = text[i];
            if (c == LineFeed || c == CarriageReturn)
            {
                length = 0;
                continue;
            }

            length++;
            if (length > SmtpLimits.MaxMessageLineBytes || c > 126 || (c < Space && c != Tab)) return false;
        }

        return true;
    }

    /// <summary>Writes the text as it is, every line ended with CRLF, the last one included.</summary>
    public static void WriteSevenBit(OutputBuffer output, byte[] text)
    {
        int start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            bool end = i == text.Length;
            if (!end && text[i] != LineFeed && text[i] != CarriageReturn) continue;
            if (end && start == i) break;
            output.Write(text, start, i - start);
            output.Write(Ascii.CrLf);
            if (!end && text[i] == CarriageReturn && i + 1 < text.Length && text[i + 1] == LineFeed) i++;
            start = i + 1;
        }
    }

    /// <summary>Writes the text in quoted-printable; LF, CR and CRLF are line ends, and the last line has one.</summary>
    public static void WriteQuotedPrintable(OutputBuffer output, byte[] text)
    {
        int column = 0;
        for (int i = 0; i < text.Length; i++)
        {
            byte c = text[i];
            if (c == LineFeed || c == CarriageReturn)
            {
                if (c == CarriageReturn && i + 1 < text.Length && text[i + 1] == LineFeed) i++;
                output.Write(Ascii.CrLf);
                column = 0;
                continue;
            }

            // Blanks must not end a line (RFC 2045 6.7 (3)).
            bool endsLine = i + 1 == text.Length || text[i + 1] == LineFeed || text[i + 1] == CarriageReturn;
            bool literal = c > Space && c <= 126 && c != Escape;
            if ((c == Space || c == Tab) && !endsLine) literal = true;

            int width = literal ? 1 : 3;
            if (column + width > MaxQuotedLineBytes - 1) // the soft break's = needs a column, too
            {
                output.Write(SoftLineBreak);
                column = 0;
            }

            column += width;
            if (literal)
            {
                output.WriteByte(c);
                continue;
            }

            output.WriteByte(Escape);
            output.WriteByte(UpperHexDigits[c >> 4]);
            output.WriteByte(UpperHexDigits[c & 15]);
        }

        if (column > 0) output.Write(Ascii.CrLf);
    }
}
