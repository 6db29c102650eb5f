// The firmware. Main builds the parts in the order of the path, and then follows it endlessly:
// Sensing -> Alerts -> Outbox here, Delivery -> Smtp on a thread of its own.

using System;
using System.Threading;
using DeviceMailer.Alerts;
using DeviceMailer.DeepSleep;
using DeviceMailer.Delivery;
using DeviceMailer.Health;
using DeviceMailer.History;
using DeviceMailer.Log;
using DeviceMailer.Outbox;
using DeviceMailer.Sensing;
using DeviceMailer.Settings;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;
using DeviceMailer.Zones;

namespace DeviceMailer.Esp32;

/// <summary>Where the device starts.</summary>
public static class Program
{
    /// <summary>Runs until the power goes, or sleeps in between: each wake is a start.</summary>
    public static void Main()
    {
        LogRing ring = new LogRing(new ConsoleSink(), new FlashOutboxFiles());
        EventLog log = new EventLog(ring);
        StartMark start = new StartMark(new FlashOutboxFiles());
        DeviceSettings settings = null;
        try
        {
            start.Open(SleepCycle.PlatformReason());
            settings = LoadSettings(ring);
            FollowPath(settings, start, ring, log);
        }
        catch (Exception e)
        {
            Restart.AfterFailure(start, settings, log, e);
        }
    }

    // With a mistake in them nothing is started: the light and the log keep saying so.
    private static DeviceSettings LoadSettings(LogRing ring)
    {
        SettingsErrors errors = new SettingsErrors();
        DeviceSettings settings = FlashSettings.Load(new EventLog(ring, NotifierLimits.SettingsLogLineBytes), errors);
        if (settings != null) return settings;
        StatusLed light = new StatusLed(errors.LedPin, new DeviceClock(null), new EventRing(1));
        light.Show(Status.BadSettings);
        for (; ; ) Thread.Sleep(light.Step(NotifierLimits.MaxIdleMs));
    }

