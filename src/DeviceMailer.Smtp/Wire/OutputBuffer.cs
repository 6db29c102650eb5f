// Bytes on their way out, in one fixed buffer: commands, headers, log lines.
// Promises that nothing is written past its end; whoever fills it checks Overflowed before sending.

using System;
using System.Text;

namespace DeviceMailer.Smtp.Wire;

/// <summary>A fixed buffer that is written from its front.</summary>
public sealed class OutputBuffer
{
    private const int MaxDecimalDigits = 10; // of an int: 2,147,483,647

    private static readonly Encoding Utf8 = Encoding.UTF8; // the property makes a new object at each get
    private static readonly byte[] HexDigits = Ascii.Bytes("0123456789abcdef");

    private readonly byte[] bytes;

    /// <summary>Makes the buffer.</summary>
    /// <param name="capacity">Its size in bytes; it never grows.</param>
    public OutputBuffer(int capacity) => bytes = new byte[capacity];

    /// <summary>Writes into somebody else's buffer, which is this one's as long as something is in it.</summary>
    internal OutputBuffer(byte[] buffer) => bytes = buffer;

    /// <summary>The bytes written are at 0 .. <see cref="Count"/>.</summary>
    public byte[] Bytes => bytes;

    /// <summary>How many bytes are written.</summary>
    public int Count { get; private set; }

    /// <summary>How many more fit.</summary>
    public int FreeCount => bytes.Length - Count;

    /// <summary>True when something did not fit since <see cref="Clear"/>: what is there is not whole.</summary>
    public bool Overflowed { get; private set; }

    /// <summary>Empties the buffer.</summary>
    public void Clear()
    {
        Count = 0;
        Overflowed = false;
    }

    /// <summary>Empties the buffer and overwrites what was in it, secrets for instance.</summary>
    public void Wipe()
    {
        Clear();
        Array.Clear(bytes, 0, bytes.Length);
    }

    /// <summary>Writes bytes, or none of them when they do not fit.</summary>
    public void Write(byte[] source, int offset, int count)
    {
        if (count > FreeCount)
        {
            Overflowed = true;
            return;
        }

        Array.Copy(source, offset, bytes, Count, count);
        Count += count;
    }

    /// <summary>Writes a whole array.</summary>
    public void Write(byte[] source) => Write(source, 0, source.Length);

    /// <summary>Writes as many of the bytes as fit: for log lines, which may be cut.</summary>
    public void WriteCut(byte[] source, int offset, int count) => Write(source, offset, count < FreeCount ? count : FreeCount);

    /// <summary>Writes one byte.</summary>
    public void WriteByte(byte value)
    {
        if (FreeCount == 0)
        {
            Overflowed = true;
            return;
        }

        bytes[Count] = value;
        Count++;
    }

    /// <summary>Writes text as UTF-8. For start-up and errors: the caller's literals cost heap.</summary>
    public void WriteText(string text)
    {
        // A character is at most 3 bytes in UTF-8, and a surrogate pair 4 for its 2.
        if (text.Length * 3 <= FreeCount) Count += Utf8.GetBytes(text, 0, text.Length, bytes, Count);
        else Write(Utf8.GetBytes(text));
    }

    /// <summary>Writes a number in decimal digits.</summary>
    /// <param name="value">0 or more.</param>
    /// <param name="minDigits">At least so many digits, with zeros in front; 1 to 10.</param>
    public void WriteDecimal(int value, int minDigits = 1)
    {
        int digits = minDigits;
        int bound = 1;
        for (int i = 0; i < digits && i < MaxDecimalDigits - 1; i++) bound *= 10;
        while (digits < MaxDecimalDigits && value >= bound)
        {
            digits++;
            if (digits < MaxDecimalDigits) bound *= 10;
        }

        if (digits > FreeCount)
        {
            Overflowed = true;
            return;
        }

        for (int at = Count + digits - 1; at >= Count; at--)
        {
            bytes[at] = (byte)('0' + value % 10);
            value /= 10;
        }

        Count += digits;
    }

    /// <summary>Writes bytes as two lower-case hexadecimal digits each.</summary>
    public void WriteHex(byte[] source, int offset, int count)
    {
        for (int i = offset; i < offset + count; i++)
        {
            WriteByte(HexDigits[source[i] >> 4]);
            WriteByte(HexDigits[source[i] & 15]);
        }
    }

    /// <summary>Says that <paramref name="count"/> bytes were put into <see cref="Bytes"/> at <see cref="Count"/> by other hands.</summary>
    public void Added(int count) => Count += count;
}
