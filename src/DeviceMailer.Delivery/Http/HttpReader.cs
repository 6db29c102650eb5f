// Reads HTTP/1.1 messages (RFC 9112), answers and requests alike, over a transport: a first line, fields, a body of known length, in
// chunks, or up to the end of the connection. Promises constant memory and an end, whatever comes. Leaves to its user what a first line and
// a field mean, but for the two that say how long the body is.

using DeviceMailer.Smtp.Transport;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Http;

/// <summary>A reader of one message after the other. What was read is in <see cref="Buffer"/> until the next call.</summary>
public sealed class HttpReader
{
    private const byte Colon = (byte)':';
    private const byte Space = (byte)' ';
    private const byte Tab = (byte)'\t';
    private const int UntilClose = -1;
    private const int NoLength = -2;

    private readonly string framing = "content-length|transfer-encoding|chunked";
    private readonly ISmtpTransport transport;
    private readonly LineReader lines;
    private bool isAnswer;
    private int fields;
    private int left;           // of the body or its chunk; UntilClose, NoLength
    private bool chunked;
    private bool betweenChunks; // a chunk's line end comes before the next one's size

    /// <summary>Makes a reader in somebody else's buffer.</summary>
    /// <param name="transport">Where the bytes come from, with the deadline that was set there.</param>
    /// <param name="buffer">More than <see cref="HttpLimits.MaxLineBytes"/> and 2 bytes.</param>
    public HttpReader(ISmtpTransport transport, byte[] buffer)
    {
        this.transport = transport;
        lines = new LineReader(buffer, HttpLimits.MaxLineBytes);
    }

    /// <summary>Where things are.</summary>
    public byte[] Buffer => lines.Buffer;

    /// <summary>Where the line, the field's name or the part of the body begins.</summary>
    public int Offset { get; private set; }

    /// <summary>Its length in bytes.</summary>
    public int Length { get; private set; }

    /// <summary>Where the field's value begins, without blanks around it.</summary>
    public int ValueOffset { get; private set; }

    /// <summary>Its length in bytes; a very long one is cut.</summary>
    public int ValueLength { get; private set; }

    /// <summary>Why the connection was lost.</summary>
    public TransportResult Failure { get; private set; }

    /// <summary>True when bytes are there that belong to no message so far.</summary>
    public bool HasUntaken => lines.HasUntaken;

    /// <summary>Begins with a new connection.</summary>
    public void Reset() => lines.Reset();

    /// <summary>Reads the first line of a message: of an answer <c>HTTP/1.1 200 OK</c>, of a request <c>GET / HTTP/1.1</c>.</summary>
    /// <param name="isAnswer">What it is: an answer without a length goes on to the end of the connection, a request has no body then (RFC 9112 6.3).</param>
    public HttpResult ReadFirstLine(bool isAnswer)
    {
        this.isAnswer = isAnswer;
        fields = 0;
        left = NoLength;
        chunked = false;
        betweenChunks = false;
        HttpResult result = ReadLine(out bool cut);
        if (result == HttpResult.Ok && Length == 0 && !isAnswer) result = ReadLine(out cut); // one empty line may stand before a request (RFC 9112 2.2)
        return result == HttpResult.Ok && (cut || Length == 0) ? HttpResult.Malformed : result;
    }

    /// <summary>Reads the next field of the head. <see cref="HttpResult.End"/>: there is no more.</summary>
    public HttpResult ReadField()
    {
        for (; ; )
        {
            HttpResult result = ReadLine(out bool cut);
            if (result != HttpResult.Ok) return result;
            if (Length == 0) return EndHead();
            if (++fields > HttpLimits.MaxFields) return HttpResult.Malformed;
            if (IsBlank(Buffer[Offset])) // a line folded the old way (RFC 9112 5.2)
            {
                if (isAnswer) continue;
                return HttpResult.Malformed;
            }

            if (!SplitField()) return HttpResult.Malformed;
            return TakeFraming(cut);
        }
    }

    /// <summary>Reads the next part of the body, as much as is there. <see cref="HttpResult.End"/>: that was all of it.</summary>
    public HttpResult ReadBody()
    {
        if (chunked && left == 0)
        {
            HttpResult result = ReadChunkSize();
            if (result != HttpResult.Ok) return result;
        }

        if (left == 0) return HttpResult.End;
        int most = left == UntilClose ? int.MaxValue : left;
        while (lines.TakeBytes(most) == 0)
        {
            HttpResult result = Fill();
            if (result == HttpResult.Ok) continue;
            return left == UntilClose && Failure == TransportResult.Closed ? HttpResult.End : result;
        }

        Offset = lines.LineOffset;
        Length = lines.LineLength;
        if (left != UntilClose) left -= Length;
        return HttpResult.Ok;
    }

    /// <summary>The message has no body whatever its fields say: an answer with code 1xx, 204 or 304 (RFC 9112 6.3).</summary>
    public void ExpectNoBody()
    {
        left = 0;
        chunked = false;
    }

