// The tokens on flash: an access token and the refresh token that gets the next one, in two files that take turns. A new pair is written, read
// back, and only then becomes current; the previous pair stays until the next one is written. So there is a valid pair
// wherever the power is cut. No token is ever in memory as a whole: it is read from here when it is sent.

using DeviceMailer.Outbox;
using DeviceMailer.Smtp.Message;

namespace DeviceMailer.OAuth;

/// <summary>The newest pair of tokens; as content it is the access token. One thread at a time.</summary>
public sealed class TokenStore : IContent
{
    // The format: src/DESIGN.md, "Tokens".
    internal const int HeadBytes = 2 * Record.IntBytes;
    internal const int TailBytes = 2 * Record.IntBytes + Record.LongBytes + Record.IntBytes;
    internal const int LifeOffset = 0; // in the tail
    internal const int StampOffset = Record.IntBytes;
    internal const int CountsOffset = StampOffset + Record.LongBytes;
    internal const int CheckOffset = CountsOffset + Record.IntBytes;
    internal const int RefreshFirst = 1 << 15;
    internal const int CountMask = RefreshFirst - 1;
    internal const int RefreshShift = 16;

    private const int Number = 1;

    private IOutboxFiles files;
    private int counts;     // of the access token, of the refresh token, and which comes first
    private int skip;       // bytes before what is being read
    private int left;       // bytes of it

    /// <summary>The current generation; 0: there are no tokens.</summary>
    internal int Generation { get; private set; }

    /// <summary>How long the access token lasts from <see cref="StampTicks"/> on, in seconds; 0: there is none, or it is no longer valid.</summary>
    internal int LifeSeconds { get; private set; }

    /// <summary>When it was made, in ticks of 100 ns (<see cref="Delivery.IClock.StampTicks"/>).</summary>
    internal long StampTicks { get; private set; }

    /// <summary>The size of the access token in bytes; 0: there is none.</summary>
    public int Size => LifeSeconds > 0 ? counts & CountMask : 0;

    /// <summary>The size of the refresh token in bytes; 0: there is none.</summary>
    internal int RefreshSize => counts >> RefreshShift & CountMask;

    internal IOutboxFiles Files => files;

    /// <summary>Finds the newest pair.</summary>
    /// <param name="flash">Where it is; used by nobody else.</param>
    /// <param name="origin">What it must come from: those of other settings, or of an older token file, are none.</param>
    /// <param name="buffer">For reading; the caller's again after that.</param>
    internal void Open(IOutboxFiles flash, int origin, byte[] buffer)
    {
        files = flash;
        Crc32 crc = new Crc32();
        int even = ReadOne(OutboxFile.EvenToken, origin, crc, buffer);
        int odd = ReadOne(OutboxFile.OddToken, origin, crc, buffer);
        if (even > odd) ReadOne(OutboxFile.EvenToken, origin, crc, buffer);
        Generation = even > odd ? even : odd;
    }

    /// <summary>Marks the access token as no longer valid.</summary>
    internal void Expire() => LifeSeconds = 0;

    /// <inheritdoc/>
    public bool Rewind() => Size > 0 && OpenAt((counts & RefreshFirst) != 0 ? RefreshSize : 0, Size);

    /// <summary>Begins to read the refresh token.</summary>
    internal bool OpenRefresh() => RefreshSize > 0 && OpenAt((counts & RefreshFirst) != 0 ? 0 : counts & CountMask, RefreshSize);

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        // The file system does not seek; what stands before is read to where the token goes then.
        while (skip > 0)
        {
            int over = files.Read(buffer, offset, skip < count ? skip : count);
            if (over <= 0) return -1;
            skip -= over;
        }

        int read = left == 0 ? 0 : files.Read(buffer, offset, left < count ? left : count);
        if (left > 0 && read <= 0) return -1;
        left -= read;
        if (left == 0) files.Close();
        return read;
    }

    internal static OutboxFile KindOf(int generation) => (generation & 1) == 0 ? OutboxFile.EvenToken : OutboxFile.OddToken;

    /// <summary>Begins the file of a generation.</summary>
    internal bool Create(int generation) => files.Create(KindOf(generation), Number);

    /// <summary>Deletes the file of a generation.</summary>
    internal void Delete(int generation) => files.Delete(KindOf(generation), Number);

    private bool OpenAt(int before, int count)
    {
        if (files == null || files.Open(KindOf(Generation), Number) < 0) return false;
        skip = HeadBytes + before;
        left = count;
        return true;
    }

    // The generation, and what else is known of it; 0 when it is not there, damaged, or of another origin.
    private int ReadOne(OutboxFile kind, int origin, Crc32 crc, byte[] buffer)
    {
        int size = files.Open(kind, Number);
        int generation = size < HeadBytes + TailBytes ? 0 : ReadOpen(size, origin, crc, buffer);
        files.Close();
        return generation;
    }

    private int ReadOpen(int size, int origin, Crc32 crc, byte[] buffer)
    {
        crc.Reset();
        if (!Record.ReadWhole(files, buffer, HeadBytes)) return 0;
        int generation = Record.GetInt(buffer, 0);
        if (Record.GetInt(buffer, Record.IntBytes) != origin || generation <= 0) return 0;
        crc.Add(buffer, 0, HeadBytes);
        for (int rest = size - HeadBytes - TailBytes; rest > 0;)
        {
            int part = rest < buffer.Length ? rest : buffer.Length;
            if (!Record.ReadWhole(files, buffer, part)) return 0;
            crc.Add(buffer, 0, part);
            rest -= part;
        }

        if (!Record.ReadWhole(files, buffer, TailBytes)) return 0;
        crc.Add(buffer, 0, CheckOffset);
        if (Record.GetInt(buffer, CheckOffset) != crc.Value) return 0;
        counts = Record.GetInt(buffer, CountsOffset);
        LifeSeconds = Record.GetInt(buffer, LifeOffset);
        StampTicks = Record.GetLong(buffer, StampOffset);
        return generation;
    }
}
