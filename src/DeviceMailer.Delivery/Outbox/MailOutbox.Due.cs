// Which message of the outbox is next, and for whom: those that failed least often come first, oldest first among them. So a message that keeps
// failing goes behind the others.

namespace DeviceMailer.Outbox;

public sealed partial class MailOutbox
{
    // A byte of the index: how often the message has failed, and how it is to be sent.
    private const int FailuresMask = 0x0F;
    private const int ShortMark = 0x10;         // without its attachment, which was too large for a server
    private const int OneByOneMark = 0x20;      // to each recipient in a transaction of its own
    private const int AskedMark = 0x40;         // already tried on this connection
    private const int OtherHostMark = 0x80;     // refused in this round: another server may accept it before it waits
    private const int TurnSeconds = int.MaxValue; // due when it is said that it is
    private const int LastingMask = FailuresMask | OneByOneMark | ShortMark;

    /// <summary>A moment that comes when it is told to.</summary>
    internal const long UntilTurn = (long)TurnSeconds * MillisecondsPerSecond;

    /// <summary>
    /// The number of the next message, of those due for any of these recipients and not yet tried on this connection: one that failed least
    /// often, and the oldest of those. 0: none.
    /// </summary>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    /// <param name="to">The recipients, a bit each.</param>
    public int NextDue(long nowMs, int to)
    {
        lock (gate)
        {
            int next = -1;
            for (int i = 0; i < Count; i++)
            {
                if ((failures[i] & AskedMark) != 0 || (DueOf(i, nowMs) & to) == 0) continue;
                if (next < 0 || FailureCount(i) < FailureCount(next)) next = i;
            }

            return next < 0 ? 0 : numbers[next];
        }
    }

    /// <summary>True while a message that was never tried is due for any of these recipients.</summary>
    public bool HasUntried(long nowMs, int to)
    {
        lock (gate)
        {
            int next = NextDue(nowMs, to);
            return next != 0 && FailureCount(IndexOf(next)) == 0;
        }
    }

    /// <summary>When the next message is due for anybody, in milliseconds of uptime; <see cref="long.MaxValue"/>: none waits.</summary>
    public long NextDueMs()
    {
        lock (gate)
        {
            long next = long.MaxValue;
            for (int i = 0; i < Count; i++)
            {
                long due = recipients[i] == putOff[i] ? DueMs(i) : 0;
                if (due < next) next = due;
            }

            return next;
        }
    }

    /// <summary>
    /// The recipients of a message's next transaction; 0: none. Those who were never deferred come first, so that a recipient who is always refused
    /// holds nobody up.
    /// </summary>
    /// <param name="number">The message.</param>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    /// <param name="among">Who may be, a bit each.</param>
    public int TurnOf(int number, long nowMs, int among)
    {
        lock (gate)
        {
            int i = IndexOf(number);
            if (i < 0) return 0; // it was released meanwhile
            int due = DueOf(i, nowMs) & among;
            int fresh = due & ~putOff[i];
            if (fresh != 0) due = fresh;
            return (failures[i] & OneByOneMark) == 0 ? due : due & -due; // the lowest bit
        }
    }

    /// <summary>Makes this the <see cref="Message"/>, and notes on flash that it may be delivered from now on. Returns the recipients who were permanently refused once.</summary>
    public int Choose(int number, long nowMs, long utcTicks)
    {
        lock (gate)
        {
            int i = IndexOf(number);
            failures[i] |= AskedMark;
            int refused = ReadRefused(i); // while no message is open
            reading.Choose(number, (failures[i] & ShortMark) != 0);
            if (!reading.IsShort) failures[i] = (byte)(failures[i] & ~ShortMark); // it has none
            WriteState(i, refused, true, nowMs, utcTicks);
            return refused;
        }
    }

    /// <summary>Who still has to get it.</summary>
    public int RecipientsOf(int number)
    {
        lock (gate) return recipients[IndexOf(number)];
    }

    /// <summary>Notes on flash that it was not sent after all, so it cannot have been delivered.</summary>
    public void NoteNotSent(int number, int refused, long nowMs, long utcTicks)
    {
        lock (gate) WriteState(IndexOf(number), refused, false, nowMs, utcTicks);
    }

    /// <summary>Its number of failures if it fails now too: several servers that defer it in one round count once.</summary>
    public int NextFailureOf(int number, long nowMs)
    {
        lock (gate)
        {
            return NextFailure(IndexOf(number), nowMs);
        }
    }

    /// <summary>How often it has failed.</summary>
    public int FailuresOf(int number)
    {
        lock (gate) return FailureCount(IndexOf(number));
    }

    /// <summary>From now on it is sent to each recipient separately: the server may object to one of them. Saved with the next state.</summary>
    public void SendOneByOne(int number)
    {
        lock (gate) failures[IndexOf(number)] |= OneByOneMark;
    }

    /// <summary>From now on it is sent without its attachment, if it has one. Saved with the next state.</summary>
    public void LeaveOutAttachment(int number)
    {
        lock (gate) failures[IndexOf(number)] |= ShortMark;
    }

    /// <summary>True when it goes without its attachment.</summary>
    public bool IsShort(int number)
    {
        lock (gate) return (failures[IndexOf(number)] & ShortMark) != 0;
    }