    /// <summary>True when the field's name, or with <paramref name="value"/> its value, is this word; upper and lower case are the same.</summary>
    public bool Is(string words, int index, bool value = false) =>
        WordAt(words, index, value ? ValueOffset : Offset, value ? ValueLength : Length);

    private HttpResult ReadLine(out bool cut)
    {
        for (; ; )
        {
            LineStatus status = lines.TryTake();
            cut = status == LineStatus.LineTooLong;
            if (status != LineStatus.NeedMore)
            {
                Offset = lines.LineOffset;
                Length = lines.LineLength;
                return HttpResult.Ok;
            }

            HttpResult result = Fill();
            if (result != HttpResult.Ok) return result;
        }
    }

    private HttpResult Fill()
    {
        Failure = transport.Read(lines.Buffer, lines.FreeOffset, lines.FreeCount, out int read);
        if (Failure != TransportResult.Ok) return HttpResult.Lost;
        lines.Added(read);
        return HttpResult.Ok;
    }

    // name ":" OWS value OWS (RFC 9112 5); a blank before the colon is how requests are smuggled (5.1).
    private bool SplitField()
    {
        int end = Offset + Length;
        int colon = Offset;
        while (colon < end && Buffer[colon] != Colon && !IsBlank(Buffer[colon])) colon++;
        if (colon == Offset || colon == end || Buffer[colon] != Colon) return false;
        int from = colon + 1;
        while (from < end && IsBlank(Buffer[from])) from++;
        while (end > from && IsBlank(Buffer[end - 1])) end--;
        Length = colon - Offset;
        ValueOffset = from;
        ValueLength = end - from;
        return true;
    }

    private HttpResult TakeFraming(bool cut)
    {
        bool isLength = Is(framing, 0);
        bool isCoding = Is(framing, 1);
        if (!isLength && !isCoding) return HttpResult.Ok;
        if (cut) return HttpResult.Malformed;
        if (isCoding)
        {
            // Of codings only this one is known; a list of them is not what a token server sends.
            if (chunked || !Is(framing, 2, true)) return HttpResult.Malformed;
            chunked = true;
            return HttpResult.Ok;
        }

        int length = 0;
        if (ValueLength == 0 || ValueLength > HttpLimits.MaxLengthDigits) return HttpResult.Malformed;
        for (int i = ValueOffset; i < ValueOffset + ValueLength; i++)
        {
            int digit = Buffer[i] - '0';
            if (digit < 0 || digit > 9) return HttpResult.Malformed;
            length = length * 10 + digit;
        }

        if (left != NoLength && left != length) return HttpResult.Malformed;
        left = length;
        return HttpResult.Ok;
    }

    // Both a length and chunks are how messages are smuggled (RFC 9112 6.1).
    private HttpResult EndHead()
    {
        if (chunked && left != NoLength) return HttpResult.Malformed;
        if (chunked) left = 0;
        else if (left == NoLength) left = isAnswer ? UntilClose : 0;
        return HttpResult.End;
    }

    // 1a2b;extension, and behind the last one, 0, a trailer (RFC 9112 7.1).
    private HttpResult ReadChunkSize()
    {
        HttpResult result;
        if (betweenChunks)
        {
            result = ReadLine(out _);
            if (result != HttpResult.Ok) return result;
            if (Length > 0) return HttpResult.Malformed;
        }

        betweenChunks = true;
        result = ReadLine(out _);
        if (result != HttpResult.Ok) return result;
        int digits = 0;
        for (; digits < Length; digits++)
        {
            int digit = HexDigit(Buffer[Offset + digits]);
            if (digit < 0) break;
            if (digits == HttpLimits.MaxChunkDigits) return HttpResult.Malformed;
            left = left << 4 | digit;
        }

        if (digits == 0 || (digits < Length && !IsEndOfSize(Buffer[Offset + digits]))) return HttpResult.Malformed;
        if (left > 0) return HttpResult.Ok;
        chunked = false;
        fields = 0;
        do
        {
            if (++fields > HttpLimits.MaxFields) return HttpResult.Malformed;
            result = ReadLine(out _);
            if (result != HttpResult.Ok) return result;
        }
        while (Length > 0);
        return HttpResult.Ok;
    }

    private bool WordAt(string words, int index, int offset, int count)
    {
        const int CaseBit = 32;
        const char Bar = '|';
        int at = 0;
        for (; index > 0; index--) at = words.IndexOf(Bar, at) + 1;
        for (int i = 0; i < count; i++)
        {
            if (at + i == words.Length || words[at + i] == Bar) return false;
            int c = Buffer[offset + i];
            if (c >= 'A' && c <= 'Z') c |= CaseBit;
            if (words[at + i] != c) return false;
        }

        return at + count == words.Length || words[at + count] == Bar;
    }

    private static bool IsBlank(byte c) => c == Space || c == Tab;

    private static bool IsEndOfSize(byte c) => c == ';' || IsBlank(c);

    /// <summary>The value of a hexadecimal digit; less than 0: it is none.</summary>
    internal static int HexDigit(byte c)
    {
        if (c >= '0' && c <= '9') return c - '0';
        if (c >= 'a' && c <= 'f') return c - 'a' + 10;
        return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    }
}
