// The alarms that somebody wants to know to last: reminders and escalation are made of them, the light shows them, a press acknowledges them.
// There is none of it where no trigger asks for it. Time is an argument, but for events, which are now.

using System;
using DeviceMailer.Delivery;
using DeviceMailer.Outbox;
using DeviceMailer.Sensing;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Alerts;

/// <summary>The alarms of a device.</summary>
public sealed class Alarms
{
    private readonly Trigger[] triggers;
    private readonly MeasuredTriggers measured;
    private readonly AlertGate gate;
    private readonly IClock clock;
    private readonly Alarm[] alarms;    // of each trigger that is watched; else null
    private bool isResumed;             // what was carried through a reset is to be compared with what is
    private bool isStarted;
    private bool isUnsaved;             // a press changed something that no event tells

    private Alarms(Trigger[] triggers, MeasuredTriggers measured, AlertGate gate, IClock clock)
    {
        this.triggers = triggers;
        this.measured = measured;
        this.gate = gate;
        this.clock = clock;
        alarms = new Alarm[triggers.Length];
        for (int i = 0; i < alarms.Length; i++)
        {
            if (triggers[i].FollowUps != null && triggers[i].FollowUps.IsWatched) alarms[i] = new Alarm();
        }
    }

    /// <summary>Makes those that the settings ask for, and tells the gate of them; null: there are none.</summary>
    /// <param name="triggers">All triggers.</param>
    /// <param name="measured">What is measured.</param>
    /// <param name="gate">Takes reminders and escalation, and tells of each event.</param>
    /// <param name="clock">The time of events.</param>
    public static Alarms Of(Trigger[] triggers, MeasuredTriggers measured, AlertGate gate, IClock clock)
    {
        for (int i = 0; i < triggers.Length; i++)
        {
            FollowUps follow = triggers[i].FollowUps;
            if (follow == null || !(follow.IsWatched || follow.Acknowledges)) continue;
            gate.Alarms = new Alarms(triggers, measured, gate, clock);
            return gate.Alarms;
        }

        return null;
    }

    /// <summary>True when an output is on now.</summary>
    public bool IsOn(Output output) => output.IsOn(this, alarms.Length, clock.UptimeMs);

    /// <summary>How long an output stays as it is if nothing happens, in milliseconds, at most <paramref name="mostMs"/>.</summary>
    public int WaitMs(Output output, int mostMs) => output.WaitMs(this, alarms.Length, clock.UptimeMs, mostMs);

    /// <summary>The alarm of a trigger; null: nobody watches it.</summary>
    internal Alarm At(int trigger) => alarms[trigger];

    /// <summary>True while the light is to show one.</summary>
    public bool IsLit
    {
        get
        {
            for (int i = 0; i < alarms.Length; i++)
            {
                if (alarms[i] != null && alarms[i].IsOpen && triggers[i].FollowUps.IsLit) return true;
            }

            return false;
        }
    }

    /// <summary>Takes an event before it is mailed. False: it is a press that acknowledges, and there is nothing to be acknowledged.</summary>
    internal bool Take(int trigger, int value)
    {
        if (trigger >= alarms.Length) return true;
        if (alarms[trigger] != null) alarms[trigger].Begin(value, clock.UptimeMs, triggers[trigger].FollowUps.RemindMs);
        if (alarms[trigger] != null && !triggers[trigger].Lasts()) alarms[trigger].End();
        FollowUps follow = triggers[trigger].FollowUps;
        return follow == null || !follow.Acknowledges || Acknowledge();
    }

    /// <summary>Acknowledges all of them, as a press does: with a mail where a button is in the settings, else without one.</summary>
    public void AcknowledgeAll()
    {
        for (int i = 0; i < triggers.Length; i++)
        {
            if (triggers[i].FollowUps == null || !triggers[i].FollowUps.Acknowledges) continue;
            gate.Add(i, 0, clock.UtcTicks);
            return;
        }

        Acknowledge();
    }