    /// <summary>Another server is tried before it waits: until <see cref="EndRound"/> it stays due.</summary>
    public void OfferToOtherHosts(int number)
    {
        lock (gate) failures[IndexOf(number)] |= OtherHostMark;
    }

    /// <summary>Begins a connection: everything due may be tried on it.</summary>
    public void BeginConnection() => Unmark(OtherHostMark | LastingMask);

    /// <summary>All servers have been tried: what they refused waits.</summary>
    public void EndRound() => Unmark(LastingMask);

    /// <summary>Keeps it for those recipients who have not got it.</summary>
    /// <param name="number">The message.</param>
    /// <param name="to">Who they are.</param>
    /// <param name="later">Those of them whose server has put it off, until <paramref name="untilMs"/>; for the others it is due as before.</param>
    /// <param name="refused">Those of them whom a server has refused for good: noted, since once is not believed.</param>
    /// <param name="untilMs">When it is due for them, in milliseconds of uptime.</param>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    /// <param name="utcTicks">The clock.</param>
    public void Keep(int number, int to, int later, int refused, long untilMs, long nowMs, long utcTicks)
    {
        lock (gate)
        {
            int i = IndexOf(number);
            recipients[i] = to;
            if (later != 0)
            {
                failures[i] = (byte)((failures[i] & ~FailuresMask) | NextFailure(i, nowMs));
                putOff[i] = IsWaitOver(i, nowMs) ? later : putOff[i] | later;
                SetDue(i, untilMs);
            }

            WriteState(i, refused, false, nowMs, utcTicks);
        }
    }

    /// <summary>Messages that are due wait for a moment; with <see cref="UntilTurn"/>, for <see cref="EndPutOff"/> or a restart.</summary>
    /// <param name="first">The first of them, as an index in the order in which they came.</param>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    /// <param name="untilMs">The moment, on the same clock.</param>
    internal void PutOff(int first, long nowMs, long untilMs)
    {
        lock (gate)
        {
            if (IsHolding) return; // nothing else is taken until it is sent
            for (int i = first < 0 ? 0 : first; i < Count; i++)
            {
                if (AwakeOf(i, nowMs) == 0) continue;
                putOff[i] = recipients[i];
                SetDue(i, untilMs);
            }
        }
    }

    /// <summary>What was put off until its turn has it then.</summary>
    internal void EndPutOff(long turnMs)
    {
        lock (gate)
        {
            for (int i = 0; i < Count; i++)
            {
                if (putOff[i] != 0 && dueSeconds[i] == TurnSeconds) SetDue(i, turnMs);
            }
        }
    }

    private void Unmark(int mask)
    {
        lock (gate)
        {
            for (int i = 0; i < Count; i++) failures[i] = (byte)(failures[i] & mask);
        }
    }

    private int FailureCount(int i) => failures[i] & FailuresMask;

    private int NextFailure(int i, long nowMs)
    {
        int failed = FailureCount(i);
        return IsWaitOver(i, nowMs) && failed < FailuresMask ? failed + 1 : failed; // after the last step of the schedule its wait repeats
    }

    private long DueMs(int i) => (long)dueSeconds[i] * MillisecondsPerSecond;

    // Not before the time given.
    private void SetDue(int i, long ms) => dueSeconds[i] = (int)((ms + MillisecondsPerSecond - 1) / MillisecondsPerSecond);

    private bool IsWaitOver(int i, long nowMs) => putOff[i] == 0 || DueMs(i) <= nowMs;

    private int DueOf(int i, long nowMs) => (failures[i] & OtherHostMark) != 0 ? recipients[i] : AwakeOf(i, nowMs);

    private int AwakeOf(int i, long nowMs) => IsWaitOver(i, nowMs) ? recipients[i] : recipients[i] & ~putOff[i];

    // The recipients refused once are kept on flash only: an array for them would take 12 bytes of heap and four for each message that may wait.
    private int ReadRefused(int i) => generations[i] > 0 && states.TryRead(numbers[i], state) ? Record.GetInt(state, RefusedOffset) : 0;

    // A delay of less than 0 means that it is being sent: its outcome is unknown if the power fails now. Who is deferred is not
    // written: if it is due for anybody, a restart makes it due for all.
    private void WriteState(int i, int refused, bool sending, long nowMs, long utcTicks)
    {
        if (numbers[i] == reading.HeldNumber) return;
        long delayMs = AwakeOf(i, nowMs) == 0 ? DueMs(i) - nowMs : 0;
        if (generations[i] == ushort.MaxValue && states.Delete(numbers[i])) generations[i] = 0; // hundreds in an hour, for days
        Record.PutInt(state, 0, generations[i]);
        Record.PutInt(state, LeftOffset, recipients[i]);
        Record.PutInt(state, FailuresOffset, failures[i] & LastingMask);
        Record.PutInt(state, AgeOffset, (int)(nowMs / MillisecondsPerSecond) - bornSeconds[i]);
        Record.PutInt(state, DelayOffset, sending ? -1 : (int)(delayMs / MillisecondsPerSecond));
        Record.PutLong(state, WrittenOffset, utcTicks);
        Record.PutInt(state, RefusedOffset, refused & recipients[i]);
        if (states.Write(numbers[i], state)) generations[i]++;
    }
}
