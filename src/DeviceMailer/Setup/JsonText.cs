// Text as a JSON string (RFC 8259 7), written as it is read.

using DeviceMailer.Http;

namespace DeviceMailer.Setup;

/// <summary>Writes JSON strings.</summary>
public static class JsonText
{
    private const byte Quote = (byte)'"';
    private const byte Backslash = (byte)'\\';
    private const byte FirstPrintable = 32;

    /// <summary>Writes bytes of UTF-8 between quotes; a control character becomes a blank, a line's end <c>\n</c>.</summary>
    public static void Write(HttpWriter output, byte[] text, int offset, int count)
    {
        output.Write(Text.JsonQuote);
        int run = offset;
        int end = offset + count;
        for (int i = offset; i < end; i++)
        {
            byte c = text[i];
            bool isControl = c < FirstPrintable;
            if (!isControl && c != Quote && c != Backslash) continue;
            output.Write(text, run, i - run);
            if (c == (byte)'\n') output.Write(Text.JsonLineEnd);
            else if (isControl) output.Write(Text.JsonBlank);
            else output.Write(Text.JsonEscape);
            run = isControl ? i + 1 : i;
        }

        output.Write(text, run, end - run);
        output.Write(Text.JsonQuote);
    }

    /// <summary>The same as a string, without the quotes around it: it takes heap.</summary>
    public static string Escaped(string text)
    {
        string escaped = "";
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == (char)Quote || c == (char)Backslash) escaped += (char)Backslash;
            escaped += c < (char)FirstPrintable ? ' ' : c;
        }

        return escaped;
    }
}
