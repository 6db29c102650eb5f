// Measured triggers: each measured every so often, scaled, and compared with its limits. Time is an argument.
// A sensor that fails is logged once, reported when it has failed often, and then asked seldom: a held bus stops everything for a second.

using DeviceMailer.Log;
using DeviceMailer.Outbox;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Sensing;

/// <summary>Measures for all triggers that have a sensor.</summary>
public sealed class MeasuredTriggers
{
    private const int Millionths = 1000000;
    private const int Milli = 1000;
    private const byte Space = (byte)' ';

    // For failures: it has neither measured nor failed.
    private const int NothingYet = -1;

    private readonly Trigger[] triggers;
    private readonly ISensor[] sensors;
    private readonly EventLog log;
    private readonly Threshold[] thresholds;
    private readonly long[] nextMs;
    private readonly int[] failures; // without a success between them
    private int at;

    /// <summary>Makes them.</summary>
    /// <param name="triggers">All triggers.</param>
    /// <param name="sensors">The sensor of each; null: it has none.</param>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    /// <param name="log">Is told of sensors that fail.</param>
    public MeasuredTriggers(Trigger[] triggers, ISensor[] sensors, long nowMs, EventLog log)
    {
        this.triggers = triggers;
        this.sensors = sensors;
        this.log = log;
        thresholds = new Threshold[triggers.Length];
        nextMs = new long[triggers.Length];
        failures = new int[triggers.Length];
        for (int i = 0; i < triggers.Length; i++)
        {
            if (sensors[i] != null) thresholds[i] = new Threshold(triggers[i].Measure, nowMs);
            nextMs[i] = nowMs;
            failures[i] = sensors[i] != null && triggers[i].Measure.IsTold ? NothingYet : 0;
        }
    }

    /// <summary>The trigger that fired last, as an index: the all-clear's, or the one for a sensor that fails, where it is for these.</summary>
    public int Trigger { get; private set; }

    /// <summary>The value at which it fired, in thousandths of its unit; for a sensor that fails, how often it did.</summary>
    public int Value { get; private set; }

    /// <summary>True when a trigger measures something.</summary>
    internal bool Has(int trigger) => sensors[trigger] != null;

    /// <summary>Why a trigger has not measured the last time; null: it has.</summary>
    internal string ProblemOf(int trigger) => failures[trigger] > 0 ? sensors[trigger].Problem : null;

    /// <summary>True while the value of a trigger is outside its bounds.</summary>
    internal bool IsAlarm(int trigger) => thresholds[trigger].IsAlarm;

    /// <summary>The value that a trigger measured last, in thousandths of its unit. False: it has measured nothing yet.</summary>
    internal bool TryValueOf(int trigger, out int milli)
    {
        bool has = thresholds[trigger] != null && thresholds[trigger].Value != Threshold.NoValue;
        milli = has ? triggers[trigger].Measure.Rounded(thresholds[trigger].Value) : 0;
        return has;
    }

    /// <summary>Goes on with an alarm from before a reset, or with none. What is counted begins anew, so that nothing is known of it.</summary>
    internal void Resume(int trigger, bool isAlarm)
    {
        if (thresholds[trigger] == null) return;
        TriggerKind kind = triggers[trigger].Measure.Kind;
        if (kind != TriggerKind.Count && kind != TriggerKind.Silence) thresholds[trigger].Resume(isAlarm);
    }

    /// <summary>Measures what is due. True: a trigger has fired; call again for the next.</summary>
    public bool TryTake(long nowMs)
    {
        for (; at < triggers.Length; at++)
        {
            if (sensors[at] == null || nowMs < nextMs[at]) continue;
            nextMs[at] = nowMs + triggers[at].Measure.SampleMs;
            bool fired = sensors[at].TryMeasure(nowMs, out int milli) ? HasFired(milli, nowMs) : HasFailed(nowMs);
            if (!fired) continue;
            at++;
            return true;
        }

        at = 0;
        return false;
    }

    /// <summary>How long nothing is to be measured, in milliseconds, at most <paramref name="mostMs"/>.</summary>
    public int WaitMs(long nowMs, int mostMs)
    {
        long wait = mostMs;
        for (int i = 0; i < triggers.Length; i++)
        {
            if (sensors[i] != null && nextMs[i] - nowMs < wait) wait = nextMs[i] - nowMs;
        }

        return wait < 0 ? 0 : (int)wait;
    }

    /// <summary>Carries alarms, failures, and when is measured next, through a sleep.</summary>
    public void Carry(Carrier carrier)
    {
        for (int i = 0; i < triggers.Length; i++)
        {
            if (sensors[i] == null) continue;
            nextMs[i] = carrier.Carry(nextMs[i]);
            failures[i] = carrier.Carry(failures[i]);
            thresholds[i].Carry(carrier);
        }
    }

    private bool HasFired(int reading, long nowMs)
    {
        if (failures[at] > 0) ReportReturn();
        int milli = Scale(triggers[at].Measure, reading);
        if (failures[at] < 0) ReportFirst(milli);
        if (!thresholds[at].Take(milli, nowMs)) return false;
        bool alarm = thresholds[at].IsAlarm;
        if (!alarm && triggers[at].ClearIndex < 0) return false;
        Trigger = alarm ? at : triggers[at].ClearIndex;
        Value = triggers[at].Measure.Rounded(milli);
        return true;
    }

    // Failed, or not measured yet.
    private bool HasFailed(long nowMs)
    {
        if (sensors[at].Problem == null)
        {
            nextMs[at] = nowMs + NotifierLimits.StillMeasuringMs;
            return false;
        }

        if (failures[at] < 0) failures[at] = 0;
        if (failures[at] < int.MaxValue / Milli) failures[at]++;
        if (failures[at] == 1) ReportProblem();
        if (failures[at] < NotifierLimits.MaxSensorFailures) return false;
        if (nextMs[at] < nowMs + NotifierLimits.FailedSensorMs) nextMs[at] = nowMs + NotifierLimits.FailedSensorMs;
        if (failures[at] > NotifierLimits.MaxSensorFailures) return false;
        Trigger = triggers[at].FaultIndex;
        Value = failures[at] * Milli;
        return true;
    }

    private void ReportProblem()
    {
        OutputBuffer line = log.Begin(Text.Sensor);
        line.Write(triggers[at].Name);
        EventLog.WriteSeparator(line);
        line.WriteWord(sensors[at].Problem);
        log.End();
    }

    // What it measures, so that the log shows at once whether the wiring and the settings are right.
    private void ReportFirst(int milli)
    {
        OutputBuffer line = log.Begin(Text.Sensor);
        line.Write(triggers[at].Name);
        EventLog.WriteSeparator(line);
        Thousandths.Write(line, triggers[at].Measure.Rounded(milli));
        line.WriteByte(Space);
        line.Write(triggers[at].Unit);
        log.End();
        failures[at] = 0;
    }

    private void ReportReturn()
    {
        OutputBuffer line = log.Begin(Text.Sensor);
        line.Write(triggers[at].Name);
        line.Write(Text.MeasuresAgain);
        line.WriteDecimal(failures[at]);
        log.End();
        failures[at] = 0;
    }

    // Within the numbers that settings may have for bounds, twice over: anything larger is cut, and is outside anyhow.
    internal static int Scale(Measure measure, int reading)
    {
        long milli = (long)reading * measure.ScaleMillionths / Millionths + measure.OffsetMilli;
        if (milli > int.MaxValue - 1) return int.MaxValue - 1;
        return milli < int.MinValue + 1 ? int.MinValue + 1 : (int)milli;
    }
}