    /// <summary>Ends what is over, and hands the gate what is due. Returns how long nothing is, in milliseconds, at most <paramref name="mostMs"/>.</summary>
    /// <param name="levels">The levels of the triggers' pins, a bit each by the trigger's index, a 1 for high.</param>
    /// <param name="mostMs">At most so long.</param>
    public int Step(long levels, int mostMs)
    {
        long nowMs = clock.UptimeMs;
        long waitMs = mostMs;
        for (int i = 0; i < alarms.Length; i++)
        {
            if (alarms[i] == null || !alarms[i].IsOn) continue;
            if (triggers[i].Measure != null && measured.TryValueOf(i, out int value)) alarms[i].Value = value;
            if (IsOver(i, levels)) End(i);
            if (!alarms[i].IsOpen) continue;
            Remind(i, nowMs);
            Escalate(i, nowMs);
            long untilMs = NextMs(i) - nowMs;
            if (untilMs < waitMs) waitMs = untilMs;
        }

        isResumed = false;
        isStarted = true;
        return (int)waitMs;
    }

    /// <summary>How long nothing is due, in milliseconds, at most <paramref name="mostMs"/>.</summary>
    public int WaitMs(long nowMs, int mostMs)
    {
        long waitMs = mostMs;
        for (int i = 0; i < alarms.Length; i++)
        {
            if (alarms[i] != null && alarms[i].IsOpen && NextMs(i) - nowMs < waitMs) waitMs = NextMs(i) - nowMs;
        }

        return waitMs < 0 ? 0 : (int)waitMs;
    }

    /// <summary>Who was told of the alarm for which a trigger speaks, beside those of the trigger itself: a bit for each recipient.</summary>
    /// <param name="trigger">The trigger that is about to be mailed.</param>
    /// <param name="recipients">The recipients of each trigger.</param>
    internal int ToldBeside(int trigger, int[] recipients)
    {
        int told = 0;
        bool acknowledges = trigger < triggers.Length && triggers[trigger].FollowUps != null && triggers[trigger].FollowUps.Acknowledges;
        for (int i = 0; i < alarms.Length; i++)
        {
            if (alarms[i] == null) continue;
            FollowUps follow = triggers[i].FollowUps;
            bool speaksFor = acknowledges ? alarms[i].Acknowledgement == Acknowledgement.Untold : trigger == follow.ClearIndex || trigger == follow.ReminderIndex;
            if (!speaksFor) continue;
            told |= recipients[i];
            for (int level = 0; level < alarms[i].Level; level++) told |= recipients[follow.EscalationIndex + level];
        }

        return told;
    }

    /// <summary>A mail was kept: where it says what was acknowledged, that is told.</summary>
    internal void SetTold(int trigger)
    {
        if (trigger >= triggers.Length || triggers[trigger].FollowUps == null || !triggers[trigger].FollowUps.Acknowledges) return;
        for (int i = 0; i < alarms.Length; i++)
        {
            if (alarms[i] != null && alarms[i].Acknowledgement == Acknowledgement.Untold) alarms[i].Acknowledgement = Acknowledgement.Told;
        }
    }

    /// <summary>Writes the names of what was acknowledged and is to be told: freezer, cellar.</summary>
    internal void WriteAcknowledged(OutputBuffer output, bool asHtml)
    {
        bool isFirst = true;
        for (int i = 0; i < alarms.Length; i++)
        {
            if (alarms[i] == null || alarms[i].Acknowledgement != Acknowledgement.Untold) continue;
            if (!isFirst) output.Write(Text.Comma);
            isFirst = false;
            AlertValues.WriteText(output, triggers[i].Name, asHtml);
        }
    }

    /// <summary>Carries them, behind what the gate carries.</summary>
    internal void Carry(Carrier carrier)
    {
        for (int i = 0; i < alarms.Length; i++)
        {
            if (alarms[i] == null) continue;
            alarms[i].Carry(carrier);
            if (carrier.IsRestoring) measured.Resume(i, alarms[i].IsOn);
        }
    }

