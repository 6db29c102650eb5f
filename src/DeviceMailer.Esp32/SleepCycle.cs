// Life in sleep mode: a start finds out what has happened, the outbox is emptied as far as the budget goes, and the device sleeps until a pin changes
// or something is due. Each wake is a start: what must outlast a sleep is in the CarriedRecord.

using System;
using DeviceMailer.Alerts;
using DeviceMailer.DeepSleep;
using DeviceMailer.Health;
using DeviceMailer.History;
using DeviceMailer.Log;
using DeviceMailer.Settings;
using DeviceMailer.Smtp.Wire;
using DeviceMailer.Zones;
using nanoFramework.Hardware.Esp32;

namespace DeviceMailer.Esp32;

/// <summary>Deep sleep between events.</summary>
internal sealed class SleepCycle
{
    private const int MillisecondsPerSecond = 1000;

    private readonly DeviceSettings settings;
    private readonly DeviceClock clock;
    private readonly EventLog log;
    private readonly CarriedRecord record;
    private readonly SleepState state;
    private readonly WakePins wakePins;
    private TriggerWatch sensing;
    private DeliveryLoop delivery;
    private AlertGate gate;

    private SleepCycle(DeviceSettings settings, DeviceClock clock, CarriedRecord record, EventLog log)
    {
        this.settings = settings;
        this.clock = clock;
        this.log = log;
        this.record = record;
        state = record.Sleep;
        wakePins = new WakePins(settings.Triggers);
    }

    /// <summary>What the platform says of the start.</summary>
    internal static StartReason PlatformReason()
    {
        switch (Sleep.GetWakeupCause())
        {
            case Sleep.WakeupCause.Timer: return StartReason.Timer;
            case Sleep.WakeupCause.Ext0:
            case Sleep.WakeupCause.Ext1: return StartReason.Pin;
            default: return StartReason.Power;
        }
    }

    /// <summary>Begins with the clock, which goes on from where it was. Null: the device is always on.</summary>
    internal static SleepCycle Begin(DeviceSettings settings, DeviceClock clock, CarriedRecord record, EventLog log)
    {
        bool hasRecord = record.TryRead();
        if (!settings.Sleeps) return null;
        SleepCycle cycle = new SleepCycle(settings, clock, record, log);
        clock.GoOnFrom(hasRecord ? cycle.UptimeNow() : clock.UptimeMs);
        return cycle;
    }

    /// <summary>Says whose numbers go through a sleep, before the record is restored.</summary>
    internal void Take(TriggerWatch watch, DeliveryLoop loop, HistoryBook history)
    {
        sensing = watch;
        delivery = loop;
        state.Take(sensing.Measured, delivery.Throttle, history);
    }

    /// <summary>Turns what ended the sleep into events.</summary>
    /// <param name="restored">True when the record was of these settings.</param>
    /// <param name="start">Why it started.</param>
    /// <param name="alertGate">The gate.</param>
    internal void Resume(bool restored, StartMark start, AlertGate alertGate)
    {
        gate = alertGate;
        if (restored && start.Reason != StartReason.Power) sensing.Pins.ReportChanges(state.Levels, WokenBy());
        if (start.Reason != StartReason.Pin) return;
        if (state.WakesPaidMs < clock.UptimeMs - NotifierLimits.MaxPinWakesMs) state.WakesPaidMs = clock.UptimeMs - NotifierLimits.MaxPinWakesMs;
        state.WakesPaidMs += NotifierLimits.PinWakeMs;
    }

    /// <summary>Sleeps when nothing is left to be done, or the budget is used up; then it does not return. Else how long to wait, in milliseconds.</summary>
    /// <param name="waitMs">How long there is nothing to be done here.</param>
    /// <param name="localMinute">Minutes since local midnight; less than 0: the clock is not set.</param>
    internal int Step(int waitMs, int localMinute)
    {
        long awakeMs = Environment.TickCount64;
        bool isOver = awakeMs >= settings.BudgetMs;
        bool isIdle = waitMs > 0 && sensing.Events.IsEmpty && delivery.IsIdle && sensing.Pins.AreSettled;
        if (isOver ? awakeMs < settings.BudgetMs + NotifierLimits.DrainMs && (waitMs == 0 || !sensing.Events.IsEmpty) : !isIdle)
        {
            return waitMs < NotifierLimits.AwakePollMs ? waitMs : NotifierLimits.AwakePollMs;
        }

        if (!delivery.IsIdle)
        {
            log.Write(Text.BudgetUsedUp);
            delivery.GiveUpForNow();
        }

        int sleepMs = UntilNextMs(localMinute);
        if (sleepMs < NotifierLimits.MinSleepMs && !isOver) return sleepMs < NotifierLimits.AwakePollMs ? sleepMs : NotifierLimits.AwakePollMs;
        DeepSleep(sleepMs < NotifierLimits.MinSleepMs ? NotifierLimits.MinSleepMs : sleepMs);
        return 0; // something has happened meanwhile
    }

