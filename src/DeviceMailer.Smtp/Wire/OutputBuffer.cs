// Bytes on their way out, in one fixed buffer: commands, headers, log lines.
// Guarantees that nothing is written past its end; the writer checks Overflowed before sending.

using System;

namespace DeviceMailer.Smtp.Wire;

/// <summary>A fixed buffer that is written from its front.</summary>
public sealed class OutputBuffer
{
    private const int MaxDecimalDigits = 10; // of an int: 2,147,483,647

    private byte[] bytes;
    private int start;
    private int at;     // where the next byte goes: below start it is skipped, from limit on it is dropped
    private int limit;

    /// <summary>Makes the buffer.</summary>
    /// <param name="capacity">Its size in bytes; it never grows.</param>
    public OutputBuffer(int capacity)
        : this(new byte[capacity])
    {
    }

    /// <summary>Writes into the caller's buffer, and uses it as long as something is in it.</summary>
    public OutputBuffer(byte[] buffer)
    {
        bytes = buffer;
        limit = buffer.Length;
    }

    /// <summary>Makes a window that has no buffer until it is lent one.</summary>
    internal OutputBuffer()
    {
    }

    /// <summary>The bytes written are at 0 .. <see cref="Count"/>; in a buffer that was lent they begin where that begins.</summary>
    public byte[] Bytes => bytes;

    /// <summary>How many bytes are written and there.</summary>
    public int Count
    {
        get
        {
            if (at <= start) return 0;
            return (at < limit ? at : limit) - start;
        }
    }

    /// <summary>How many more fit.</summary>
    public int FreeCount => at < limit ? limit - at : 0;

    /// <summary>True when something did not fit since <see cref="Clear"/>: the content is incomplete.</summary>
    public bool Overflowed => at > limit;

    /// <summary>How many bytes were written, those included that were skipped or did not fit.</summary>
    internal int Written => at - start;

    /// <summary>
    /// Writes into the caller's buffer from here on, as a window on the output: its first bytes are skipped, and what does not fit
    /// is dropped, so that the same output can be written repeatedly until all of it has been seen. Without a buffer it only counts.
    /// </summary>
    internal void Lend(byte[] buffer, int offset, int count, int skip)
    {
        bytes = buffer;
        start = offset;
        at = offset - skip;
        limit = offset + count;
    }

    /// <summary>Empties the buffer.</summary>
    public void Clear() => at = start;

    /// <summary>Takes bytes from its front, which have been sent; those behind them move up.</summary>
    internal void Drop(int count)
    {
        Array.Copy(bytes, start + count, bytes, start, at - start - count);
        at -= count;
    }

    /// <summary>Empties the buffer and overwrites what was in it, secrets for instance.</summary>
    public void Wipe()
    {
        Clear();
        Array.Clear(bytes, start, limit - start);
    }

    /// <summary>Writes bytes; those that do not fit are dropped, and <see cref="Overflowed"/> says so.</summary>
    public void Write(byte[] source, int offset, int count)
    {
        int from = at;
        at += count;
        if (from >= start && at <= limit)
        {
            Array.Copy(source, offset, bytes, from, count);
            return;
        }

        int end = at < limit ? at : limit;
        int skipped = from < start ? start - from : 0;
        if (from + skipped < end) Array.Copy(source, offset + skipped, bytes, from + skipped, end - from - skipped);
    }

    /// <summary>Writes a whole array.</summary>
    public void Write(byte[] source) => Write(source, 0, source.Length);

    /// <summary>Writes as many of the bytes as fit: for log lines, which may be cut.</summary>
    public void WriteCut(byte[] source, int offset, int count) => Write(source, offset, count < FreeCount ? count : FreeCount);

    /// <summary>Writes one byte.</summary>
    public void WriteByte(byte value)
    {
        if (at >= start && at < limit) bytes[at] = value;
        at++;
    }

    /// <summary>Where the caller may put so many bytes before calling <see cref="Added"/>; less than 0 if the window does not show all of them.</summary>
    internal int Reserve(int count) => at >= start && count <= limit - at ? at : -1;

    /// <summary>Writes text as UTF-8. For start-up and errors: the caller's literals cost heap.</summary>
    public void WriteText(string text)
    {
        // A character is at most 3 bytes in UTF-8, and a surrogate pair 4 for its 2.
        if (Reserve(text.Length * 3) >= 0) at += Utf8.Encoding.GetBytes(text, 0, text.Length, bytes, at);
        else Write(Utf8.Encoding.GetBytes(text));
    }

    /// <summary>Writes a word of ASCII: a literal in a static field, since executing one takes heap each time.</summary>
    public void WriteWord(string word) => Write(word, 0, word.Length);

    /// <summary>Writes a word of a list.</summary>
    public void Write(WordList words, int index) => Write(words.Text, words.StartOf(index), words.LengthOf(index));

    /// <summary>Writes a part of a literal of ASCII.</summary>
    internal void Write(string ascii, int offset, int count)
    {
        int from = at;
        at += count;
        int end = at < limit ? at : limit;
        int skipped = from < start ? start - from : 0;
        if (from + skipped < end) Utf8.Encoding.GetBytes(ascii, offset + skipped, end - from - skipped, bytes, from + skipped);
    }

    /// <summary>Writes a number in decimal digits.</summary>
    /// <param name="value">0 or more.</param>
    /// <param name="minDigits">At least so many digits, with zeros in front; 1 to 10.</param>
    public void WriteDecimal(int value, int minDigits = 1)
    {
        int scale = 1;
        for (int digits = 1; digits < MaxDecimalDigits && (digits < minDigits || value / scale > 9); digits++) scale *= 10;
        for (; scale > 0; scale /= 10) WriteByte((byte)('0' + value / scale % 10));
    }

    /// <summary>Writes bytes as two lower-case hexadecimal digits each.</summary>
    public void WriteHex(byte[] source, int offset, int count)
    {
        for (int i = offset; i < offset + count; i++)
        {
            WriteDigit(source[i] >> 4, 'a');
            WriteDigit(source[i] & 15, 'a');
        }
    }

    /// <summary>Writes an escaped byte: a mark and two upper-case hexadecimal digits (RFC 2045 6.7 (1), RFC 3461 4).</summary>
    public void WriteEscaped(byte mark, byte value)
    {
        WriteByte(mark);
        WriteDigit(value >> 4, 'A');
        WriteDigit(value & 15, 'A');
    }

    /// <summary>Says that <paramref name="count"/> bytes were put into <see cref="Bytes"/> at <see cref="Count"/> by the caller.</summary>
    public void Added(int count) => at += count;

    private void WriteDigit(int digit, char ten) => WriteByte((byte)(digit < 10 ? '0' + digit : ten + digit - 10));
}