    /// <summary>True when something has changed that must outlast a reset, asked once.</summary>
    internal bool TakeUnsaved()
    {
        bool was = isUnsaved;
        isUnsaved = false;
        return was;
    }

    /// <summary>Moves what was carried through a reset to another clock of uptime.</summary>
    internal void Shift(long shiftMs)
    {
        isResumed = !isStarted;
        for (int i = 0; i < alarms.Length; i++)
        {
            if (alarms[i] != null) alarms[i].Shift(shiftMs);
        }
    }

    private bool Acknowledge()
    {
        bool any = false;
        for (int i = 0; i < alarms.Length; i++)
        {
            if (alarms[i] == null || alarms[i].Acknowledgement != Acknowledgement.Missing) continue;
            any |= alarms[i].IsOn;
            alarms[i].Acknowledgement = alarms[i].IsOn ? Acknowledgement.Untold : Acknowledgement.Told;
            Withdraw(triggers[i].FollowUps);
            isUnsaved = true;
        }

        return any;
    }

    private bool IsOver(int trigger, long levels)
    {
        if (triggers[trigger].Measure != null) return !measured.IsAlarm(trigger);
        return !triggers[trigger].Contact.Matches((levels & (1L << trigger)) != 0);
    }

    // A pin's all-clear is an event, and nobody watched the pin during a reset.
    private void End(int trigger)
    {
        FollowUps follow = triggers[trigger].FollowUps;
        alarms[trigger].End();
        Withdraw(follow);
        if (isResumed && triggers[trigger].Measure == null && follow.ClearIndex >= 0) gate.Add(follow.ClearIndex, 0, clock.UtcTicks);
    }

    // What waits for the end of quiet hours, or for the limit, is no longer true.
    private void Withdraw(FollowUps follow)
    {
        if (follow.ReminderIndex >= 0) gate.Withdraw(follow.ReminderIndex);
        for (int level = 0; follow.EscalateMs != null && level < follow.EscalateMs.Length; level++) gate.Withdraw(follow.EscalationIndex + level);
    }

    // What was missed is not made up for.
    private void Remind(int trigger, long nowMs)
    {
        Alarm alarm = alarms[trigger];
        int everyMs = triggers[trigger].FollowUps.RemindMs;
        if (everyMs == 0 || nowMs < alarm.RemindMs) return;
        alarm.RemindMs += (nowMs - alarm.RemindMs) / everyMs * everyMs + everyMs;
        Add(triggers[trigger].FollowUps.ReminderIndex, trigger, nowMs);
    }

    private void Escalate(int trigger, long nowMs)
    {
        Alarm alarm = alarms[trigger];
        FollowUps follow = triggers[trigger].FollowUps;
        while (follow.EscalateMs != null && alarm.Level < follow.EscalateMs.Length && nowMs - alarm.SinceMs >= follow.EscalateMs[alarm.Level])
        {
            Add(follow.EscalationIndex + alarm.Level, trigger, nowMs);
            alarm.Level++;
        }
    }

    private void Add(int speaker, int trigger, long nowMs)
    {
        gate.Add(speaker, alarms[trigger].Value, clock.UtcTicks);
        gate.BeginAt(speaker, clock.UtcTicks - (nowMs - alarms[trigger].SinceMs) * TimeSpan.TicksPerMillisecond);
    }

    private long NextMs(int trigger)
    {
        Alarm alarm = alarms[trigger];
        FollowUps follow = triggers[trigger].FollowUps;
        long nextMs = follow.RemindMs > 0 ? alarm.RemindMs : long.MaxValue;
        if (follow.EscalateMs == null || alarm.Level == follow.EscalateMs.Length) return nextMs;
        long escalateMs = alarm.SinceMs + follow.EscalateMs[alarm.Level];
        return escalateMs < nextMs ? escalateMs : nextMs;
    }
}
