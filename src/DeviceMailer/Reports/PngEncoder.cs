// A PNG image, row by row, without a frame buffer (W3C PNG, third edition; its numbers are sections): sixteen colours from a palette, each row as what
// differs from the one above (9.2, filter type 2), in chunks of what there is. Deflate has one block of fixed codes (RFC 1951 3.2.6) with runs of one byte
// only: rows that are alike take four bytes, and nothing is searched for.

using System;
using DeviceMailer.Outbox;

namespace DeviceMailer.Reports;

/// <summary>Encodes rows; the caller takes the bytes of each step.</summary>
internal sealed class PngEncoder
{
    private const int ChunkFrontBytes = 8;      // length and type (5.3)
    private const int FullChunkBytes = 256;     // an IDAT chunk ends at the row that makes it so large
    private const int BitDepth = 4;
    private const int PaletteColour = 3;        // colour type (11.2.1)
    private const int FilterUp = 2;
    private const int MaxRun = 258;             // RFC 1951 3.2.5
    private const int MinRun = 3;
    private const int EndOfBlock = 256;
    private const int AdlerBase = 65521;        // RFC 1950 9
    private const int IHdr = 0x49484452;
    private const int Plte = 0x504C5445;
    private const int IDat = 0x49444154;
    private const int IEnd = 0x49454E44;

    private readonly Crc32 crc = new Crc32();
    private readonly byte[] above;      // the row before
    private readonly byte[] output;
    private int chunk;                  // where the chunk that is being made begins
    private int bits;                   // that do not fill a byte yet, the lowest first
    private int bitCount;
    private int last = -1;              // the byte of the run; less than 0: there is none
    private int run;
    private int adlerLow;
    private int adlerHigh;
    private int at;                     // the next byte of the output
    private bool isFirst;               // nothing of the compressed data is made yet

    /// <summary>Makes an encoder for rows of so many bytes, two pixels in each.</summary>
    internal PngEncoder(int rowBytes)
    {
        above = new byte[rowBytes];
        output = new byte[FullChunkBytes + ChunkFrontBytes + 2 * rowBytes + 64]; // a row of nine bits for each byte, and the image's end
    }

    /// <summary>What the steps have made: <see cref="Count"/> bytes.</summary>
    internal byte[] Output => output;

    /// <summary>How many bytes are ready; 0: more rows are needed first.</summary>
    internal int Count { get; private set; }

    /// <summary>Forgets bytes that were taken: all of them.</summary>
    internal void Take()
    {
        Count = 0;
        at = 0;
        BeginChunk(IDat);
    }

    /// <summary>Begins an image.</summary>
    /// <param name="width">Its width in pixels.</param>
    /// <param name="height">Its height in pixels.</param>
    /// <param name="palette">Its colours, three bytes each.</param>
    internal void Begin(int width, int height, byte[] palette)
    {
        Array.Clear(above, 0, above.Length);
        last = -1;
        run = 0;
        bits = 0;
        bitCount = 0;
        adlerLow = 1;
        adlerHigh = 0;
        at = 0;
        PutInt(unchecked((int)0x89504E47)); // the signature (5.2)
        PutInt(0x0D0A1A0A);
        BeginChunk(IHdr);
        PutInt(width);
        PutInt(height);
        Put(BitDepth);
        Put(PaletteColour);
        Put(0); // deflate, adaptive filters, no interlace
        Put(0);
        Put(0);
        EndChunk();
        BeginChunk(Plte);
        for (int i = 0; i < palette.Length; i++) Put(palette[i]);
        EndChunk();
        Count = at;
        isFirst = true;
    }

    /// <summary>Encodes a row. What is ready then must be taken before the next.</summary>
    internal void AddRow(byte[] row)
    {
        if (isFirst) BeginData();
        AddByte(FilterUp);
        for (int i = 0; i < above.Length; i++)
        {
            AddByte((byte)(row[i] - above[i]));
            above[i] = row[i];
        }

        adlerLow %= AdlerBase;
        adlerHigh %= AdlerBase;
        if (at - chunk < FullChunkBytes) return;
        EndChunk();
        Count = at;
    }

    /// <summary>Ends the image.</summary>
    internal void End()
    {
        FlushRun();
        PutSymbol(EndOfBlock);
        if (bitCount > 0) PutBits(0, 8 - bitCount);
        PutInt(adlerHigh << 16 | adlerLow);
        EndChunk();
        BeginChunk(IEnd);
        EndChunk();
        Count = at;
    }

    // A zlib stream (RFC 1950 2.2) of one block, the last one, with fixed codes.
    private void BeginData()
    {
        isFirst = false;
        Put(0x78);
        Put(0x01);
        PutBits(3, 3);
    }

    private void AddByte(byte value)
    {
        adlerLow += value;
        adlerHigh += adlerLow;
        if (value == last)
        {
            run++;
            if (run == MaxRun) FlushRun();
            return;
        }

        FlushRun();
        PutSymbol(value);
        last = value;
    }

    // The last byte again and again: a copy of as many from one byte before, or the bytes.
    private void FlushRun()
    {
        if (run >= MinRun) PutRun(run);
        else for (; run > 0; run--) PutSymbol(last);
        run = 0;
    }

    // RFC 1951 3.2.5: up to 10 each length has a code, then four codes share each number of extra bits.
    private void PutRun(int length)
    {
        int from = length - MinRun;
        int extra = 0;
        while (from >> extra >= 8) extra++;
        if (length == MaxRun) PutSymbol(285);
        else if (extra == 0) PutSymbol(257 + from);
        else PutSymbol(257 + 4 * (extra + 1) + (from >> extra & 3));
        if (length < MaxRun) PutBits(from & ((1 << extra) - 1), extra);
        PutBits(0, 5); // a distance of one
    }

    // RFC 1951 3.2.6. Codes go with their highest bit first (3.1.1).
    private void PutSymbol(int symbol)
    {
        if (symbol < 144) PutCode(0x30 + symbol, 8);
        else if (symbol < 256) PutCode(0x190 + symbol - 144, 9);
        else if (symbol < 280) PutCode(symbol - 256, 7);
        else PutCode(0xC0 + symbol - 280, 8);
    }

    private void PutCode(int code, int count)
    {
        for (int i = count - 1; i >= 0; i--) PutBits(code >> i & 1, 1);
    }

    private void PutBits(int value, int count)
    {
        bits |= value << bitCount;
        bitCount += count;
        for (; bitCount >= 8; bitCount -= 8)
        {
            Put(bits & 255);
            bits >>= 8;
        }
    }

    private void BeginChunk(int type)
    {
        chunk = at;
        PutInt(0);
        PutInt(type);
    }

    private void EndChunk()
    {
        int end = at;
        at = chunk;
        PutInt(end - chunk - ChunkFrontBytes);
        at = end;
        crc.Reset();
        crc.Add(output, chunk + 4, end - chunk - 4); // type and data (5.3)
        PutInt(crc.Value);
    }

    // Numbers have their highest byte first (7.1).
    private void PutInt(int value)
    {
        Put(value >> 24);
        Put(value >> 16);
        Put(value >> 8);
        Put(value);
    }

    private void Put(int value)
    {
        output[at] = (byte)value;
        at++;
    }
}
