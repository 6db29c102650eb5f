// Content on its way into lines: what is pulled from it, and the encodings of RFC 2045 6 and of uuencode.
// A piece is about a line. It is written from bytes that stay until all of it is out, so that what does not fit is written again.

using System;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Message;

/// <summary>Pulls content and writes it piece by piece.</summary>
internal sealed class PartEncoder
{
    /// <summary>Bytes in a line of base64: 76 characters (RFC 2045 6.8).</summary>
    internal const int Base64LineBytes = 57;

    /// <summary>Bytes in a line of uuencode.</summary>
    internal const int UuencodeLineBytes = 45;

    /// <summary>The least room for which whole lines of base64 are made in place.</summary>
    internal const int MinDirectBase64Bytes = 2 * (Base64LineCharacters + 2);

    private const int Base64LineCharacters = 76;
    private const int RawBytes = 60; // a line of base64, and what must be seen behind a piece of the others
    private const int MaxQuotedLineBytes = 76; // RFC 2045 6.7 (5)
    private const byte CarriageReturn = 13;
    private const byte LineFeed = 10;
    private const byte Tab = 9;
    private const byte Space = (byte)' ';
    private const byte Escape = (byte)'=';
    private const byte Replacement = (byte)'?';
    private const byte UuZero = (byte)'`'; // a blank would do, but blanks get lost at line ends

    private readonly byte[] raw = new byte[RawBytes + 1];
    private IContent source;
    private Charset charset;
    private int left;   // what the source has left to give by its own word; less than 0: it has not said

    /// <summary>Where a byte of <see cref="Raw"/> is for those who need one: it takes no heap, since heap comes in blocks of 12.</summary>
    internal const int SpareOffset = RawBytes;

    /// <summary>What the next piece is made of.</summary>
    internal byte[] Raw => raw;

    /// <summary>How many bytes of it are there.</summary>
    internal int Count { get; private set; }

    /// <summary>Where the next piece begins in its line: for the caller to keep or to set back.</summary>
    internal int Column { get; set; }

    /// <summary>How many characters did not fit the character set, since they were last set to 0.</summary>
    internal int Replaced { get; set; }

    /// <summary>True when nothing follows what is in <see cref="Raw"/>.</summary>
    internal bool IsLast => Count < RawBytes;

    /// <summary>True when nothing is held, and what the source gives needs no other characters.</summary>
    internal bool CanPullDirectly => Count == 0 && charset == Charset.Utf8;

    /// <summary>Begins with a source that stands at its beginning.</summary>
    internal void Begin(IContent content, Charset inCharset)
    {
        source = content;
        charset = inCharset;
        left = content.Size;
        if (left < 0) left = int.MinValue;
        Count = 0;
        Column = 0;
    }

    /// <summary>Fills <see cref="Raw"/> as far as there is something. False: the source failed, or is not as long as it said.</summary>
    internal bool Fill()
    {
        while (Count < RawBytes)
        {
            int read = charset == Charset.Utf8 ? Pull(raw, Count, RawBytes - Count) : PullCharacter();
            if (read < 0) return false;
            if (read == 0) break;
            Count += read;
        }

        return true;
    }

    /// <summary>Pulls straight into a buffer: how many bytes, 0 at the end, less than 0 when the source failed or is not as long as it said.</summary>
    internal int Pull(byte[] buffer, int offset, int count)
    {
        int read = source.Read(buffer, offset, count);
        if (read < 0 || left == int.MinValue) return read;
        left -= read;
        bool tooShort = read == 0 && left > 0;
        return tooShort || left < 0 ? -1 : read;
    }

    /// <summary>Forgets bytes that a piece was made of, when it is out.</summary>
    internal void Consume(int taken)
    {
        Count -= taken;
        Array.Copy(raw, taken, raw, 0, Count);
    }

    /// <summary>Writes the next piece, and returns how many bytes it is made of; <see cref="Column"/> is then behind it.</summary>
    internal int WritePiece(OutputBuffer output, TransferEncoding encoding)
    {
        switch (encoding)
        {
            case TransferEncoding.Base64: return WriteBase64(output);
            case TransferEncoding.Uuencode: return WriteUuencode(output);
            case TransferEncoding.QuotedPrintable: return WriteQuotedPrintable(output);
            default:
                output.Write(raw, 0, Count);
                return Count;
        }
    }