    /// <summary>Notes the pins for a restart while it is awake: what changes meanwhile is told after it, and nothing twice.</summary>
    internal void NoteLevels()
    {
        state.Levels = sensing.Pins.Known;
        state.SleepMs = 0;
    }

    // The clock of the chip ran on. Where it was set after the record was written, the timer's time is known, and else nothing.
    private long UptimeNow()
    {
        long sleptMs = (clock.UtcTicks - record.UtcTicks) / TimeSpan.TicksPerMillisecond;
        if (sleptMs >= 0 && sleptMs <= NotifierLimits.MaxOffMs) return record.UptimeMs + sleptMs;
        bool byTimer = Sleep.GetWakeupCause() == Sleep.WakeupCause.Timer;
        return record.UptimeMs + clock.UptimeMs + (byTimer ? state.SleepMs : 0);
    }

    // The GPIO numbers as bits.
    private long WokenBy()
    {
        if (Sleep.GetWakeupCause() == Sleep.WakeupCause.Ext1) return (long)Sleep.GetWakeupGpioPin();
        return Sleep.GetWakeupCause() == Sleep.WakeupCause.Ext0 && state.Ext0Pin >= 0 ? 1L << state.Ext0Pin : 0;
    }

    private int UntilNextMs(int localMinute)
    {
        long nowMs = clock.UptimeMs;
        int waitMs = sensing.Timetable.WaitMs(nowMs, NotifierLimits.MaxSleepMs);
        waitMs = Zone.UntilChangeMs(settings.Zone, clock.UtcTicks, waitMs); // times of day are on another clock from there on
        waitMs = sensing.Timetable.UntilTimeOfDayMs(localMinute, waitMs);
        waitMs = sensing.Measured.WaitMs(nowMs, waitMs);
        waitMs = gate.WaitMs(nowMs, localMinute, waitMs);
        if (gate.Alarms != null) waitMs = gate.Alarms.WaitMs(nowMs, waitMs);
        long deliveryMs = delivery.NextDueMs - nowMs;
        if (deliveryMs >= waitMs) return waitMs;
        return deliveryMs < 0 ? 0 : (int)deliveryMs;
    }

    private void DeepSleep(int sleepMs)
    {
        long nowMs = clock.UptimeMs;
        long levels = sensing.Pins.Levels();
        wakePins.Choose(levels, state.WakesPaidMs + NotifierLimits.PinWakeMs <= nowMs);
        if (!Arm())
        {
            log.Write(Text.PinsRefused);
            sleepMs = AtMost(sleepMs, NotifierLimits.PinRestMs);
        }

        if (wakePins.LeftOut > 0)
        {
            Report(Text.PinsLeftOut, wakePins.LeftOut);
            sleepMs = AtMost(sleepMs, NotifierLimits.PinRestMs);
        }

        Report(Text.SleepingFor, sleepMs / MillisecondsPerSecond);
        state.Levels = levels;
        state.Ext0Pin = wakePins.Ext0Pin;
        state.SleepMs = sleepMs;
        if (!record.Save(nowMs, clock.UtcTicks)) log.Write(Text.SleepNotSaved);
        log.Flush();
        Sleep.EnableWakeupByTimer(TimeSpan.FromMilliseconds(sleepMs));
        if (sensing.Events.IsEmpty) Sleep.StartDeepSleep();
    }

    private bool Arm()
    {
        EspNativeError result = EspNativeError.OK;
        if (wakePins.Ext0Pin >= 0) result = Sleep.EnableWakeupByPin((Sleep.WakeupGpioPin)(1L << wakePins.Ext0Pin), wakePins.Ext0Level);
        if (result != EspNativeError.OK || wakePins.Ext1Pins == 0) return result == EspNativeError.OK;
        return Sleep.EnableWakeupByMultiPins((Sleep.WakeupGpioPin)wakePins.Ext1Pins, wakePins.Ext1AtHigh ? Sleep.WakeupMode.AnyHigh : Sleep.WakeupMode.AllLow) == EspNativeError.OK;
    }

    private void Report(Text text, int number)
    {
        OutputBuffer line = log.Begin(text);
        line.WriteDecimal(number);
        if (text == Text.SleepingFor) line.Write(Text.Seconds);
        log.End();
    }

    private static int AtMost(int value, int most) => value < most ? value : most;
}
