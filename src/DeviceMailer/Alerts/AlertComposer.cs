// From an event to a mail: which subject and text, which values stand in them, which file goes with it.

using System;
using DeviceMailer.Sensing;
using DeviceMailer.Settings;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Alerts;

/// <summary>Composes alerts, one after the other, in one message.</summary>
public sealed class AlertComposer
{
    /// <summary>What <c>{firmware}</c> stands for.</summary>
    private static readonly byte[] Version = Ascii.Bytes("0.1.0");

    private static readonly long firstPlausibleTicks = new DateTime(NotifierLimits.FirstPlausibleYear, 1, 1).Ticks;

    private readonly Trigger[] triggers;
    private readonly int[] counts;
    private readonly Attachment[] files;
    private readonly MailMessage message;
    private readonly AlertValues values = new AlertValues();

    /// <summary>Makes a composer.</summary>
    /// <param name="settings">Who writes to whom, and the triggers.</param>
    /// <param name="postmark">The device, and its boot.</param>
    /// <param name="files">What goes with each trigger's alert, in the order of the triggers; null: nothing.</param>
    public AlertComposer(DeviceSettings settings, Postmark postmark, IContent[] files)
    {
        triggers = settings.Triggers;
        counts = new int[triggers.Length];
        this.files = new Attachment[triggers.Length];
        for (int i = 0; i < triggers.Length; i++)
        {
            if (files[i] != null) this.files[i] = new Attachment(triggers[i].FileName, files[i]);
        }

        values.Device = Ascii.Bytes(settings.DeviceName);
        values.Firmware = Version;
        values.OffsetMinutes = settings.UtcOffsetMinutes;
        postmark.OffsetMinutes = settings.UtcOffsetMinutes;
        message = new MailMessage(settings.Letterhead, postmark) { Values = values };
    }

    /// <summary>Composes the alert for an event. It stays until the next, and is pulled as it is sent.</summary>
    /// <param name="trigger">What happened, as an index.</param>
    /// <param name="value">What was measured.</param>
    /// <param name="utcTicks">When, in ticks of 100 ns. Before the clock was set it is implausible, and no Date is written: none is better than a wrong one.</param>
    /// <param name="uptimeSeconds">How long the device has been running.</param>
    public MailMessage Compose(int trigger, int value, long utcTicks, int uptimeSeconds)
    {
        counts[trigger]++;
        long knownTicks = utcTicks >= firstPlausibleTicks ? utcTicks : 0; // as a DateTime it may be out of range: years begin with 1601 on nanoCLR
        values.Trigger = triggers[trigger].Name;
        values.Value = value;
        values.UtcTicks = knownTicks;
        values.Count = counts[trigger];
        values.UptimeSeconds = uptimeSeconds;

        message.Postmark.UtcTicks = knownTicks;
        message.Postmark.Sequence++;
        message.SetSubject(triggers[trigger].Subject); // checked with the settings
        message.SetBody(triggers[trigger].Text, triggers[trigger].Html);
        message.ClearAttachments();
        if (files[trigger] != null) message.Attach(files[trigger]);
        return message;
    }
}
