// Between events and mails: one mail for a burst, no more mails than allowed for a trigger and for the device, none at night unless it is urgent.
// The device's own notices wait here as well, behind the triggers: they have no trigger.
// Guarantees that no event is dropped: what may not be mailed yet is counted, and goes with the next mail of its trigger.

using System;
using DeviceMailer.Outbox;
using DeviceMailer.Sensing;
using DeviceMailer.Zones;

namespace DeviceMailer.Alerts;

/// <summary>Decides when events become mails. Time is an argument.</summary>
public sealed class AlertGate
{
    /// <summary>Minutes of a day.</summary>
    public const int MinutesPerDay = 1440;

    // What is carried of each trigger: events that wait, value, first and last time, not before.
    private const int CarriedBytes = 2 * Record.IntBytes + 3 * Record.LongBytes;

    private const int MaxDoublings = 5; // of an hour: more than a day
    private const int MillisecondsPerHour = 3600000;
    private const int MillisecondsPerMinute = 60000;

    private readonly Trigger[] triggers;
    private readonly QuietHours quiet;
    private readonly int msPerMail;     // how long it takes until one more mail is allowed for the device; those of an hour can be saved up
    private readonly int[] counts;      // events that wait, of each trigger
    private readonly int[] values;      // the last one's; of notices how many mails of their own there were
    private readonly long[] firstTicks;
    private readonly long[] lastTicks;
    private readonly long[] notBeforeMs;
    private long spentMs;               // the device's mails are paid until here
    private long unsetTicks;            // what the clock was ahead of uptime while it was unset; 0: it never was

    /// <summary>Makes a gate.</summary>
    /// <param name="triggers">The triggers, each with its interval and priority.</param>
    /// <param name="mailsPerHour">Mails of the device in an hour, 1 or more; as many may go at once after an hour of silence.</param>
    /// <param name="quiet">When only urgent alerts are mailed.</param>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    public AlertGate(Trigger[] triggers, int mailsPerHour, QuietHours quiet, long nowMs)
    {
        this.triggers = triggers;
        this.quiet = quiet;
        msPerMail = MillisecondsPerHour / mailsPerHour;
        spentMs = nowMs - MillisecondsPerHour;
        int size = triggers.Length + 1;
        counts = new int[size];
        values = new int[size];
        firstTicks = new long[size];
        lastTicks = new long[size];
        notBeforeMs = new long[size];
    }

    /// <summary>The trigger of the alert taken last, as an index; the one behind the last: it is a notice.</summary>
    public int Trigger { get; private set; }

    /// <summary>What was measured at its last event, in thousandths.</summary>
    public int Value { get; private set; }

    /// <summary>How many events it stands for.</summary>
    public int Count { get; private set; }

    /// <summary>When the first of them was, in ticks of 100 ns, UTC.</summary>
    public long FirstTicks { get; private set; }

    /// <summary>When the last of them was.</summary>
    public long LastTicks { get; private set; }

    /// <summary>True when a start or a clock made the alert taken last, which all devices of a fleet have at the same time, or it is a notice.</summary>
    public bool IsOfAll => Trigger == triggers.Length || triggers[Trigger].IsTimed;

    /// <summary>The alarms that are told of each event; null: nobody watches any.</summary>
    public Alarms Alarms { get; internal set; }

    /// <summary>Notes an event.</summary>
    public void Add(int trigger, int value, long utcTicks)
    {
        if (Alarms != null && !Alarms.Take(trigger, value)) return;
        if (counts[trigger] == 0) firstTicks[trigger] = BeganAt(trigger, utcTicks);
        if (counts[trigger] < int.MaxValue) counts[trigger]++;
        values[trigger] = value;
        lastTicks[trigger] = utcTicks;
    }

    /// <summary>Says when what waits of a trigger has begun, which may be before its event.</summary>
    internal void BeginAt(int trigger, long utcTicks) => firstTicks[trigger] = utcTicks;

    /// <summary>Notes the start of the device for the triggers that fire at it; what waits from an earlier start began earlier.</summary>
    /// <param name="aliveTicks">When it was known to be on before, in ticks of 100 ns, UTC; 0: nobody knows.</param>
    /// <param name="utcTicks">The clock.</param>
    public void AddStart(long aliveTicks, long utcTicks)
    {
        for (int i = 0; i < triggers.Length; i++)
        {
            if (!triggers[i].IsAtBoot) continue;
            bool isFirst = counts[i] == 0;
            Add(i, 0, utcTicks);
            if (isFirst) firstTicks[i] = aliveTicks;
        }
    }

    /// <summary>True when a trigger fires at a start, and so may tell how long there was no power.</summary>
    internal bool TellsStarts
    {
        get
        {
            bool tells = false;
            for (int i = 0; i < triggers.Length; i++) tells |= triggers[i].IsAtBoot;
            return tells;
        }
    }

