// What is done with the outbox once, at the start: messages are found again with their states, and what a power cut left is cleared away.

using System;

namespace DeviceMailer.Outbox;

public sealed partial class MailOutbox
{
    /// <summary>Finds what is on flash. Once, at the start.</summary>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    /// <param name="utcTicks">A clock, in ticks of 100 ns, that goes on while the device is off: it tells for how long that was, where it was set then and now.</param>
    public void Open(long nowMs, long utcTicks)
    {
        DeleteAll(OutboxFile.Draft);
        Forget(OutboxFile.Corrupt);
        int[] all = new int[NotifierLimits.MaxOutboxMessages];
        int found = files.List(OutboxFile.Message, all);
        Sort(all, found);
        for (int i = 0; i < found; i++)
        {
            int number = all[i];
            lastNumber = number;
            if (Count == maxMessages) continue; // fewer are allowed than before: it waits for another start
            int size = files.Open(OutboxFile.Message, number) - HeaderBytes - TrailerBytes;
            bool whole = size >= 0 && Record.ReadWhole(files, block, HeaderBytes) && IsHeader(block, number);
            files.Close();
            if (!whole)
            {
                SetAside(number);
                continue;
            }

            numbers[Count] = number;
            sizes[Count] = size;
            Bytes += size;
            ReadState(Count, Record.GetInt(block, RecipientsOffset), nowMs, utcTicks);
            Count++;
        }

        DeleteStatesWithoutMessage();
    }

    // What has been counted on the clock of uptime starts anew with the device; the state says how much it was, and when.
    private void ReadState(int i, int to, long nowMs, long utcTicks)
    {
        recipients[i] = to;
        putOff[i] = 0;
        failures[i] = 0;
        generations[i] = 0;
        long sinceMs = (utcTicks - Record.GetLong(block, TimeOffset)) / TimeSpan.TicksPerMillisecond; // one that was never tried has its header only
        bornMs[i] = sinceMs >= 0 && sinceMs <= NotifierLimits.MaxOffMs ? nowMs - sinceMs : nowMs;
        dueMs[i] = nowMs;
        if (!states.TryRead(numbers[i], state)) return;

        generations[i] = Record.GetInt(state, 0);
        recipients[i] = Record.GetInt(state, LeftOffset);
        failures[i] = (byte)Record.GetInt(state, FailuresOffset);
        long offMs = (utcTicks - Record.GetLong(state, WrittenOffset)) / TimeSpan.TicksPerMillisecond;
        int delaySeconds = Record.GetInt(state, DelayOffset);
        long delayMs = (long)delaySeconds * MillisecondsPerSecond;
        bool clockRan = offMs >= 0 && offMs <= NotifierLimits.MaxOffMs; // else it was not set, then or now
        bornMs[i] = nowMs - (long)Record.GetInt(state, AgeOffset) * MillisecondsPerSecond - (clockRan ? offMs : 0);
        if (clockRan && delayMs > offMs)
        {
            putOff[i] = recipients[i];
            dueMs[i] = nowMs + delayMs - offMs;
        }

        if (delaySeconds < 0) MaybeDeliveredCount++;
    }

    private void DeleteAll(OutboxFile kind)
    {
        int[] some = new int[1];
        for (int found = files.List(kind, some); found > 0; found--)
        {
            if (some[0] > lastNumber) lastNumber = some[0];
            files.Delete(kind, some[0]);
            files.List(kind, some);
        }
    }

    // Of what was set aside the newest are kept for whoever looks into it.
    private void Forget(OutboxFile kind)
    {
        int[] some = new int[NotifierLimits.MaxCorruptMessages + 1];
        while (files.List(kind, some) > NotifierLimits.MaxCorruptMessages)
        {
            Sort(some, some.Length);
            files.Delete(kind, some[0]);
        }
    }

    private void DeleteStatesWithoutMessage()
    {
        DeleteStates(OutboxFile.EvenState);
        DeleteStates(OutboxFile.OddState);
    }

    private void DeleteStates(OutboxFile kind)
    {
        int[] some = new int[2 * NotifierLimits.MaxOutboxMessages];
        int found = files.List(kind, some);
        for (int i = 0; i < found && i < some.Length; i++)
        {
            bool hasMessage = files.Open(OutboxFile.Message, some[i]) >= 0; // those that wait for another start have one, too
            files.Close();
            if (!hasMessage) files.Delete(kind, some[i]);
        }
    }

    // Insertion: a few, mostly in order, once at the start.
    private static void Sort(int[] values, int count)
    {
        for (int i = 1; i < count; i++)
        {
            int value = values[i];
            int at = i;
            for (; at > 0 && values[at - 1] > value; at--) values[at] = values[at - 1];
            values[at] = value;
        }
    }
}
