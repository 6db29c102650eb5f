// From an alert to a mail: which subject and text, which values stand in them, which file goes with it.

using DeviceMailer.Health;
using DeviceMailer.History;
using DeviceMailer.Outbox;
using DeviceMailer.Reports;
using DeviceMailer.Sensing;
using DeviceMailer.Settings;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;
using DeviceMailer.Zones;

namespace DeviceMailer.Alerts;

/// <summary>Composes alerts, one after the other, in one message.</summary>
public sealed class AlertComposer
{
    private const int MillisecondsPerSecond = 1000;
    private const string LogName = "log.txt";
    private const string LogType = "text/plain; charset=utf-8";

    private const string Notice = "{device}: {footer}";

    private readonly Trigger[] triggers;
    private readonly Attachment[] files;    // null where no trigger has one
    private readonly MailMessage message;
    private readonly AlertValues values;
    private readonly byte[] notice = Ascii.Bytes(Notice); // subject and text of a mail that only tells what must be told

    /// <summary>Makes a composer.</summary>
    /// <param name="settings">Who writes to whom, and the triggers.</param>
    /// <param name="postmark">The device, and its boot.</param>
    /// <param name="files">What goes with each trigger's alert, in the order of the triggers; null: nothing.</param>
    /// <param name="notices">What the next mail must report.</param>
    public AlertComposer(DeviceSettings settings, Postmark postmark, IContent[] files, Notices notices)
    {
        triggers = settings.Triggers;
        for (int i = 0; i < triggers.Length; i++)
        {
            if (files[i] == null) continue;
            if (this.files == null) this.files = new Attachment[triggers.Length];
            this.files[i] = new Attachment(NameOf(triggers[i]), files[i], triggers[i].IsLogAttached ? Ascii.Bytes(LogType) : null);
        }

        values = ValuesOf(triggers);
        values.Device = Ascii.Bytes(settings.DeviceName);
        values.Zone = settings.Zone;
        values.Notices = notices;
        message = new MailMessage(triggers[0].Letterhead, postmark) { Values = values };
    }

    /// <summary>How strong Wi-Fi is, in dBm, less than 0; 0: not known.</summary>
    public int Rssi
    {
        set => values.Rssi = value;
    }

    /// <summary>What texts show of other triggers.</summary>
    public MeasuredTriggers Measured
    {
        set
        {
            if (values is OtherValues others) others.Source = value;
        }
    }

    /// <summary>What reports are made of, and who notes what happened; null: there is none.</summary>
    public HistoryBook History { get; set; }

    /// <summary>Why the device has started.</summary>
    public StartMark Start
    {
        set => values.Start = value;
    }

    /// <summary>Composes what the gate let through. It stays until the next.</summary>
    /// <param name="alert">The alert taken last.</param>
    /// <param name="uptimeMs">How long the device has been running.</param>
    public MailMessage Compose(AlertGate alert, long uptimeMs)
    {
        bool isNotice = alert.Trigger == triggers.Length;
        Trigger trigger = triggers[isNotice ? 0 : alert.Trigger];
        values.Alarms = alert.Alarms;
        values.Trigger = trigger.Name;
        values.ValueMilli = alert.Value;
        values.Unit = trigger.Unit;
        values.Count = alert.Count;
        values.FirstTicks = KnownTicks(alert.FirstTicks, LateDigit.Second);
        values.LastTicks = KnownTicks(alert.LastTicks, LateDigit.First);
        values.UptimeSeconds = (int)(uptimeMs / MillisecondsPerSecond);
        values.Notices.BeginTelling();
        values.Take(History);

        message.Letterhead = trigger.Letterhead;
        message.Postmark.UtcTicks = values.LastTicks > 0 ? values.LastTicks : 0;
        if (values.LastTicks > 0) message.Postmark.OffsetMinutes = Zone.MinutesAt(values.Zone, values.LastTicks);
        message.Postmark.Sequence++;
        message.SetSubject(isNotice ? notice : trigger.Subject); // the settings were checked by the same
        message.SetBody(isNotice ? notice : trigger.Text, isNotice ? null : trigger.Html);
        message.ClearAttachments();
        if (!isNotice && trigger.Report != null && values.LastTicks > 0) new ReportMail(History, triggers, values).PutInto(message, trigger.Report);
        if (!isNotice && trigger.IsChartAttached && values.LastTicks > 0) new ReportMail(History, triggers, values).PutChartInto(message, trigger);
        if (!isNotice && files != null && files[alert.Trigger] != null) message.Attach(files[alert.Trigger]);
        return message;
    }

    /// <summary>Takes out what comes from the history, which can be read on this thread only, and not where flash fails.</summary>
    internal void LeaveOutHistory(AlertGate alert)
    {
        Trigger trigger = alert.Trigger == triggers.Length ? null : triggers[alert.Trigger];
        if (trigger != null && (trigger.Report != null || trigger.IsChartAttached)) LeaveOutFiles(alert);
    }

    /// <summary>Takes out what goes with the text, and a report's text with it, which tells of the rest. False: there is nothing.</summary>
    internal bool LeaveOutFiles(AlertGate alert)
    {
        Trigger trigger = alert.Trigger == triggers.Length ? null : triggers[alert.Trigger];
        if (trigger == null || (trigger.Report == null && trigger.File.Length == 0)) return false;
        if (trigger.Report != null) message.SetBody(trigger.Text);
        message.ClearAttachments();
        return true;
    }

    // Names that only the values of other triggers have.
    private static AlertValues ValuesOf(Trigger[] triggers)
    {
        AlertValues own = new AlertValues();
        for (int i = 0; i < triggers.Length; i++)
        {
            bool isEnough = Template.FindMistake(triggers[i].Subject, own) < 0 && Template.FindMistake(triggers[i].Text, own) < 0
                && (triggers[i].Html == null || Template.FindMistake(triggers[i].Html, own) < 0);
            if (!isEnough) return new OtherValues(triggers);
        }

        return own;
    }

    // Without its folders.
    private static byte[] NameOf(Trigger trigger) => Ascii.Bytes(trigger.IsLogAttached ? LogName : trigger.File.Substring(trigger.File.LastIndexOf('\\') + 1));

    // Before the clock was set no time is better than a wrong one, and one that comes later is better than none.
    private static long KnownTicks(long utcTicks, byte late) => LocalTime.IsPlausible(utcTicks) || utcTicks == 0 ? utcTicks : -late;
}