    /// <summary>Forgets what waits of a trigger: it is no longer true.</summary>
    internal void Withdraw(int trigger) => counts[trigger] = 0;

    /// <summary>Says whether there is something to be told that no mail has taken along. After a time it goes in a mail of its own.</summary>
    public void SetNotice(bool isPending, long nowMs, long utcTicks)
    {
        int notice = triggers.Length;
        if (counts[notice] > 0 == isPending) return;
        counts[notice] = 0;
        if (!isPending) return;
        if (nowMs - notBeforeMs[notice] > NotifierLimits.MaxNoticeWaitMs) values[notice] = 0;
        Add(notice, values[notice], utcTicks);
        long waitMs = (long)NotifierLimits.NoticeWaitMs << values[notice];
        notBeforeMs[notice] = nowMs + (waitMs < NotifierLimits.MaxNoticeWaitMs ? waitMs : NotifierLimits.MaxNoticeWaitMs);
    }

    /// <summary>Events that came while the clock was unset get their time when it is set: how long ago they were is known.</summary>
    public void Date(long utcTicks, long nowMs)
    {
        long aheadTicks = utcTicks - nowMs * TimeSpan.TicksPerMillisecond;
        if (!LocalTime.IsPlausible(utcTicks)) unsetTicks = aheadTicks;
        else if (unsetTicks != 0) DateAll(aheadTicks - unsetTicks);
    }

