// A message on its way into DATA: dots at line starts doubled (RFC 5321 4.5.2), every line end made CRLF.
// Guarantees the same output however the input is split, and that neither a bare CR nor a bare LF gets out (RFC 5321 2.3.8; receivers
// that take one for a line end are open to SMTP smuggling). It copies whole runs, not single bytes.

using System;

namespace DeviceMailer.Smtp.Wire;

/// <summary>
/// The streaming dot-stuffer. The rule for line ends: CRLF stays, a bare LF and a bare CR each become CRLF.
/// </summary>
public sealed class DotStuffer
{
    /// <summary>The most that <see cref="WriteEnd"/> writes, in bytes: CRLF, dot, CRLF.</summary>
    public const int MaxEndBytes = 5;

    private const byte CarriageReturn = 13;
    private const byte LineFeed = 10;
    private const byte Dot = (byte)'.';

    // The most that one step writes: CRLF.
    private const int MaxStepBytes = 2;

    private static readonly byte[] EndOfDataMark = { Dot, CarriageReturn, LineFeed };

    private bool doublesDots = true;
    private bool atLineStart = true;
    private bool afterCarriageReturn;   // CRLF was written for a CR: an LF right behind it is part of it

    /// <summary>How many bytes of the source the last <see cref="Write"/> took.</summary>
    public int Taken { get; private set; }

    /// <summary>Begins a new message.</summary>
    /// <param name="doubleDots">For DATA; a chunk needs its line ends only (RFC 3030 2).</param>
    public void Reset(bool doubleDots)
    {
        doublesDots = doubleDots;
        atLineStart = true;
        afterCarriageReturn = false;
    }

    /// <summary>
    /// Moves as much of the source as fits into the output; <see cref="Taken"/> says how much that was. Call again with the rest
    /// when the output has been sent. The source may lie behind the output in the same buffer: then as much as does not reach what is still to be read.
    /// </summary>
    public void Write(byte[] source, int offset, int count, OutputBuffer output)
    {
        int at = offset;
        int end = offset + count;
        int carriageReturn = -1;    // next of its kind at or behind `at`, or end; searched for only when passed
        int lineFeed = -1;
        bool inPlace = source == output.Bytes;

        while (at < end && output.FreeCount >= MaxStepBytes && (!inPlace || output.Count + MaxStepBytes <= at))
        {
            byte first = source[at];
            if (first == LineFeed && afterCarriageReturn)
            {
                afterCarriageReturn = false;
                at++;
                continue;
            }

            afterCarriageReturn = false;
            if (first == CarriageReturn || first == LineFeed)
            {
                output.Write(Ascii.CrLf);
                afterCarriageReturn = first == CarriageReturn;
                atLineStart = true;
                at++;
                continue;
            }

            if (doublesDots && atLineStart && first == Dot) output.WriteByte(Dot);

            // One run: up to a line that begins with a dot, or to an end that is not CRLF, or to as much as fits.
            int line = at;              // where its last line begins
            int free = output.FreeCount;
            int limit = free < end - at ? at + free : end;
            int stop;
            while (true)
            {
                if (carriageReturn < line) carriageReturn = Next(source, Ascii.BoxedCarriageReturn, line, end);
                if (lineFeed < line) lineFeed = Next(source, Ascii.BoxedLineFeed, line, end);
                stop = carriageReturn < lineFeed ? carriageReturn : lineFeed;
                if (lineFeed != carriageReturn + 1 || lineFeed >= limit) break;
                stop = line = lineFeed + 1;
                if (line == end || (doublesDots && source[line] == Dot)) break;
            }

            if (stop > limit) stop = limit;
            output.Write(source, at, stop - at);
            atLineStart = stop == line;
            at = stop;
        }

        Taken = at - offset;
    }

    /// <summary>Ends the last line where it was not ended, and writes the line of one dot (RFC 5321 4.1.1.4).</summary>
    public void WriteEnd(OutputBuffer output)
    {
        if (!atLineStart) output.Write(Ascii.CrLf);
        output.Write(EndOfDataMark);
    }

    private static int Next(byte[] source, object boxedByte, int at, int end)
    {
        int found = Array.IndexOf(source, boxedByte, at, end - at);
        return found < 0 ? end : found;
    }
}
