// The firmware. Main builds the parts in the order of the path, and then follows it for ever:
// Sensing -> Alerts -> Delivery -> Smtp.

using System;
using DeviceMailer.Alerts;
using DeviceMailer.Delivery;
using DeviceMailer.Log;
using DeviceMailer.Sensing;
using DeviceMailer.Settings;
using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Esp32;

/// <summary>Where the device starts.</summary>
public static class Program
{
    // How long the main loop waits for an event before it looks around, in milliseconds. Every wait has an end.
    private const int IdleMs = 60000;

    private static readonly byte[] Part = Ascii.Bytes("device");
    private static readonly byte[] Ready = Ascii.Bytes("ready: watching the triggers");
    private static readonly byte[] Happened = Ascii.Bytes("event: ");
    private static readonly byte[] EventsLost = Ascii.Bytes(" events lost: too many at once");
    private static readonly byte[] Replaced = Ascii.Bytes("characters that the charset does not have went as question marks");

    /// <summary>Runs until the power goes.</summary>
    public static void Main()
    {
        EventLog log = new EventLog(new ConsoleSink());
        DeviceSettings settings = FlashSettings.Load(log);
        if (settings == null) return; // every mistake is in the log, and nothing was started

        EventRing events = new EventRing(NotifierLimits.EventRingSize);
        GpioTriggers triggers = new GpioTriggers(settings.Triggers, events);
        triggers.Watch();

        Postmark postmark = new Postmark(WifiLink.DeviceId()) { Boot = BootCounter.Next() };
        AlertComposer composer = new AlertComposer(settings, postmark, FlashSettings.FilesOf(settings.Triggers));

        WifiLink network = new WifiLink(settings, log);
        while (!network.Connect()) { } // bounded by its own time-out; events wait in the ring

        SocketTransport transport = new SocketTransport(FlashSettings.LoadAuthority(settings.AuthorityFile));
        SmtpClient client = new SmtpClient(transport, network.ClientName(), new SessionLog(log))
        {
            Security = settings.Security,
            Mechanisms = settings.Mechanisms,
        };
        Courier courier = new Courier(client, settings.SmtpHost, settings.SmtpPort, new Led(settings.LedPin), log);

        log.Write(Part, Ready);
        for (; ; )
        {
            if (!events.TryTake(IdleMs)) continue;

            ReportEvent(log, settings.Triggers[events.Trigger], events.TakeLost());
            int uptimeSeconds = (int)(Environment.TickCount64 / 1000);
            MailMessage message = composer.Compose(events.Trigger, events.Value, events.Ticks, uptimeSeconds);
            courier.Deliver(settings.Envelope, message);
            if (message.ReplacedCharacters > 0) log.Write(Part, Replaced);
        }
    }

    private static void ReportEvent(EventLog log, Trigger trigger, int lost)
    {
        OutputBuffer line = log.Begin(Part);
        line.Write(Happened);
        line.Write(trigger.Name);
        log.End();
        if (lost == 0) return;

        line = log.Begin(Part);
        line.WriteDecimal(lost);
        line.Write(EventsLost);
        log.End();
    }
}
