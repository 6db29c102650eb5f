// What has no effect, or is useless together with something else: it works, so these are warnings. Asked only of settings without a mistake, where a key
// that another one needs is not missing for being misspelt.

using DeviceMailer.Alerts;
using DeviceMailer.Dns;
using DeviceMailer.Sensing;
using DeviceMailer.Smtp.Session;

namespace DeviceMailer.Settings;

/// <summary>Warns of settings that achieve nothing.</summary>
internal static class EffectChecks
{
    private const int MsPerHour = 3600000;
    private const int MinMailMinutes = 60; // of a day: quiet hours that leave less than this were meant to be something else
    private const string NoEffect = ", which has no effect ";

    /// <summary>Checks all sections.</summary>
    /// <param name="reader">The settings; takes the warnings.</param>
    internal static void Check(SettingsReader reader)
    {
        bool readsI2c = false;
        bool readsOneWire = false;
        bool attaches = false;
        QuietHours quiet = QuietOf(reader.Section("mail"));
        for (int i = 0; i < reader.Sections.Count; i++)
        {
            SettingsSection section = (SettingsSection)reader.Sections[i];
            if (section.Name != SettingsSchema.TriggerSection) continue;
            readsI2c |= SensorChecks.Reads(section, false);
            readsOneWire |= SensorChecks.Reads(section, true);
            attaches |= section.Has("attach");
            CheckClock(reader, section, quiet);
            CheckReturn(reader, section);
        }

        CheckQuiet(reader, quiet);
        SettingsSection i2c = reader.Section("i2c");
        if (!readsI2c && i2c.IsWritten("sda")) Warn(reader, i2c, "sda", "without a trigger that has a sensor on it");
        SettingsSection oneWire = reader.Section("onewire");
        if (!readsOneWire && oneWire.IsWritten("tx")) Warn(reader, oneWire, "tx", "without a trigger that has a sensor on it");
        SettingsSection mail = reader.Section("mail");
        if (!attaches && mail.IsWritten("attachments")) Warn(reader, mail, "attachments", "without a trigger that has attach");
        CheckServer(reader);
        CheckRest(reader);
        AlarmChecks.WarnOfEffect(reader);
        HistoryChecks.WarnOfEffect(reader);
    }

    private static void CheckQuiet(SettingsReader reader, QuietHours quiet)
    {
        SettingsSection mail = reader.Section("mail");
        if (!mail.IsWritten("quiet")) return;
        int quietMinutes = quiet.MinutesLeft(mail.Number("quiet") % SettingsKey.DayTimeFactor);
        if (quiet.IsNever) Warn(reader, mail, "quiet", "since it ends when it begins");
        else if (AlertGate.MinutesPerDay - quietMinutes < MinMailMinutes) reader.Warn(mail, "quiet", "found " + mail.Text("quiet") + ", which leaves " + (AlertGate.MinutesPerDay - quietMinutes).ToString() + " min of a day for mail");
    }

    // A time of day, or one that returns.
    private static void CheckClock(SettingsReader reader, SettingsSection section, QuietHours quiet)
    {
        if (section.Has("at"))
        {
            if (section.IsWritten("interval")) Warn(reader, section, "interval", "on a trigger that fires once a day");
            if (section.Number("urgent") == 0 && quiet.Contains(section.Number("at")))
            {
                reader.Warn(section, "at", "found " + section.Text("at") + ", which is in the quiet hours: its mail comes when they end, or with urgent = yes at once");
            }
        }

        if (!section.Has("every")) return;
        int everyMs = section.Number("every");
        SettingsSection mail = reader.Section("mail");
        if (section.IsWritten("interval") && section.Number("interval") <= everyMs) Warn(reader, section, "interval", "on a trigger that fires every " + section.Text("every"));
        if (MsPerHour / everyMs <= mail.Number("limit")) return;
        reader.Warn(section, "every", "found " + section.Text("every") + ", more often than limit = " + mail.Text("limit") + " in [mail] allows in an hour: mails are merged");
    }

    // From alert to all-clear: whether a value can come back inside, and whether anybody is told.
    private static void CheckReturn(SettingsReader reader, SettingsSection section)
    {
        if (section.IsWritten("clear-text") && !Trigger.HasClear(section)) Warn(reader, section, "clear-text", "without clear-subject");
        if (!section.Has("above") || !section.Has("below")) return;
        long gap = (long)section.Number("above") - section.Number("below");
        if (2L * section.Number("hysteresis") <= gap) return;
        reader.Warn(section, "hysteresis", "found " + section.Text("hysteresis") + ", with which the value is never back inside, so that it fires once: expected at most half of what lies between below and above");
    }

    private static void CheckServer(SettingsReader reader)
    {
        SettingsSection smtp = reader.Section("smtp");
        if (smtp.IsWritten("ca") && smtp.Number("security") == (int)SmtpSecurity.None) Warn(reader, smtp, "ca", "with security = none");
        if (smtp.IsWritten("auth") && !smtp.Has("user")) Warn(reader, smtp, "auth", "without user");
        if (!smtp.IsWritten("dns") || RouteChecks.IsMx(smtp) || OAuthChecks.IsUsed(reader) || reader.Section("time").IsWritten("server")) return;
        string[] hosts = DeviceSettings.ListOf(smtp.Text("host"));
        int addresses = 0;
        while (addresses < hosts.Length && Ipv4.IsAddress(hosts[addresses])) addresses++;
        if (addresses == hosts.Length) Warn(reader, smtp, "dns", "since host is an address");
    }

    private static void CheckRest(SettingsReader reader)
    {
        SettingsSection wifi = reader.Section("wifi");
        if (wifi.Has("password") && !wifi.Has("ssid")) reader.Warn(wifi, "password", "found one" + NoEffect + "without ssid");
        SettingsSection power = reader.Section("power");
        if (power.IsWritten("budget") && power.Number("mode") == 0) Warn(reader, power, "budget", "with mode = on");
        SettingsSection log = reader.Section("log");
        if (log.IsWritten("level") && log.Number("size") < NotifierLimits.LogFileBytes) Warn(reader, log, "level", "while no log is kept on flash: size is below " + NotifierLimits.LogFileBytes.ToString());
        SettingsSection outbox = reader.Section("outbox");
        if (outbox.IsWritten("spread") && power.Number("mode") == 1) Warn(reader, outbox, "spread", "with mode = sleep");
        string first = DeviceSettings.ListOf(outbox.Text("retry"))[0];
        SettingsKey.TryDuration(first, out int firstMs);
        if (outbox.Number("expire") > firstMs) return;
        reader.Warn(outbox, "expire", "found " + outbox.Text("expire") + ", so that a mail is dropped before its first retry, which comes after " + first);
    }

    // A default that is written out has no effect either, and nobody expects one.
    private static void Warn(SettingsReader reader, SettingsSection section, string key, string why)
    {
        string value = section.Text(key);
        if (value != reader.Schema.KeyOf(section.Name, key).Default) reader.Warn(section, key, "found " + value + NoEffect + why);
    }

    private static QuietHours QuietOf(SettingsSection mail)
    {
        int quiet = mail.Number("quiet");
        return new QuietHours(quiet % SettingsKey.DayTimeFactor, quiet / SettingsKey.DayTimeFactor);
    }
}