    private static void FollowPath(DeviceSettings settings, StartMark start, LogRing ring, EventLog log)
    {
        DeviceClock clock = new DeviceClock(settings.Zone);
        ring.Open(settings.LogBytes, settings.LogsAll, clock);
        OutputBuffer line = log.Begin(Text.Started);
        start.Write(line);
        log.End();
        TwinFile ledgers = TwinFile.Ledgers(new FlashOutboxFiles());
        CarriedRecord record = new CarriedRecord(ledgers, settings.Sleeps);
        SleepCycle sleep = SleepCycle.Begin(settings, clock, record, log);

        // Sensing: from here on no event is missed.
        EventRing events = new EventRing(NotifierLimits.EventRingSize);
        GpioTriggers triggers = new GpioTriggers(settings.Triggers, events);
        triggers.Watch();

        // Alerts and Outbox.
        MailOutbox outbox = new MailOutbox(new FlashOutboxFiles(), new FlashOutboxFiles(), settings.OutboxMessages, settings.OutboxBytes);
        Postmark postmark = new Postmark(WifiLink.DeviceId()) { Boot = BootCounter.Next() };
        outbox.DateBy(clock, postmark);
        outbox.Open(clock.UptimeMs, clock.StampTicks, postmark.Boot);
        HistoryBook history = HistoryOf(settings, start, clock);
        Notices notices = new Notices(ledgers) { Counts = history == null ? null : history.Mails };
        notices.Open();
        AlertComposer composer = new AlertComposer(settings, postmark, FlashSettings.FilesOf(settings.Triggers, ring), notices) { Start = start, History = history };
        MeasuredTriggers measured = new MeasuredTriggers(settings.Triggers, Sensors.Of(settings, triggers, history, clock.UptimeMs), clock.UptimeMs, log);
        Timetable timetable = new Timetable(settings.Triggers, clock.UptimeMs);
        AlertGate gate = new AlertGate(settings.Triggers, settings.MailsPerHour, settings.Quiet, clock.UptimeMs);
        OutputPins outputs = OutputPins.Of(settings.Outputs);
        Alarms alarms = Alarms.Of(settings.Triggers, measured, gate, clock);
        AlertKeeper keeper = new AlertKeeper(composer, outbox, notices, log);
        keeper.Open(settings);

        // Delivery.
        Watchdog watchdog = new Watchdog(start, log);
        StatusLed light = new StatusLed(settings.LedPin, clock, events);
        DeliveryLoop delivery = new DeliveryLoop(settings, start, clock, outbox, notices, watchdog, light, new EventLog(ring));
        if (sleep != null) sleep.Take(measured, delivery, history);
        bool restored = record.Restore(settings.Triggers, gate, timetable, outbox, clock);
        if (sleep != null) sleep.Resume(restored, start, triggers, events, gate, timetable);
        delivery.Start();

        for (int i = 0; i < settings.Triggers.Length; i++)
        {
            if (settings.Triggers[i].IsAtBoot && !start.IsWake) gate.Add(i, 0, clock.UtcTicks);
        }

        log.Write(Text.Ready);
        if (!start.IsWake) log.Flush();
        for (; ; )
        {
            int waitMs = alarms == null ? NotifierLimits.MaxIdleMs : alarms.Step(triggers.Known, NotifierLimits.MaxIdleMs);
            if (outputs != null) waitMs = outputs.Step(alarms, waitMs);
            waitMs = measured.WaitMs(clock.UptimeMs, timetable.WaitMs(clock.UptimeMs, waitMs));
            if (!outbox.IsHolding) waitMs = gate.WaitMs(clock.UptimeMs, LocalMinute(clock), waitMs);
            light.ShowAbove(outbox.IsFlashBad, alarms);
            waitMs = light.Step(waitMs);
            ring.Step();
            record.Step(outbox, clock);
            if (history != null) history.Step(settings.Sleeps ? null : delivery.Network);
            if (sleep != null) waitMs = sleep.Step(waitMs, LocalMinute(clock));
            if (events.TryTake(waitMs))
            {
                keeper.ReportEvent(settings.Triggers[events.Trigger], events.TakeLost());
                gate.Add(events.Trigger, events.Value, events.Ticks);
            }

            for (int due = timetable.TryTake(clock.UptimeMs, LocalMinute(clock)); due >= 0; due = timetable.TryTake(clock.UptimeMs, LocalMinute(clock)))
            {
                gate.Add(due, 0, clock.UtcTicks);
            }

            while (measured.TryTake(clock.UptimeMs))
            {
                keeper.ReportEvent(settings.Triggers[measured.Trigger], 0);
                gate.Add(measured.Trigger, measured.Value, clock.UtcTicks);
            }

            gate.SetNotice(notices.IsPending, clock.UptimeMs, clock.UtcTicks);
            gate.Date(clock.UtcTicks, clock.UptimeMs);

            // One that is held in RAM must stay as it is: what comes meanwhile waits in the gate.
            while (!outbox.IsHolding && gate.TryTake(clock.UptimeMs, LocalMinute(clock)))
            {
                composer.Rssi = delivery.Rssi;
                if (record.Keep(keeper, outbox, clock)) delivery.Wake();
            }

            watchdog.Feed(Watchdog.Sensing);
        }
    }

    // Null: the settings ask for none.
    private static HistoryBook HistoryOf(DeviceSettings settings, StartMark start, DeviceClock clock)
    {
        if (settings.HistoryBytes == 0) return null;
        return new HistoryBook(settings.Triggers, FlashOutboxFiles.WithHistory(), settings.HistoryBytes, clock, start.Reason);
    }

    // Minutes of local time since 2000; less than 0 while the clock is unset.
    private static int LocalMinute(DeviceClock clock)
    {
        long ticks = clock.UtcTicks;
        if (!LocalTime.IsPlausible(ticks)) return -1;
        return HistoryBook.MinuteOf(ticks) + clock.OffsetMinutes(ticks);
    }
}
