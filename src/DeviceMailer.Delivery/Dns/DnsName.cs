// A name in a DNS message, label by label: length and bytes, a pointer to an earlier name, or the root (RFC 1035 4.1.4).
// Guarantees to end: a pointer must lead to before what was read so far, and a name has at most 255 bytes.

namespace DeviceMailer.Dns;

/// <summary>Reads names.</summary>
internal sealed class DnsName
{
    /// <summary>Longest name with all its length bytes (RFC 1035 2.3.4).</summary>
    internal const int MaxBytes = 255;

    /// <summary>Longest label (RFC 1035 2.3.4).</summary>
    internal const int MaxLabelBytes = 63;

    private const int PointerMark = 0xC0;

    private readonly byte[] buffer;
    private readonly int message;
    private int at;
    private int end;
    private int floor; // pointers lead to before it
    private int bytes;

    /// <summary>Makes a reader.</summary>
    /// <param name="buffer">Where the message is.</param>
    /// <param name="message">Where it begins: pointers count from there.</param>
    internal DnsName(byte[] buffer, int message)
    {
        this.buffer = buffer;
        this.message = message;
    }

    /// <summary>Where the label's bytes begin.</summary>
    internal int Label { get; private set; }

    /// <summary>How many bytes it has; 0: the root.</summary>
    internal int LabelLength { get; private set; }

    /// <summary>Where what follows the name begins, once its first pointer or its end is reached.</summary>
    internal int Behind { get; private set; }

    /// <summary>True when it is no name.</summary>
    internal bool IsMalformed { get; private set; }

    /// <summary>Begins at a name; nothing is read from <paramref name="end"/> on.</summary>
    internal void Begin(int offset, int end)
    {
        at = offset;
        floor = offset;
        this.end = end;
        bytes = 0;
        Behind = 0;
        IsMalformed = false;
    }

    /// <summary>Moves to the next label. False: it is the root, or the name is malformed.</summary>
    internal bool MoveNext()
    {
        while (at < end)
        {
            int length = buffer[at];
            if (length >= PointerMark)
            {
                if (at + 1 == end) break;
                if (Behind == 0) Behind = at + 2;
                int target = message + ((length - PointerMark) << 8 | buffer[at + 1]);
                if (target < message + DnsMessage.HeaderBytes || target >= floor) break;
                floor = target;
                at = target;
                continue;
            }

            bytes += length + 1;
            if (length > MaxLabelBytes || bytes > MaxBytes || at + length >= end) break;
            Label = at + 1;
            LabelLength = length;
            if (length > 0)
            {
                at += length + 1;
                return true;
            }

            if (Behind == 0) Behind = at + 1;
            return false;
        }

        IsMalformed = true;
        return false;
    }

    /// <summary>Reads to the end: what follows begins there; less than 0: the name is malformed.</summary>
    internal int Skip(int offset, int end)
    {
        Begin(offset, end);
        while (MoveNext()) { }
        return IsMalformed ? -1 : Behind;
    }

    /// <summary>True when both are at the same label, whatever the case (RFC 4343).</summary>
    internal bool IsAtSameLabel(DnsName other)
    {
        if (LabelLength != other.LabelLength) return false;
        for (int i = 0; i < LabelLength; i++)
        {
            if (ToLower(buffer[Label + i]) != ToLower(buffer[other.Label + i])) return false;
        }

        return true;
    }

    private static int ToLower(byte c) => c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}
