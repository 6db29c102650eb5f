// Cuts a stream of bytes into lines inside one fixed buffer: SMTP replies and the settings file alike.
// Guarantees constant memory, the same lines however the bytes were split, and one native search per line.
// The caller brings the bytes and knows what a line means.

using System;

namespace DeviceMailer.Smtp.Wire;

/// <summary>
/// A line reader over a fixed buffer. A line ends with LF; a CR before it belongs to the end (RFC 5321 2.3.8 demands CRLF of a
/// sender, a bare LF is taken as the end of a line, a bare CR stays in the line for the parser to refuse).
/// </summary>
public sealed class LineReader
{
    private const byte CarriageReturn = 13;
    private const byte LineFeed = 10;

    private readonly byte[] buffer;
    private readonly int maxLineBytes;
    private int start;          // first byte of the current line
    private int searched;       // first byte not yet searched for LF
    private int end;            // first free byte
    private bool cutting;       // the current line is too long: the rest of it is discarded

    /// <summary>Makes a reader with its buffer.</summary>
    /// <param name="maxLineBytes">Longest line kept whole, in bytes, its end not counted.</param>
    /// <param name="spareBytes">Room beyond that line and its end, in bytes, at least 1: where the rest of a long line is discarded.</param>
    public LineReader(int maxLineBytes, int spareBytes)
    {
        this.maxLineBytes = maxLineBytes;
        buffer = new byte[maxLineBytes + Ascii.CrLf.Length + spareBytes];
    }

    /// <summary>Makes a reader over the caller's buffer, which it uses as long as <see cref="HasUntaken"/> is true.</summary>
    /// <param name="buffer">Has room for a line, its end, and one byte more.</param>
    /// <param name="maxLineBytes">Longest line kept whole, in bytes, its end not counted.</param>
    public LineReader(byte[] buffer, int maxLineBytes)
    {
        this.buffer = buffer;
        this.maxLineBytes = maxLineBytes;
    }

    /// <summary>The buffer, for putting bytes in at <see cref="FreeOffset"/> and reading a line at <see cref="LineOffset"/>.</summary>
    public byte[] Buffer => buffer;

    /// <summary>Where the next bytes go. Valid after <see cref="TryTake"/> said <see cref="LineStatus.NeedMore"/>.</summary>
    public int FreeOffset => end;

    /// <summary>How many bytes may be put there: at least 1 after <see cref="LineStatus.NeedMore"/>.</summary>
    public int FreeCount => buffer.Length - end;

    /// <summary>Where the line taken last begins in <see cref="Buffer"/>. Valid until the next call of <see cref="TryTake"/>.</summary>
    public int LineOffset { get; private set; }

    /// <summary>Its length in bytes, without its end.</summary>
    public int LineLength { get; private set; }

    /// <summary>True when bytes are waiting to be taken.</summary>
    public bool HasUntaken => end > start;

    /// <summary>The line taken last was made shorter where it stands.</summary>
    internal void Shorten(int length) => LineLength = length;

    /// <summary>Discards everything read so far.</summary>
    public void Reset()
    {
        start = 0;
        searched = 0;
        end = 0;
        cutting = false;
    }

    /// <summary>Says that <paramref name="count"/> bytes were put at <see cref="FreeOffset"/>.</summary>
    public void Added(int count) => end += count;

    /// <summary>Drops empty lines up to the next other byte.</summary>
    internal void DropLineEnds()
    {
        while (end > start && (buffer[start] == LineFeed || buffer[start] == CarriageReturn)) start++;
        if (searched < start) searched = start;
    }

    /// <summary>Takes the next line, if it is there whole.</summary>
    public LineStatus TryTake()
    {
        int lineFeed = end > searched ? Array.IndexOf(buffer, Ascii.BoxedLineFeed, searched, end - searched) : -1;
        if (lineFeed >= 0) return Take(lineFeed, lineFeed + 1);

        if (!cutting && IsTooLong(end)) cutting = true;
        if (cutting) Cut();
        searched = end;
        MoveToFront();
        return LineStatus.NeedMore;
    }

    /// <summary>At the end of the input: takes the rest as a last line, if there is any.</summary>
    public LineStatus TryTakeRest() => HasUntaken ? Take(end, end) : LineStatus.NeedMore;

    /// <summary>
    /// Takes bytes that are no lines: as many as are there, <paramref name="most"/> at most, at <see cref="LineOffset"/>. 0: put more into the
    /// free part of the buffer and ask again.
    /// </summary>
    public int TakeBytes(int most)
    {
        if (!HasUntaken) MoveToFront();
        LineOffset = start;
        LineLength = end - start < most ? end - start : most;
        start += LineLength;
        if (searched < start) searched = start;
        return LineLength;
    }

    private LineStatus Take(int lineEnd, int next)
    {
        bool tooLong = cutting || IsTooLong(lineEnd);
        LineOffset = start;
        LineLength = lineEnd - start;
        if (LineLength > 0 && buffer[lineEnd - 1] == CarriageReturn) LineLength--;
        if (LineLength > maxLineBytes) LineLength = maxLineBytes;

        start = next;
        searched = next;
        cutting = false;
        return tooLong ? LineStatus.LineTooLong : LineStatus.Line;
    }

    // The CR of a line's end does not count, but until LF is seen only a last CR can be one.
    private bool IsTooLong(int lineEnd)
    {
        int length = lineEnd - start;
        if (length == maxLineBytes + 1) return buffer[lineEnd - 1] != CarriageReturn;
        return length > maxLineBytes;
    }

    // Keeps the first part of the current line and frees the room after it.
    private void Cut()
    {
        if (end > start + maxLineBytes) end = start + maxLineBytes;
    }

    private void MoveToFront()
    {
        if (start == 0) return;
        Array.Copy(buffer, start, buffer, 0, end - start);
        end -= start;
        searched -= start;
        start = 0;
    }
}
