// What fires triggers: pins, sensors and the clock.

using DeviceMailer.Alerts;
using DeviceMailer.History;
using DeviceMailer.Log;
using DeviceMailer.Sensing;
using DeviceMailer.Settings;

namespace DeviceMailer.Esp32;

/// <summary>Senses, and hands the gate what has fired.</summary>
internal sealed class TriggerWatch
{
    private readonly DeviceSettings settings;
    private readonly DeviceClock clock;

    /// <summary>Watches the pins: from here on no event is missed.</summary>
    internal TriggerWatch(DeviceSettings settings, DeviceClock clock)
    {
        this.settings = settings;
        this.clock = clock;
        Events = new EventRing(NotifierLimits.EventRingSize);
        Pins = new GpioTriggers(settings.Triggers, Events);
        Pins.Watch();
    }

    /// <summary>Where the events of pins wait.</summary>
    internal EventRing Events { get; }

    /// <summary>The pins.</summary>
    internal GpioTriggers Pins { get; }

    /// <summary>The sensors, and what pins count.</summary>
    internal MeasuredTriggers Measured { get; private set; }

    /// <summary>What the clock fires.</summary>
    internal Timetable Timetable { get; private set; }

    /// <summary>Begins to measure, and to fire by the clock.</summary>
    /// <param name="history">Keeps what is measured; null: nobody does.</param>
    /// <param name="log">The log.</param>
    /// <param name="isWake">True when it goes on after a sleep, and what is connected need not be told again.</param>
    internal void Begin(HistoryBook history, EventLog log, bool isWake)
    {
        ISensor[] sensors = Sensors.Of(settings, Pins, history, clock.UptimeMs, isWake ? null : log);
        Measured = new MeasuredTriggers(settings.Triggers, sensors, clock.UptimeMs, log);
        Timetable = new Timetable(settings.Triggers, clock.UptimeMs);
    }

    /// <summary>How long nothing is to be measured or fired, in milliseconds, at most what is given.</summary>
    internal int WaitMs(int waitMs) => Measured.WaitMs(clock.UptimeMs, Timetable.WaitMs(clock.UptimeMs, waitMs));

    /// <summary>Waits for a pin's event, no longer than given, and hands over all that has fired.</summary>
    internal void Collect(int waitMs, AlertGate gate, AlertKeeper keeper)
    {
        if (Events.TryTake(waitMs))
        {
            keeper.ReportEvent(settings.Triggers[Events.Trigger], Events.TakeLost());
            gate.Add(Events.Trigger, Events.Value, Events.Ticks);
        }

        for (int due = Timetable.TryTake(clock.UptimeMs, clock.LocalMinute); due >= 0; due = Timetable.TryTake(clock.UptimeMs, clock.LocalMinute))
        {
            gate.Add(due, 0, clock.UtcTicks);
        }

        while (Measured.TryTake(clock.UptimeMs))
        {
            keeper.ReportEvent(settings.Triggers[Measured.Trigger], 0);
            gate.Add(Measured.Trigger, Measured.Value, clock.UtcTicks);
        }
    }
}
