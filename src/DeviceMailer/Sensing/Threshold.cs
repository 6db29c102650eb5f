// An analogue value against its bounds: alarm when it has been outside for so long, all-clear when it has been back inside by so much for as long.
// Time is an argument; values are thousandths of their unit.

namespace DeviceMailer.Sensing;

/// <summary>Watches one value.</summary>
public sealed class Threshold
{
    private readonly Trigger trigger;
    private bool isAlarm;
    private bool isChanging;    // the value is on the other side, not yet for long enough
    private long changingSinceMs;

    /// <summary>Makes a threshold with a trigger's bounds.</summary>
    public Threshold(Trigger trigger) => this.trigger = trigger;

    /// <summary>Takes a value. True: it has just become an alarm, or an all-clear; which: <see cref="IsAlarm"/>.</summary>
    public bool Take(int milli, long nowMs)
    {
        bool other = isAlarm ? IsWellInside(milli) : IsOutside(milli);
        if (!other)
        {
            isChanging = false;
            return false;
        }

        if (!isChanging)
        {
            isChanging = true;
            changingSinceMs = nowMs;
        }

        if (nowMs - changingSinceMs < trigger.HoldMs) return false;
        isAlarm = !isAlarm;
        isChanging = false;
        return true;
    }

    /// <summary>True from alarm to all-clear.</summary>
    public bool IsAlarm => isAlarm;

    private bool IsOutside(int milli) =>
        (trigger.HasAbove && milli > trigger.AboveMilli) || (trigger.HasBelow && milli < trigger.BelowMilli);

    private bool IsWellInside(int milli) =>
        !(trigger.HasAbove && milli > trigger.AboveMilli - trigger.HysteresisMilli) && !(trigger.HasBelow && milli < trigger.BelowMilli + trigger.HysteresisMilli);
}
