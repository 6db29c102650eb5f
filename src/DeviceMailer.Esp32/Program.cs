// The firmware. Main builds the parts in the order of the path, and then follows it for ever:
// Sensing -> Alerts -> Outbox here, Delivery -> Smtp on a thread of its own.

using System;
using DeviceMailer.Alerts;
using DeviceMailer.Log;
using DeviceMailer.Outbox;
using DeviceMailer.Sensing;
using DeviceMailer.Settings;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Esp32;

/// <summary>Where the device starts.</summary>
public static class Program
{
    private static readonly byte[] Part = Ascii.Bytes("device");
    private static readonly byte[] Ready = Ascii.Bytes("ready: watching the triggers");

    /// <summary>Runs until the power goes.</summary>
    public static void Main()
    {
        EventLog log = new EventLog(new ConsoleSink());
        DeviceSettings settings = FlashSettings.Load(log);
        if (settings == null) return; // every mistake is in the log, and nothing was started

        // Sensing: from here on no event is missed.
        EventRing events = new EventRing(NotifierLimits.EventRingSize);
        GpioTriggers triggers = new GpioTriggers(settings.Triggers, events);
        triggers.Watch();

        // Alerts and Outbox.
        DeviceClock clock = new DeviceClock();
        MailOutbox outbox = new MailOutbox(new FlashOutboxFiles(), new FlashOutboxFiles(), settings.OutboxMessages, settings.OutboxBytes);
        outbox.Open(clock.UptimeMs, clock.UtcTicks);
        RecipientBook book = new RecipientBook(new FlashOutboxFiles());
        Notices notices = new Notices(new FlashOutboxFiles());
        notices.Open();
        Postmark postmark = new Postmark(WifiLink.DeviceId()) { Boot = BootCounter.Next() };
        AlertComposer composer = new AlertComposer(settings, postmark, FlashSettings.FilesOf(settings.Triggers), notices);
        MeasuredTriggers measured = new MeasuredTriggers(settings.Triggers, Sensors.Of(settings, triggers, clock.UptimeMs), clock.UptimeMs, log);
        Timetable timetable = new Timetable(settings.Triggers, clock.UptimeMs);
        AlertGate gate = new AlertGate(settings.Triggers, settings.MailsPerHour, settings.Quiet, clock.UptimeMs);
        AlertKeeper keeper = new AlertKeeper(composer, outbox, book, notices, log);
        keeper.Open(settings);

        // Delivery.
        Watchdog watchdog = new Watchdog();
        DeliveryLoop delivery = new DeliveryLoop(settings, outbox, book, notices, watchdog, new EventLog(new ConsoleSink()));
        delivery.Start();

        for (int i = 0; i < settings.Triggers.Length; i++)
        {
            if (settings.Triggers[i].IsAtBoot) gate.Add(i, 0, clock.UtcTicks);
        }

        log.Write(Part, Ready);
        for (; ; )
        {
            int waitMs = measured.WaitMs(clock.UptimeMs, timetable.WaitMs(clock.UptimeMs, NotifierLimits.MaxIdleMs));
            waitMs = gate.WaitMs(clock.UptimeMs, LocalMinute(settings, clock), waitMs);
            if (events.TryTake(waitMs))
            {
                keeper.ReportEvent(settings.Triggers[events.Trigger], events.TakeLost());
                gate.Add(events.Trigger, events.Value, events.Ticks);
            }

            for (int due = timetable.TryTake(clock.UptimeMs, LocalMinute(settings, clock)); due >= 0; due = timetable.TryTake(clock.UptimeMs, LocalMinute(settings, clock)))
            {
                gate.Add(due, 0, clock.UtcTicks);
            }

            while (measured.TryTake(clock.UptimeMs))
            {
                keeper.ReportEvent(settings.Triggers[measured.Trigger], 0);
                gate.Add(measured.Trigger, measured.Value, clock.UtcTicks);
            }

            while (gate.TryTake(clock.UptimeMs, LocalMinute(settings, clock)))
            {
                composer.Rssi = delivery.Rssi;
                if (keeper.Keep(gate, clock.UptimeMs, clock.UtcTicks)) delivery.Wake();
            }

            watchdog.Feed(Watchdog.Sensing);
        }
    }

    // Minutes since local midnight; less than 0 while the clock is unset.
    private static int LocalMinute(DeviceSettings settings, DeviceClock clock)
    {
        long ticks = clock.UtcTicks;
        if (!AlertComposer.IsPlausible(ticks)) return -1;
        return (int)((ticks / TimeSpan.TicksPerMinute + settings.UtcOffsetMinutes) % AlertGate.MinutesPerDay);
    }
}
