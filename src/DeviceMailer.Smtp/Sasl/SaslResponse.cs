// A response as a list of segments that belong to their owners, read block by block: a token of 4 KB is sent in base64
// without a buffer of its size, and from flash without ever being in memory as a whole.

using System;
using DeviceMailer.Smtp.Message;

namespace DeviceMailer.Smtp.Sasl;

/// <summary>What a mechanism answers. Valid until the mechanism's next call.</summary>
public sealed class SaslResponse
{
    private const int MaxSegments = 5; // the longest, SCRAM's, have 4

    private readonly object[] segments = new object[MaxSegments]; // a byte[] or an IContent each
    private readonly int[] offsets = new int[MaxSegments];
    private readonly int[] counts = new int[MaxSegments];
    private int segmentCount;
    private int segment; // the next byte to read is in this one,
    private int at; // so far in

    /// <summary>True when there is nothing to read: the session sends "=" with AUTH (RFC 4954 4), or an empty line.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>Bytes in all, before base64.</summary>
    public int Length { get; private set; }

    /// <summary>Reads from the start again.</summary>
    public void Rewind()
    {
        segment = 0;
        at = 0;
    }

    /// <summary>Copies the next bytes.</summary>
    /// <returns>How many: <paramref name="count"/> but at the end, 0 behind it; less than 0: a segment cannot be read.</returns>
    public int Read(byte[] buffer, int offset, int count)
    {
        int read = 0;
        while (read < count && segment < segmentCount)
        {
            int taken = counts[segment] - at;
            if (taken > count - read) taken = count - read;
            if (segments[segment] is IContent content)
            {
                if (at == 0 && !content.Rewind()) return -1;
                taken = content.Read(buffer, offset + read, taken);
                if (taken <= 0) return -1;
            }
            else
            {
                Array.Copy((byte[])segments[segment], offsets[segment] + at, buffer, offset + read, taken);
            }

            read += taken;
            at += taken;
            if (at < counts[segment]) continue; // the buffer is full, or content gave less than was asked for
            segment++;
            at = 0;
        }

        return read;
    }

    /// <summary>Empties the list.</summary>
    internal void Clear()
    {
        Array.Clear(segments, 0, MaxSegments);
        segmentCount = 0;
        Length = 0;
        Rewind();
    }

    /// <summary>Adds a segment, whose bytes must stay as they are until the response is sent.</summary>
    internal void Add(byte[] bytes, int offset, int count) => Add((object)bytes, offset, count);

    /// <summary>Adds content, which is read when the response is sent and must have its size then.</summary>
    internal void Add(IContent content) => Add(content, 0, content.Size);

    /// <summary>Adds a whole array.</summary>
    internal void Add(byte[] bytes) => Add((object)bytes, 0, bytes.Length);

    private void Add(object segment, int offset, int count)
    {
        segments[segmentCount] = segment;
        offsets[segmentCount] = offset;
        counts[segmentCount] = count;
        segmentCount++;
        Length += count;
    }
}
