// A measured value against its bounds: alarm when it has been outside for so long, all-clear when it has been back inside by so much for as long.
// Time is an argument; values are thousandths of their unit.

using DeviceMailer.Outbox;

namespace DeviceMailer.Sensing;

/// <summary>Watches one value.</summary>
public sealed class Threshold
{
    /// <summary>For <see cref="Value"/>: it has taken none.</summary>
    internal const int NoValue = int.MinValue;

    private readonly Measure measure;
    private readonly long belowFromMs; // what is counted is too little only when it could have been enough
    private bool isAlarm;
    private bool isChanging;    // the value is on the other side, not yet for long enough
    private long changingSinceMs;
    private int value = NoValue;

    /// <summary>Makes a threshold.</summary>
    /// <param name="measure">Its bounds.</param>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    public Threshold(Measure measure, long nowMs)
    {
        this.measure = measure;
        belowFromMs = nowMs + measure.WindowMs;
    }

    /// <summary>Takes a value. True: it has just become an alarm, or an all-clear; which: <see cref="IsAlarm"/>.</summary>
    public bool Take(int milli, long nowMs)
    {
        value = milli;
        bool other = isAlarm ? IsWellInside(milli) : IsOutside(milli, nowMs);
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

        if (nowMs - changingSinceMs < measure.HoldMs) return false;
        isAlarm = !isAlarm;
        isChanging = false;
        return true;
    }

    /// <summary>True from alarm to all-clear.</summary>
    public bool IsAlarm => isAlarm;

    /// <summary>The value that it took last.</summary>
    internal int Value => value;

    /// <summary>Goes on with an alarm, or with none.</summary>
    internal void Resume(bool alarm) => isAlarm = alarm;

    /// <summary>Carries it through a sleep.</summary>
    internal void Carry(Carrier carrier)
    {
        isAlarm = carrier.Carry(isAlarm);
        isChanging = carrier.Carry(isChanging);
        changingSinceMs = carrier.Carry(changingSinceMs);
        value = carrier.Carry(value);
    }

    private bool IsOutside(int milli, long nowMs) => milli > measure.AboveMilli || (milli < measure.BelowMilli && nowMs >= belowFromMs);

    // As long numbers: a bound that is none has no room for a hysteresis.
    private bool IsWellInside(int milli) =>
        milli <= (measure.AboveMilli == Measure.NoUpperBound ? Measure.NoUpperBound : (long)measure.AboveMilli - measure.HysteresisMilli)
        && milli >= (measure.BelowMilli == Measure.NoLowerBound ? Measure.NoLowerBound : (long)measure.BelowMilli + measure.HysteresisMilli);
}
