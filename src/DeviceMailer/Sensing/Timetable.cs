// Triggers that a clock fires: every so often, or at a time of day. Time is an argument.

using DeviceMailer.Outbox;
using DeviceMailer.Reports;

namespace DeviceMailer.Sensing;

/// <summary>Says which timed trigger is due.</summary>
public sealed class Timetable
{
    private const int MinutesPerDay = 1440;

    // A clock that went on by more than this beyond uptime between two looks was set: what it passed over has not been. One that went back by no more
    // comes to the same minutes again, which have been. So what a change of time passes over comes right after it, and what comes twice comes once: no
    // change is of more than two hours (Antarctica/Troll), and a minute may have begun between two looks.
    private const int MaxPassedMinutes = 121;

    private const int MillisecondsPerMinute = 60000;

    private readonly Trigger[] triggers;
    private readonly long[] nextMs;
    private long lastMs;             // uptime at the last look
    private int allowedMinutes;     // how far the clock may have gone on since the one before
    private int lastMinute = -1;
    private int fromMinute = -1;    // the minutes behind this, up to the last one, are being looked at
    private int at;                 // the trigger that is looked at next

    /// <summary>Makes a timetable.</summary>
    /// <param name="triggers">All triggers; those without a time are never due.</param>
    /// <param name="nowMs">Uptime in milliseconds: what comes every so often comes so long after this first.</param>
    public Timetable(Trigger[] triggers, long nowMs)
    {
        this.triggers = triggers;
        nextMs = new long[triggers.Length];
        lastMs = nowMs;
        for (int i = 0; i < triggers.Length; i++) nextMs[i] = nowMs + triggers[i].EveryMs;
        at = triggers.Length;
    }

    /// <summary>A trigger that is due, as an index, each once; less than 0: none.</summary>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    /// <param name="localMinute">Minutes of local time since 2000; less than 0: the clock is not set, and no time of day comes.</param>
    public int TryTake(long nowMs, int localMinute)
    {
        if (at == triggers.Length)
        {
            fromMinute = lastMinute;
            allowedMinutes = MaxPassedMinutes + (int)((nowMs - lastMs) / MillisecondsPerMinute);
            lastMs = nowMs;
            int minute = localMinute < 0 ? localMinute : localMinute % MinutesPerDay;
            if (!WentBack(minute)) lastMinute = minute;
            at = 0;
        }

        while (at < triggers.Length)
        {
            int trigger = at;
            at++;
            if (IsDue(trigger, nowMs, localMinute)) return trigger;
        }

        return -1;
    }

    /// <summary>How long nothing is due, in milliseconds, at most <paramref name="mostMs"/>, which is a minute or less where times of day are wanted.</summary>
    public int WaitMs(long nowMs, int mostMs)
    {
        long wait = mostMs;
        for (int i = 0; i < triggers.Length; i++)
        {
            if (triggers[i].EveryMs > 0 && nextMs[i] - nowMs < wait) wait = nextMs[i] - nowMs;
        }

        return wait < 0 ? 0 : (int)wait;
    }

    /// <summary>How long it is until the next time of day that is wanted, in milliseconds, at most <paramref name="mostMs"/>.</summary>
    /// <param name="localMinute">Minutes of local time since 2000; less than 0: the clock is not set, and no time of day comes.</param>
    /// <param name="mostMs">At most so long.</param>
    public int UntilTimeOfDayMs(int localMinute, int mostMs)
    {
        int wait = mostMs;
        for (int i = 0; i < triggers.Length && localMinute >= 0; i++)
        {
            if (triggers[i].AtMinute < 0) continue;
            int minutes = (triggers[i].AtMinute - localMinute % MinutesPerDay - 1 + MinutesPerDay) % MinutesPerDay + 1; // this minute's has come already
            if (minutes * MillisecondsPerMinute < wait) wait = minutes * MillisecondsPerMinute;
        }

        return wait;
    }

    /// <summary>Carries what comes next.</summary>
    /// <param name="carrier">Where to or from.</param>
    /// <param name="withMinutes">True: through a sleep, which may pass over times of day.</param>
    public void Carry(Carrier carrier, bool withMinutes)
    {
        if (withMinutes)
        {
            lastMinute = carrier.Carry(lastMinute);
            lastMs = carrier.Carry(lastMs);
        }

        for (int i = 0; i < nextMs.Length && !triggers[i].IsAskedFor; i++) nextMs[i] = carrier.Carry(nextMs[i]);
    }

    /// <summary>Moves what was carried to another clock of uptime; nothing comes later than the time between two of it, which may be another one by now.</summary>
    internal void Shift(long shiftMs, long nowMs)
    {
        for (int i = 0; i < nextMs.Length; i++)
        {
            nextMs[i] += shiftMs;
            if (nextMs[i] > nowMs + triggers[i].EveryMs) nextMs[i] = nowMs + triggers[i].EveryMs;
        }
    }

    // A clock that was set back a little comes to these minutes again: what was due in them does not.
    private bool WentBack(int localMinute)
    {
        if (localMinute < 0 || lastMinute < 0) return false;
        int passed = (localMinute - lastMinute + MinutesPerDay) % MinutesPerDay;
        return passed > allowedMinutes && MinutesPerDay - passed <= MaxPassedMinutes;
    }

    private bool IsDue(int trigger, long nowMs, int localMinute)
    {
        int every = triggers[trigger].EveryMs;
        if (every > 0 && nowMs >= nextMs[trigger])
        {
            nextMs[trigger] += (nowMs - nextMs[trigger]) / every * every + every; // what was missed is not made up for
            return true;
        }

        int at = triggers[trigger].AtMinute;
        if (at < 0 || !HasPassed(at)) return false;
        int day = localMinute / MinutesPerDay;
        return ReportDays.Contains(triggers[trigger].Days, at <= localMinute % MinutesPerDay ? day : day - 1);
    }

    private bool HasPassed(int minute)
    {
        if (fromMinute < 0 || lastMinute < 0) return false;
        int passed = (lastMinute - fromMinute + MinutesPerDay) % MinutesPerDay;
        int since = (minute - fromMinute + MinutesPerDay) % MinutesPerDay;
        return passed <= allowedMinutes && since > 0 && since <= passed;
    }
}
