// The history on flash: two rings of pages, one of values of five minutes, one of hourly values and of what happened. A page is filled in a TwinFile,
// so that a power cut leaves what was in it, and becomes a file of its own when it is full; the oldest one is deleted then. Format: src/DESIGN.md.
// Guarantees that what End has returned true for is there after any power cut, until as many newer pages have come as the ring may have.

using DeviceMailer.Outbox;

namespace DeviceMailer.History;

/// <summary>Appends records to the rings, and reads their pages. One buffer serves all of it: the caller reads or writes, one thing at a time.</summary>
internal sealed class HistoryPages
{
    /// <summary>The ring of values of five minutes: the number of its twin file.</summary>
    internal const int Fine = 1;

    /// <summary>The ring of hourly values, events, mails and outages.</summary>
    internal const int Coarse = 2;

    /// <summary>Where a page's records begin.</summary>
    internal const int RecordsOffset = UsedOffset + Record.IntBytes;

    /// <summary>In one byte a time can be later by so many steps of <see cref="NotifierLimits.HistoryMinutes"/>.</summary>
    internal const int MaxShortSteps = 31;

    /// <summary>The bits of a record's first byte that are not its <see cref="RecordKind"/>.</summary>
    internal const int IndexBits = 5;

    private const int NoRing = 0;
    private const int NumberOffset = TwinFile.ContentOffset;
    private const int OwnerOffset = NumberOffset + Record.IntBytes;
    private const int FirstOffset = OwnerOffset + Record.IntBytes;
    private const int LastOffset = FirstOffset + Record.IntBytes;
    private const int UsedOffset = LastOffset + Record.IntBytes;
    private const int MaxRecordsBytes = NotifierLimits.HistoryPageBytes - RecordsOffset - Record.IntBytes;
    private const int MaxNumberBytes = 5;   // of 32 bits, seven in each
    private const int MaxRecordBytes = 1 + 3 * MaxNumberBytes;
    private const int MaxTimeBytes = 1 + MaxNumberBytes;

    private readonly IOutboxFiles files;
    private readonly TwinFile twins;
    private readonly int owner;
    private readonly int maxPages;  // of each ring
    private readonly byte[] page = new byte[NotifierLimits.HistoryPageBytes];
    private int ring;               // whose open page is in the buffer

    /// <summary>Makes it. Nothing is read or written yet.</summary>
    /// <param name="files">Its files.</param>
    /// <param name="owner">Tells whose records they are: those of other triggers mean nothing to these.</param>
    /// <param name="maxBytes">How many bytes of pages are kept, of both rings together.</param>
    internal HistoryPages(IOutboxFiles files, int owner, int maxBytes)
    {
        this.files = files;
        this.owner = owner;
        maxPages = maxBytes / NotifierLimits.HistoryPageBytes / 2;
        twins = new TwinFile(files, OutboxFile.EvenPage, OutboxFile.OddPage);
    }

    /// <summary>The minute of the newest record of a ring, since 2000; 0: there is none.</summary>
    internal int LastMinuteOf(int of)
    {
        Load(of);
        return IsOurs ? Record.GetInt(page, LastOffset) : 0;
    }

    /// <summary>Begins to append records of a minute.</summary>
    internal void Begin(int to, int minute)
    {
        Load(to);
        int last = Record.GetInt(page, LastOffset);
        if (!IsOurs) StartPage(minute);
        else if (minute < last || Used + MaxTimeBytes + MaxRecordBytes > MaxRecordsBytes) Turn(minute); // the clock was set back, or it is full
        else if (minute > last) PutTime(minute - last);
        Record.PutInt(page, LastOffset, minute);
    }

    /// <summary>Appends a curve's values, in its steps.</summary>
    internal void AddValues(int curve, int lowest, int mean, int highest)
    {
        PutFirst(RecordKind.Values, curve);
        PutNumber((uint)(mean << 1 ^ mean >> 31)); // small in few bytes, whatever its sign
        PutNumber((uint)(mean - lowest));
        PutNumber((uint)(highest - mean));
    }

    /// <summary>Appends what has one or two numbers of its own, 0 or more.</summary>
    internal void Add(RecordKind kind, int index, int number, int second = 0)
    {
        PutFirst(kind, index);
        PutNumber((uint)number);
        if (kind == RecordKind.Outage) PutNumber((uint)second);
    }

