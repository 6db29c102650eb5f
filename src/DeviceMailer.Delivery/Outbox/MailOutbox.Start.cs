// What happens to the outbox once, at the start: messages are found with their states, and leftovers of a power cut are deleted.

using System;

namespace DeviceMailer.Outbox;

public sealed partial class MailOutbox
{
    // Files that are looked at together: each takes 4 bytes, and each look lists the folder again.
    private const int PageFiles = 64;

    // A folder that could not be listed is retried this often, at once.
    private const int ListTries = 3;

    /// <summary>Finds what is on flash. Once, at the start, before the book is opened.</summary>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    /// <param name="utcTicks">A clock, in ticks of 100 ns, that goes on while the device is off: it tells for how long that was, where it was set then and now.</param>
    /// <param name="boot">The number of this start: it keeps numbers apart where the folder cannot be listed.</param>
    public void Open(long nowMs, long utcTicks, int boot = 0)
    {
        int[] page = new int[PageFiles];
        DeleteAll(OutboxFile.Draft, page);
        Forget(page);
        int found = ListMessages(0, page);
        while (found > 0)
        {
            for (int i = 0; i < found; i++) Find(page[i], nowMs, utcTicks);
            found = found < page.Length ? 0 : ListMessages(page[found - 1], page);
        }

        IsUnlisted = found < 0;
        IsFlashBad = IsUnlisted;
        if (IsUnlisted && lastNumber < FirstUnlisted) lastNumber = FirstUnlisted;
        if (IsUnlisted && lastNumber == FirstUnlisted) lastNumber += (boot & MaxStarts) * NumbersPerStart;
        DeleteStates(OutboxFile.EvenState, page);
        DeleteStates(OutboxFile.OddState, page);
    }

    private int ListMessages(int above, int[] page)
    {
        int found = files.List(OutboxFile.Message, above, page);
        for (int i = 1; i < ListTries && found < 0; i++) found = files.List(OutboxFile.Message, above, page);
        return found;
    }

    private void Find(int number, long nowMs, long utcTicks)
    {
        if (Count == numbers.Length)
        {
            lastNumber = number; // the limit was lowered: it waits for another start
            return;
        }

        int size = SizeOf(number);
        if (size < 0) size = SizeOf(number); // a read may fail once
        if (size < 0)
        {
            SetAside(number);
            return;
        }

        lastNumber = number;
        files.Open(OutboxFile.Message, number);
        bool placed = MessageFile.TryPlace(files, number, block, crc, Book);
        files.Close();
        if (!placed) return; // it waits for a start at which its recipients' places are free
        ReadState(Count, number, nowMs, utcTicks);
        if (recipients[Count] == 0 && files.Delete(OutboxFile.Message, number)) return; // delivered to everybody, but could not be deleted then
        if (recipients[Count] == 0) return;
        numbers[Count] = number;
        sizes[Count] = UnitsOf(size);
        Bytes += sizes[Count] * SizeUnit;
        Count++;
    }

    // Of its content; less than 0: what stands in front of that is not whole.
    private int SizeOf(int number)
    {
        int size = files.Open(OutboxFile.Message, number);
        int front = MessageFile.ReadToContent(files, number, block, crc);
        files.Close();
        return front < 0 ? -1 : size - front - MessageFile.CheckBytes;
    }

    // Uptime starts again with the device; the state says how old the message was, and when.
    private void ReadState(int i, int number, long nowMs, long utcTicks)
    {
        recipients[i] = Record.GetInt(block, MessageFile.RecipientsOffset);
        putOff[i] = 0;
        failures[i] = 0;
        generations[i] = 0;
        long sinceMs = (utcTicks - Record.GetLong(block, MessageFile.TimeOffset)) / TimeSpan.TicksPerMillisecond; // one that was never tried has its header only
        bornSeconds[i] = (int)((sinceMs >= 0 && sinceMs <= NotifierLimits.MaxOffMs ? nowMs - sinceMs : nowMs) / MillisecondsPerSecond);
        SetDue(i, nowMs);
        if (!states.TryRead(number, state)) return;

        generations[i] = (ushort)Record.GetInt(state, 0);
        recipients[i] = Record.GetInt(state, LeftOffset);
        failures[i] = (byte)(Record.GetInt(state, FailuresOffset) & LastingMask);
        long offMs = (utcTicks - Record.GetLong(state, WrittenOffset)) / TimeSpan.TicksPerMillisecond;
        int delaySeconds = Record.GetInt(state, DelayOffset);
        long delayMs = (long)delaySeconds * MillisecondsPerSecond;
        bool clockRan = offMs >= 0 && offMs <= NotifierLimits.MaxOffMs; // else it was not set, then or now
        bornSeconds[i] = (int)((nowMs - (clockRan ? offMs : 0)) / MillisecondsPerSecond) - Record.GetInt(state, AgeOffset);
        if (clockRan && delayMs > offMs)
        {
            putOff[i] = recipients[i];
            SetDue(i, nowMs + delayMs - offMs);
        }

        if (delaySeconds < 0) MaybeDeliveredCount++;
    }

    // Each is looked at once, whether it can be deleted or not.
    private void DeleteAll(OutboxFile kind, int[] page)
    {
        for (int found = files.List(kind, 0, page); found > 0; found = files.List(kind, page[found - 1], page))
        {
            for (int i = 0; i < found; i++) files.Delete(kind, page[i]);
            if (found < page.Length) return;
        }
    }

    // Of the messages set aside, the newest are kept for inspection.
    private void Forget(int[] page)
    {
        for (int above = 0; ;)
        {
            int found = files.List(OutboxFile.Corrupt, above, page);
            for (int i = 0; i < found - NotifierLimits.MaxCorruptMessages; i++)
            {
                files.Delete(OutboxFile.Corrupt, page[i]);
                above = page[i];
            }

            if (found < page.Length) return;
        }
    }

    private void DeleteStates(OutboxFile kind, int[] page)
    {
        for (int found = files.List(kind, 0, page); found > 0; found = files.List(kind, page[found - 1], page))
        {
            for (int i = 0; i < found; i++)
            {
                bool hasMessage = files.Open(OutboxFile.Message, page[i]) >= 0; // those that wait for another start have one, too
                files.Close();
                if (!hasMessage && !files.Delete(kind, page[i]) && page[i] > lastNumber) lastNumber = page[i]; // no other message may have it
            }

            if (found < page.Length) return;
        }
    }
}
