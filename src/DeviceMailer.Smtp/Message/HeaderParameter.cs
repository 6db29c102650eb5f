// Parameters of header fields, file names for instance: RFC 2045 5.1 where they are plain, RFC 2231 where they are not.

using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Message;

/// <summary>Writes parameters.</summary>
internal static class HeaderParameter
{
    private const int MaxPlainBytes = 56; // ; filename="..." stays on one line even when all of it is escaped once
    private const int MaxEscapedBytes = 12; // a code point of 4 bytes
    private const int ExtendedBytes = 9; // *=utf-8''
    private const byte Quote = (byte)'"';
    private const byte Backslash = (byte)'\\';
    private const byte Percent = (byte)'%';
    private const byte Star = (byte)'*';
    private const int OlderColumn = 8; // behind the older form's beginning, with room for the quote

    /// <summary>Writes <c>; name="value"</c> on a line of its own, or as many lines as it takes.</summary>
    internal static void Write(OutputBuffer output, Word name, byte[] value)
    {
        output.Write(Word.Parameter);
        int nameBytes = output.Written;
        output.Write(name);
        nameBytes = output.Written - nameBytes;
        if (IsPlain(value))
        {
            output.WriteByte((byte)'=');
            WriteQuoted(output, value);
            return;
        }

        // filename*0*=utf-8''...; filename*1*=... (RFC 2231 3, 4.1), or filename*=utf-8''... when one line will do
        bool oneLine = EscapedLength(value) <= HeaderText.MaxLineBytes - 1 - nameBytes - ExtendedBytes;
        int section = 0;
        int line = output.Written - nameBytes;
        WriteSection(output, section, oneLine);
        output.Write(Word.ExtendedCharset);
        for (int i = 0; i < value.Length; i++)
        {
            bool startsCodePoint = (value[i] & 0xC0) != 0x80;
            if (!oneLine && startsCodePoint && output.Written - line + MaxEscapedBytes + 2 > HeaderText.MaxLineBytes)
            {
                section++;
                output.Write(Word.Parameter);
                line = output.Written;
                output.Write(name);
                WriteSection(output, section, false);
            }

            if (IsLiteral(value[i])) output.WriteByte(value[i]);
            else output.WriteEscaped(Percent, value[i]);
        }
    }

    /// <summary>
    /// Writes the name of a file once more where it does not go as it is: <c>; name="=?utf-8?Q?...?="</c>, an encoded word in quotes. RFC 2047 5 forbids it, RFC
    /// 2231 replaced it, and Outlook reads nothing else. Where a reader knows both, Content-Disposition's filename goes first (RFC 2183 2.3).
    /// </summary>
    internal static void WriteOlder(OutputBuffer output, byte[] value)
    {
        if (IsPlain(value)) return;
        output.Write(Word.OlderName);
        HeaderText.WriteEncoded(output, value, OlderColumn);
        output.WriteByte(Quote);
    }

    private static bool IsPlain(byte[] value) => HeaderText.IsPlain(value) && value.Length <= MaxPlainBytes;

    /// <summary>Writes a quoted string (RFC 5322 3.2.4). Printable ASCII only.</summary>
    internal static void WriteQuoted(OutputBuffer output, byte[] text)
    {
        output.WriteByte(Quote);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == Quote || text[i] == Backslash) output.WriteByte(Backslash);
            output.WriteByte(text[i]);
        }

        output.WriteByte(Quote);
    }

    private static void WriteSection(OutputBuffer output, int section, bool oneLine)
    {
        if (!oneLine)
        {
            output.WriteByte(Star);
            output.WriteDecimal(section);
        }

        output.Write(Word.ExtendedValue);
    }

    private static int EscapedLength(byte[] value)
    {
        int length = 0;
        for (int i = 0; i < value.Length; i++) length += IsLiteral(value[i]) ? 1 : 3;
        return length;
    }

    // The part of attribute-char (RFC 2231 7) that all mail programs read.
    private static bool IsLiteral(byte c) =>
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
}