    /// <summary>Ends appending. True: it is on flash.</summary>
    internal bool End()
    {
        if (twins.Write(ring, page)) return true;
        ring = NoRing;
        return false;
    }

    /// <summary>The number of the page of a ring that is being filled; 0: there is none.</summary>
    internal int OpenNumber(int of)
    {
        Load(of);
        return IsOurs ? Record.GetInt(page, NumberOffset) : 0;
    }

    /// <summary>The lowest number that a page may have while another is being filled.</summary>
    internal int OldestNumber(int open) => open > maxPages ? open - maxPages + 1 : 1;

    /// <summary>Reads a page. False: it is not there, damaged, somebody else's, or has nothing of this minute or a later one.</summary>
    internal bool TryRead(int of, int number, int fromMinute)
    {
        Load(of);
        if (Record.GetInt(page, NumberOffset) != number)
        {
            ring = NoRing;
            if (!twins.TryReadOne(KindOf(of), number, page)) return false;
        }

        return IsOurs && Record.GetInt(page, NumberOffset) == number && Record.GetInt(page, LastOffset) >= fromMinute;
    }

    /// <summary>The page that was read: its records begin at <see cref="RecordsOffset"/>.</summary>
    internal byte[] Page => page;

    /// <summary>How many bytes of records it has.</summary>
    internal int Used
    {
        get
        {
            int used = Record.GetInt(page, UsedOffset);
            return used < 0 || used > MaxRecordsBytes ? 0 : used;
        }
    }

    /// <summary>The minute of its first record.</summary>
    internal int FirstMinute => Record.GetInt(page, FirstOffset);

    private bool IsOurs => Record.GetInt(page, OwnerOffset) == owner && Record.GetInt(page, NumberOffset) > 0;

    private void Load(int of)
    {
        if (ring == of) return;
        twins.TryRead(of, page);
        ring = of;
    }

    private void Turn(int minute)
    {
        int number = Record.GetInt(page, NumberOffset);
        twins.WriteOne(KindOf(ring), number, page);
        DeleteFrom(KindOf(ring), number - maxPages + 1);
        StartPage(minute);
    }

    // The page that is too old now, and those below it that are there: there are some where the size was larger before, or deleting failed.
    private void DeleteFrom(OutboxFile kind, int number)
    {
        for (; number > 0; number--)
        {
            bool isThere = files.Open(kind, number) >= 0;
            files.Close();
            if (!isThere || !files.Delete(kind, number)) return;
        }
    }

    private void StartPage(int minute)
    {
        int number = Record.GetInt(page, NumberOffset) + 1;
        System.Array.Clear(page, NumberOffset, page.Length - NumberOffset);
        Record.PutInt(page, NumberOffset, number > 0 ? number : 1);
        Record.PutInt(page, OwnerOffset, owner);
        Record.PutInt(page, FirstOffset, minute);
        Record.PutInt(page, LastOffset, minute);
    }

    private void PutTime(int minutes)
    {
        int steps = minutes / NotifierLimits.HistoryMinutes;
        bool isShort = steps <= MaxShortSteps && steps * NotifierLimits.HistoryMinutes == minutes;
        PutByte((int)RecordKind.Time << IndexBits | (isShort ? steps : 0));
        if (!isShort) PutNumber((uint)minutes);
    }

    private void PutFirst(RecordKind kind, int index)
    {
        if (Used + MaxRecordBytes > MaxRecordsBytes) Turn(Record.GetInt(page, LastOffset));
        PutByte((int)kind << IndexBits | index);
    }

    // Seven bits in each byte, the lowest first; the highest bit says that more follow.
    private void PutNumber(uint number)
    {
        for (; number > 127; number >>= 7) PutByte((int)(number & 127 | 128));
        PutByte((int)number);
    }

    private void PutByte(int value)
    {
        int used = Record.GetInt(page, UsedOffset);
        page[RecordsOffset + used] = (byte)value;
        Record.PutInt(page, UsedOffset, used + 1);
    }

    private static OutboxFile KindOf(int ring) => ring == Fine ? OutboxFile.FinePage : OutboxFile.CoarsePage;
}
