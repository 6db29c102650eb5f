// Reads the message after 354, takes the stuffed dots out and finds its end. No I/O: works over any split and takes nothing
// past the final dot. Keeps at most the allowed size; a larger message is read to its end and not kept.
using System.Buffers;

namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>The receiving side of RFC 5321 4.1.1.4 and 4.5.2; one object for each message.</summary>
internal sealed class DataReader
{
    /// <summary>A text line with its CRLF, in octets, without a stuffed dot (RFC 5321 4.5.3.1.6).</summary>
    public const int MaxTextLineBytes = 1000;

    private readonly ArrayBufferWriter<byte> content = new();
    private readonly int maxMessageBytes;
    private Position position = Position.LineStart; // the CRLF of the DATA line counts as the one before (RFC 5321 4.1.1.4)
    private int lineBytes;
    private bool tooLarge;
    private bool lineTooLong;

    /// <summary>Makes a reader that keeps at most <paramref name="maxMessageBytes"/> octets.</summary>
    public DataReader(int maxMessageBytes) => this.maxMessageBytes = maxMessageBytes;

    // Where the next octet stands. The two dotted ones hold back octets that belong to the message only if it goes on.
    private enum Position
    {
        LineStart,
        AfterDot,
        AfterDotCr,
        InLine,
        AfterCr,
    }

    /// <summary>The message as sent, unstuffed; to be taken once, after <see cref="DataResult.Complete"/>.</summary>
    public byte[] Content => content.WrittenSpan.ToArray();

    /// <summary>Takes bytes from <paramref name="offset"/> on, and moves it past those taken.</summary>
    public DataResult Read(byte[] buffer, ref int offset, int end)
    {
        while (offset < end)
        {
            DataResult result = Take(buffer[offset++]);
            if (result != DataResult.NeedMore)
            {
                return result;
            }
        }

        return DataResult.NeedMore;
    }

    private DataResult Take(byte octet)
    {
        bool afterCr = position is Position.AfterCr or Position.AfterDotCr;
        if (afterCr != (octet == '\n'))
        {
            return DataResult.BareLineEnd; // RFC 5321 2.3.8; tolerance here is what SMTP smuggling lives on
        }

        if (position == Position.AfterDotCr)
        {
            return Finish();
        }

        // A dot at the start of a line is never content: the line is the end, or the dot was stuffed (RFC 5321 4.5.2).
        bool held = (position == Position.LineStart && octet == '.') || (position == Position.AfterDot && octet == '\r');
        position = After(octet);
        if (!held)
        {
            Keep(octet);
        }

        return DataResult.NeedMore;
    }

    private Position After(byte octet) => octet switch
    {
        (byte)'\n' => Position.LineStart,
        (byte)'\r' => position == Position.AfterDot ? Position.AfterDotCr : Position.AfterCr,
        (byte)'.' when position == Position.LineStart => Position.AfterDot,
        _ => Position.InLine,
    };

    private void Keep(byte octet)
    {
        lineBytes = octet == '\n' && lineBytes < MaxTextLineBytes ? 0 : Math.Min(lineBytes + 1, MaxTextLineBytes + 1);
        lineTooLong |= lineBytes > MaxTextLineBytes;
        tooLarge |= content.WrittenCount >= maxMessageBytes;
        if (tooLarge)
        {
            content.ResetWrittenCount();
        }
        else
        {
            content.GetSpan(1)[0] = octet;
            content.Advance(1);
        }
    }

    private DataResult Finish()
    {
        if (tooLarge)
        {
            return DataResult.TooLarge;
        }

        return lineTooLong ? DataResult.LineTooLong : DataResult.Complete;
    }
}