    /// <summary>
    /// Base64 in whole lines while nothing is in <see cref="Raw"/>: pulled to the end of the room, encoded to its front, 78 characters for 57
    /// bytes. Returns how many characters, 0 at the end of the source, less than 0 when it failed.
    /// </summary>
    internal int WriteBase64Lines(byte[] buffer, int offset, int room)
    {
        int line = Base64LineCharacters + Ascii.CrLf.Length;
        int want = room / line * Base64LineBytes;
        int from = offset + room - want;
        int have = 0;
        while (have < want)
        {
            int read = Pull(buffer, from + have, want - have);
            if (read < 0) return read;
            if (read == 0) break;
            have += read;
        }

        int to = offset;
        while (have > 0)
        {
            int count = have < Base64LineBytes ? have : Base64LineBytes;
            if (Column > 0)
            {
                buffer[to] = CarriageReturn;
                buffer[to + 1] = LineFeed;
                to += Ascii.CrLf.Length;
            }

            Base64.Encode(buffer, from, count, buffer, to);
            Column = Base64LineCharacters;
            to += (count + 2) / 3 * 4;
            from += count;
            have -= count;
        }

        return to - offset;
    }

    /// <summary>How long content of a known size is when it is encoded; as long as it is where that depends on what is in it.</summary>
    internal static int EncodedSize(int size, TransferEncoding encoding)
    {
        if (size <= 0) return size;
        switch (encoding)
        {
            case TransferEncoding.Base64: return (size + 2) / 3 * 4 + (size - 1) / Base64LineBytes * Ascii.CrLf.Length;
            case TransferEncoding.Uuencode: return (size / UuencodeLineBytes * (UuencodeLineBytes / 3 * 4 + 3)) + UuencodeLastLine(size % UuencodeLineBytes);
            default: return size;
        }
    }

    private static int UuencodeLastLine(int size) => size == 0 ? 0 : (size + 2) / 3 * 4 + 3;

    // A line end before each line but the first: what follows brings the last one's.
    private int WriteBase64(OutputBuffer output)
    {
        int count = Count < Base64LineBytes ? Count : Base64LineBytes;
        if (Column > 0) output.Write(Ascii.CrLf);
        Base64.Write(output, raw, 0, count);
        Column = Base64LineCharacters;
        return count;
    }

    // Each line begins with a line end, since "begin 644 name" stands before it, and with its length.
    private int WriteUuencode(OutputBuffer output)
    {
        int count = Count < UuencodeLineBytes ? Count : UuencodeLineBytes;
        output.Write(Ascii.CrLf);
        WriteSixBits(output, count);
        for (int i = 0; i < count; i += 3)
        {
            int group = raw[i] << 16;
            if (i + 1 < count) group |= raw[i + 1] << 8;
            if (i + 2 < count) group |= raw[i + 2];
            WriteSixBits(output, group >> 18);
            WriteSixBits(output, (group >> 12) & 63);
            WriteSixBits(output, (group >> 6) & 63);
            WriteSixBits(output, group & 63);
        }

        return count;
    }

    private static void WriteSixBits(OutputBuffer output, int value) => output.WriteByte(value == 0 ? UuZero : (byte)(value + Space));

    // All that is surely known: whether a blank ends a line is seen one byte behind it. Line ends are CRLF by now.
    private int WriteQuotedPrintable(OutputBuffer output)
    {
        int known = IsLast ? Count : Count - 1;
        int i = 0;
        for (; i < known; i++)
        {
            byte c = raw[i];
            if (c == CarriageReturn)
            {
                output.Write(Ascii.CrLf);
                Column = 0;
                return i + Ascii.CrLf.Length;
            }

            bool endsLine = i + 1 == Count || raw[i + 1] == CarriageReturn; // RFC 2045 6.7 (3)
            bool literal = (c > Space && c <= 126 && c != Escape) || LateDigit.Is(c);
            if ((c == Space || c == Tab) && !endsLine) literal = true;
            int width = literal ? 1 : 3;
            if (Column + width > MaxQuotedLineBytes - 1) // the soft break's = needs a column, too
            {
                output.WriteByte(Escape); // a soft line break
                output.Write(Ascii.CrLf);
                Column = 0;
                return i;
            }

            Column += width;
            if (literal) output.WriteByte(c);
            else output.WriteEscaped(Escape, c);
        }

        return i;
    }

    // A character at a time: of two bytes or more it becomes one.
    private int PullCharacter()
    {
        int read = Pull(raw, Count, 1);
        if (read <= 0 || raw[Count] < 0x80) return read;
        int length = Utf8.LengthOf(raw[Count]);
        int code = raw[Count] & 0x1F;
        for (int i = 1; i < length; i++)
        {
            read = Pull(raw, Count, 1);
            if (read < 0) return read;
            if (read == 0) break;
            code = code << 6 | (raw[Count] & 0x3F);
        }

        bool fits = charset == Charset.Latin1 && length == 2 && code < 256;
        raw[Count] = fits ? (byte)code : Replacement;
        if (!fits) Replaced++;
        return 1;
    }
}
