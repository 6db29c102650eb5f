// Analogue triggers: each read every so often, scaled, and held against its bounds. Time is an argument.

namespace DeviceMailer.Sensing;

/// <summary>Samples the analogue inputs of all triggers that have one.</summary>
public sealed class AnalogTriggers
{
    private const int MillionthsPerThousandth = 1000;

    private readonly Trigger[] triggers;
    private readonly IAnalogInput[] inputs;
    private readonly Threshold[] thresholds;
    private readonly long[] nextMs;
    private int at;

    /// <summary>Makes them.</summary>
    /// <param name="triggers">All triggers.</param>
    /// <param name="inputs">The input of each; null: it has none.</param>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    public AnalogTriggers(Trigger[] triggers, IAnalogInput[] inputs, long nowMs)
    {
        this.triggers = triggers;
        this.inputs = inputs;
        thresholds = new Threshold[triggers.Length];
        nextMs = new long[triggers.Length];
        for (int i = 0; i < triggers.Length; i++)
        {
            if (inputs[i] != null) thresholds[i] = new Threshold(triggers[i]);
            nextMs[i] = nowMs;
        }
    }

    /// <summary>The trigger that fired last, as an index: the all-clear's where there is one for it.</summary>
    public int Trigger { get; private set; }

    /// <summary>The value at which it fired, in thousandths of its unit.</summary>
    public int Milli { get; private set; }

    /// <summary>Samples what is due. True: a trigger has fired; call again for the next.</summary>
    public bool TryTake(long nowMs)
    {
        for (; at < triggers.Length; at++)
        {
            if (inputs[at] == null || nowMs < nextMs[at]) continue;
            nextMs[at] = nowMs + triggers[at].SampleMs;
            int milli = Scale(triggers[at], inputs[at].Read());
            if (!thresholds[at].Take(milli, nowMs)) continue;
            bool alarm = thresholds[at].IsAlarm;
            if (!alarm && triggers[at].ClearIndex < 0) continue;
            Trigger = alarm ? at : triggers[at].ClearIndex;
            Milli = milli;
            at++;
            return true;
        }

        at = 0;
        return false;
    }

    /// <summary>How long nothing is to be sampled, in milliseconds, at most <paramref name="mostMs"/>.</summary>
    public int WaitMs(long nowMs, int mostMs)
    {
        long wait = mostMs;
        for (int i = 0; i < triggers.Length; i++)
        {
            if (inputs[i] != null && nextMs[i] - nowMs < wait) wait = nextMs[i] - nowMs;
        }

        return wait < 0 ? 0 : (int)wait;
    }

    private static int Scale(Trigger trigger, int reading) =>
        (int)((long)reading * trigger.ScaleMillionths / MillionthsPerThousandth) + trigger.OffsetMilli;
}
