// From an alert to the outbox: composed, kept, and what could not be kept is counted to be told.

using System;
using DeviceMailer.Delivery;
using DeviceMailer.Log;
using DeviceMailer.Outbox;
using DeviceMailer.Sensing;
using DeviceMailer.Settings;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;
using DeviceMailer.Zones;

namespace DeviceMailer.Alerts;

/// <summary>Keeps alerts.</summary>
public sealed class AlertKeeper
{
    private readonly AlertComposer composer;
    private readonly Mailroom mail;
    private readonly EventLog log;
    private int[] recipients; // of each trigger, and of all of them together: they get the device's own notices

    /// <summary>Makes a keeper.</summary>
    public AlertKeeper(AlertComposer composer, Mailroom mail, EventLog log)
    {
        this.composer = composer;
        this.mail = mail;
        this.log = log;
    }

    /// <summary>Finds out who everybody is, and says what waits from before. Once, at the start.</summary>
    public void Open(DeviceSettings settings)
    {
        RecipientBook book = mail.Outbox.Book;
        book.Envelope.SetReversePath(settings.Sender);
        if (!book.Open(settings.Recipients)) log.Write(Text.TooManyRecipients);
        int count = settings.Triggers.Length;
        recipients = new int[count + 1];
        for (int i = 0; i < count; i++)
        {
            Mailbox[] to = settings.Triggers[i].Letterhead.To;
            for (int k = 0; k < to.Length; k++) recipients[i] |= book.BitOf(to[k].Address);
            for (int k = 0; settings.Bcc != null && k < settings.Bcc.Length; k++) recipients[i] |= book.BitOf(settings.Bcc[k]);
            recipients[count] |= recipients[i];
        }

        mail.Notices.Add(Notice.Damaged, mail.Outbox.CorruptCount);
        if (mail.Outbox.IsUnlisted) ReportUnlisted();
        if (mail.Outbox.Count + mail.Outbox.CorruptCount == 0) return;
        OutputBuffer line = log.Begin(Text.Waiting);
        line.WriteDecimal(mail.Outbox.Count);
        line.Write(Text.MaybeDelivered);
        line.WriteDecimal(mail.Outbox.MaybeDeliveredCount);
        line.Write(Text.SetAside);
        line.WriteDecimal(mail.Outbox.CorruptCount);
        log.End();
    }

    /// <summary>Says what happened.</summary>
    public void ReportEvent(Trigger trigger, int lost)
    {
        OutputBuffer line = log.Begin(Text.Event);
        line.Write(trigger.Name);
        log.End();
        if (composer.History != null) composer.History.AddEvent(trigger);
        if (lost == 0) return;

        line = log.Begin(Text.Device);
        line.WriteDecimal(lost);
        line.Write(lost == 1 ? Text.EventLost : Text.EventsLost);
        log.End();
        mail.Notices.Add(Notice.EventsLost, lost);
    }

    /// <summary>
    /// Composes what the gate let through, and keeps it, or holds it in RAM where flash does not keep it. Not while one is held. False: it was dropped, by a
    /// rule that the log and the next mail tell.
    /// </summary>
    public bool Keep(AlertGate alert)
    {
        long nowMs = mail.Clock.UptimeMs;
        long stampTicks = mail.Clock.StampTicks;
        long momentMs = MomentOf(alert, nowMs, mail.Clock.UtcTicks);
        int spanSeconds = SpanOf(alert);
        bool isNotice = alert.Trigger == recipients.Length - 1;
        bool wasUnlisted = mail.Outbox.IsUnlisted;
        MailMessage message = composer.Compose(alert, nowMs);
        int to = recipients[alert.Trigger];
        if (alert.Alarms != null) to |= alert.Alarms.ToldBeside(alert.Trigger, recipients);
        OutboxResult result = mail.Outbox.Add(message, to, nowMs, stampTicks, momentMs, spanSeconds);
        if ((result == OutboxResult.MessageFailed || result == OutboxResult.Full) && composer.LeaveOutFiles(alert))
        {
            result = mail.Outbox.Add(message, to, nowMs, stampTicks, momentMs, spanSeconds);
            if (result == OutboxResult.Accepted) log.Write(Text.WithoutAttachment);
        }

        if (mail.Outbox.IsUnlisted && !wasUnlisted) ReportUnlisted();
        if (result == OutboxResult.FlashFailed)
        {
            log.Write(Text.AlertNotOnFlash);
            if (!isNotice) mail.Notices.Add(Notice.Unkept, 1);
            mail.Notices.BeginTelling(); // in the very mail
            composer.LeaveOutHistory(alert);
            mail.Outbox.Hold(message, to, nowMs);
            result = OutboxResult.Accepted;
        }

        if (result == OutboxResult.Accepted)
        {
            mail.Notices.EndTelling();
            if (message.ReplacedCharacters > 0) log.Write(Text.CharactersReplaced);
            if (alert.Alarms != null) alert.Alarms.SetTold(alert.Trigger);
            return true;
        }

        if (isNotice) return false; // what it tells is still counted
        log.Write(Text.AlertDropped);
        mail.Notices.Add(Notice.DroppedFull, 1);
        return false;
    }

    // On the clock of uptime, while the other one is unset: that counts from the power on.
    private static long MomentOf(AlertGate alert, long nowMs, long utcTicks)
    {
        if (LocalTime.IsPlausible(alert.LastTicks)) return MailOutbox.Dated;
        long agoMs = (utcTicks - alert.LastTicks) / TimeSpan.TicksPerMillisecond;
        return agoMs > 0 && agoMs < nowMs ? nowMs - agoMs : nowMs;
    }

    // In seconds, where the moment of the first event is known as its last one's is.
    private static int SpanOf(AlertGate alert)
    {
        long ticks = alert.LastTicks - alert.FirstTicks;
        bool isKnown = alert.FirstTicks != 0 && ticks > 0 && ticks < int.MaxValue * TimeSpan.TicksPerSecond;
        return isKnown ? (int)(ticks / TimeSpan.TicksPerSecond) : 0;
    }

    private void ReportUnlisted()
    {
        log.Write(Text.OutboxNotListed);
        mail.Notices.Add(Notice.Unlisted, 1);
    }
}