    /// <summary>Takes an alert that may be mailed now.</summary>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    /// <param name="localMinute">Minutes since local midnight; less than 0: the clock is not set, and nothing is quiet.</param>
    public bool TryTake(long nowMs, int localMinute)
    {
        if (nowMs - spentMs > MillisecondsPerHour) spentMs = nowMs - MillisecondsPerHour;
        if (nowMs < spentMs + msPerMail) return false;
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] == 0 || nowMs < notBeforeMs[i] || IsHeld(i, localMinute)) continue;
            Trigger = i;
            Value = values[i];
            Count = counts[i];
            FirstTicks = firstTicks[i];
            LastTicks = lastTicks[i];
            counts[i] = 0;
            notBeforeMs[i] = nowMs + IntervalOf(i);
            if (i == triggers.Length && values[i] < MaxDoublings) values[i]++;
            spentMs += msPerMail;
            return true;
        }

        return false;
    }

    /// <summary>How long nothing can be taken unless an event comes, in milliseconds, at most <paramref name="mostMs"/>.</summary>
    public int WaitMs(long nowMs, int localMinute, int mostMs)
    {
        long wait = mostMs;
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] == 0) continue;
            long until = notBeforeMs[i] - nowMs;
            if (until < spentMs + msPerMail - nowMs) until = spentMs + msPerMail - nowMs;
            if (IsHeld(i, localMinute))
            {
                long quietMs = (long)quiet.MinutesLeft(localMinute % MinutesPerDay) * MillisecondsPerMinute;
                if (until < quietMs) until = quietMs;
            }

            if (until < wait) wait = until;
        }

        return wait < 0 ? 0 : (int)wait;
    }

    /// <summary>Gives back the events of the alert taken last, which was not kept after all.</summary>
    internal void GiveBack()
    {
        if (Trigger < 0) return; // a test mail, which is asked for again
        if (counts[Trigger] == 0) lastTicks[Trigger] = LastTicks;
        if (counts[Trigger] == 0) values[Trigger] = Value;
        firstTicks[Trigger] = FirstTicks;
        counts[Trigger] += Count;
        notBeforeMs[Trigger] = 0;
    }

    /// <summary>Carries what waits, and until when, and the alert taken last.</summary>
    public void Carry(Carrier carrier)
    {
        spentMs = carrier.Carry(spentMs);
        for (int i = 0; i < counts.Length; i++)
        {
            if (IsLeftOut(i)) continue;
            counts[i] = carrier.Carry(counts[i]);
            values[i] = carrier.Carry(values[i]);
            firstTicks[i] = carrier.Carry(firstTicks[i]);
            lastTicks[i] = carrier.Carry(lastTicks[i]);
            notBeforeMs[i] = carrier.Carry(notBeforeMs[i]);
        }

        int place = carrier.Carry(PlaceOf(Trigger));
        Trigger = IsLeftOut(place) ? triggers.Length : place;
        Count = carrier.Carry(Count);
        Value = carrier.Carry(Value);
        FirstTicks = carrier.Carry(FirstTicks);
        LastTicks = carrier.Carry(LastTicks);
        if (Alarms != null) Alarms.Carry(carrier);
    }

    /// <summary>Times of events that came while the clock was unset are forgotten: how long ago that is nobody knows.</summary>
    internal void ForgetUnsetTimes()
    {
        for (int i = 0; i < counts.Length; i++)
        {
            if (!LocalTime.IsPlausible(firstTicks[i])) firstTicks[i] = 0;
            if (!LocalTime.IsPlausible(lastTicks[i])) lastTicks[i] = 0;
        }
    }

    /// <summary>Moves what was carried to another clock of uptime; nothing is held for longer than its interval, which may be another one by now.</summary>
    internal void Shift(long shiftMs, long nowMs)
    {
        if (Alarms != null) Alarms.Shift(shiftMs);
        spentMs += shiftMs;
        if (spentMs > nowMs) spentMs = nowMs;
        for (int i = 0; i < counts.Length; i++)
        {
            notBeforeMs[i] += shiftMs;
            int mostMs = i < triggers.Length ? triggers[i].IntervalMs : NotifierLimits.MaxNoticeWaitMs;
            if (notBeforeMs[i] > nowMs + mostMs) notBeforeMs[i] = nowMs + mostMs;
        }
    }

    /// <summary>What may have waited for the end of quiet hours goes on waiting for so long: by then the clock is set, or there is none to be had.</summary>
    internal void WaitForClock(long untilMs)
    {
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0 && !quiet.IsNever && !IsUrgent(i) && notBeforeMs[i] < untilMs) notBeforeMs[i] = untilMs;
        }
    }

    /// <summary>How many events of a trigger wait in a record, whose gate begins at an offset.</summary>
    internal int CountIn(byte[] record, int offset, int trigger) => IsLeftOut(trigger) ? 0 : Record.GetInt(record, OffsetIn(offset, trigger));

    /// <summary>True when a trigger has events that wait, and none in the record.</summary>
    internal bool HasNew(byte[] record, int offset)
    {
        for (int i = 0; i < counts.Length; i++)
        {
            if (!IsLeftOut(i) && counts[i] > 0 && CountIn(record, offset, i) == 0) return true;
        }

        return false;
    }

    /// <summary>True when other events wait than in the record.</summary>
    internal bool HasMore(byte[] record, int offset)
    {
        for (int i = 0; i < counts.Length; i++)
        {
            if (!IsLeftOut(i) && counts[i] != CountIn(record, offset, i)) return true;
        }

        return false;
    }

    /// <summary>True when the record has something that holds mails back behind the time at which it was saved: that grows old.</summary>
    internal bool IsBoundIn(byte[] record, int offset, long savedMs)
    {
        bool isBound = Record.GetLong(record, offset) + MillisecondsPerHour > savedMs;
        for (int i = 0; i < counts.Length; i++) isBound |= !IsLeftOut(i) && Record.GetLong(record, OffsetIn(offset, i) + CarriedBytes - Record.LongBytes) > savedMs;
        return isBound;
    }

    // An all-clear began with its alarm, where both times are on the same clock.
    private long BeganAt(int trigger, long utcTicks)
    {
        for (int i = 0; i < triggers.Length; i++)
        {
            bool isKnown = triggers[i].ClearIndex == trigger && lastTicks[i] != 0 && LocalTime.IsPlausible(lastTicks[i]) == LocalTime.IsPlausible(utcTicks);
            if (isKnown) return lastTicks[i];
        }

        return utcTicks;
    }

    // What is carried has no test mail: the trigger in front of the notices.
    private bool IsLeftOut(int trigger) => trigger >= 0 && trigger < triggers.Length && triggers[trigger].IsAskedFor;

    private int PlaceOf(int trigger)
    {
        if (IsLeftOut(trigger)) return -1;
        return trigger > 0 && IsLeftOut(trigger - 1) ? trigger - 1 : trigger;
    }

    private int OffsetIn(int offset, int trigger) => offset + Record.LongBytes + PlaceOf(trigger) * CarriedBytes;

    private bool IsUrgent(int trigger) => trigger < triggers.Length && triggers[trigger].IsUrgent;

    private int IntervalOf(int trigger) => trigger < triggers.Length ? triggers[trigger].IntervalMs : 0;

    private void DateAll(long shiftTicks)
    {
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] == 0) continue;
            firstTicks[i] = Dated(firstTicks[i], shiftTicks);
            lastTicks[i] = Dated(lastTicks[i], shiftTicks);
        }
    }

    private static long Dated(long ticks, long shiftTicks) => ticks == 0 || LocalTime.IsPlausible(ticks) ? ticks : ticks + shiftTicks;

    private bool IsHeld(int trigger, int localMinute) =>
        !IsUrgent(trigger) && localMinute >= 0 && quiet.Contains(localMinute % MinutesPerDay);
}
