// Triggers that a clock fires: every so often, or at a time of day. Time is an argument.

namespace DeviceMailer.Sensing;

/// <summary>Says which timed trigger is due.</summary>
public sealed class Timetable
{
    private const int MinutesPerDay = 1440;

    // A clock that went on by more between two looks was set: what it passed over has not been.
    private const int MaxPassedMinutes = 60;

    private readonly Trigger[] triggers;
    private readonly long[] nextMs;
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
        for (int i = 0; i < triggers.Length; i++) nextMs[i] = nowMs + triggers[i].EveryMs;
        at = triggers.Length;
    }

    /// <summary>A trigger that is due, as an index, each once; less than 0: none.</summary>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    /// <param name="localMinute">Minutes since local midnight; less than 0: the clock is not set, and no time of day comes.</param>
    public int TryTake(long nowMs, int localMinute)
    {
        if (at == triggers.Length)
        {
            fromMinute = lastMinute;
            lastMinute = localMinute;
            at = 0;
        }

        while (at < triggers.Length)
        {
            int trigger = at;
            at++;
            if (IsDue(trigger, nowMs)) return trigger;
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

    private bool IsDue(int trigger, long nowMs)
    {
        int every = triggers[trigger].EveryMs;
        if (every > 0 && nowMs >= nextMs[trigger])
        {
            nextMs[trigger] += (nowMs - nextMs[trigger]) / every * every + every; // what was missed is not made up for
            return true;
        }

        return triggers[trigger].AtMinute >= 0 && HasPassed(triggers[trigger].AtMinute);
    }

    private bool HasPassed(int minute)
    {
        if (fromMinute < 0 || lastMinute < 0) return false;
        int passed = (lastMinute - fromMinute + MinutesPerDay) % MinutesPerDay;
        int since = (minute - fromMinute + MinutesPerDay) % MinutesPerDay;
        return passed <= MaxPassedMinutes && since > 0 && since <= passed;
    }
}
