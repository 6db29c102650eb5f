// Every section and key of the settings file, in one table. A new setting is a new row, and a property of DeviceSettings.
// It is made to read a file and left to the collector after that: as a static table it would take 9 KB of heap permanently.

using DeviceMailer.Dns;
using DeviceMailer.Reports;
using DeviceMailer.Sensing.Sensors;

namespace DeviceMailer.Settings;

/// <summary>The sections and keys of <c>devicemailer.ini</c>.</summary>
public sealed class SettingsSchema
{
    private const int MaxPin = 48;                  // ESP32-S3 has the most: GPIO 0 to 48
    private const int MaxAdcChannel = 9;            // ADC1's: the other converter is Wi-Fi's while it is on (ESP-IDF, ADC)
    private const int MaxMilli = 1000000000;        // thousandths: a million of any unit
    private const int MaxMillionths = 1000000000;   // a thousand for each step of the converter
    private const int MinBusAddress = 0x08;         // those below and above are not devices' (NXP UM10204, 3.1.12)
    private const int MaxBusAddress = 0x77;
    private const int MaxRegister = 0xFFFF;         // two bytes: a register, or a command as Sensirion's chips have them
    private const int MaxBits = 8 * RegisterFormat.MaxBytes;
    private const int MinSampleMs = 100;            // a reading takes some of the CLR's time
    private const int MaxSampleMs = 3600000;
    private const int MaxUnitBytes = 16;
    private const int MaxPort = 65535;
    private const int MaxDebounceMs = 10000;        // longer is a hold time, not a bouncing contact
    private const int MaxSsidBytes = 32;            // IEEE 802.11, and nanoFramework's network configuration
    private const int MaxWifiPasswordBytes = 64;
    private const int MaxUserBytes = 254;           // an address (RFC 5321 4.5.3.1.3)
    private const int MaxClientBytes = 255;         // twice what any token server has: ids of 36 or 72, secrets of 40, scopes of 51
    private const int MaxSubjectBytes = 255;
    private const int MaxSmartHosts = 4;            // each takes up to a minute before the next is tried
    private const int MaxMailsPerHour = 3600;
    private const int MaxOutboxBytes = 16 * 1024 * 1024; // more than the flash of any board here
    private const int MinRetryMs = 10000;           // a server that says no is not to be asked thousands of times an hour; a restart of one takes longer
    private const int MaxExpiryMs = 20 * 24 * 3600 * 1000;
    private const int MaxIntervalMs = 24 * 3600 * 1000;
    private const int MinRemindMs = 60000;          // a reminder is a mail
    private const int MinBudgetMs = 10000;          // start, Wi-Fi and a mail take about 6 s
    private const int MaxBudgetMs = 1800000;        // longer than any delivery of a few mails
    private const int MaxLogBytes = NotifierLimits.MaxLogFiles * NotifierLimits.LogFileBytes; // and a mail must carry it
    private const int MinPeriodMs = 24 * 3600 * 1000;
    private const int MaxPeriodMs = 24 * MinPeriodMs;   // what an int has room for
    private const int MinHistoryBytes = 8 * 1024;   // two days of one curve
    private const int MaxHistoryBytes = 64 * 1024;  // in littlefs nearly three times as much: most of what the partition of 256 KiB has besides the outbox
    private const int MaxTextBytes = NotifierLimits.MaxSettingsLineBytes;

    /// <summary>The section that may stand several times, each with a name of its own: <c>[trigger NAME]</c>.</summary>
    public const string TriggerSection = "trigger";

    /// <summary>Likewise, for what triggers have in common: <c>[severity NAME]</c>.</summary>
    public const string SeveritySection = "severity";

    /// <summary>What is no trigger, and is pressed: <c>[input acknowledge]</c>.</summary>
    public const string InputSection = "input";

    /// <summary>What follows alarms: <c>[output NAME]</c>.</summary>
    public const string OutputSection = "output";

    /// <summary>The sections.</summary>
    public string[] Sections { get; } = { "device", "wifi", "time", "smtp", "oauth", "mail", "outbox", "i2c", "power", "log", "history", Report.Section, SeveritySection, InputSection, OutputSection, TriggerSection };

    /// <summary>The keys, each under its section.</summary>
    public SettingsKey[] Keys { get; } =
    {
        new SettingsKey("device", "name", ValueKind.Text, 1, NotifierLimits.MaxNameBytes, "devicemailer"),
        new SettingsKey("device", "led", ValueKind.OutputPin, 0, MaxPin, ""),

        new SettingsKey("wifi", "ssid", ValueKind.Text, 0, MaxSsidBytes, ""),
        new SettingsKey("wifi", "password", ValueKind.Secret, 0, MaxWifiPasswordBytes, ""),

        new SettingsKey("time", "offset", ValueKind.UtcOffset, -720, 840, "+00:00"),
        new SettingsKey("time", "zone", ValueKind.Zone, 0, 0, ""),

        new SettingsKey("smtp", "route", ValueKind.Choice, 0, 0, "smarthost", new string[] { "smarthost", "mx" }),
        new SettingsKey("smtp", "host", ValueKind.Hosts, 1, MaxSmartHosts, ""),
        new SettingsKey("smtp", "dns", ValueKind.Ipv4Addresses, 1, DnsLimits.MaxServers, ""),
        new SettingsKey("smtp", "port", ValueKind.Number, 1, MaxPort, ""),
        new SettingsKey("smtp", "security", ValueKind.Choice, 0, 0, "tls", new string[] { "tls", "starttls", "none" }),
        new SettingsKey("smtp", "ca", ValueKind.Certificate, 0, 0, ""),
        new SettingsKey("smtp", "auth", ValueKind.Choice, 0, 0, "auto", new string[] { "auto", "plain", "login", "cram-md5", "scram-sha-256", "xoauth2", "oauthbearer" }),
        new SettingsKey("smtp", "user", ValueKind.Text, 0, MaxUserBytes, ""),
        new SettingsKey("smtp", "password", ValueKind.Secret, 0, MaxTextBytes, ""),
        new SettingsKey("smtp", "helo", ValueKind.Host, 0, 0, ""),

        new SettingsKey("oauth", "token-url", ValueKind.TokenUrl, 0, MaxTextBytes, ""),
        new SettingsKey("oauth", "client-id", ValueKind.Text, 0, MaxClientBytes, ""),
        new SettingsKey("oauth", "client-secret", ValueKind.Secret, 0, MaxClientBytes, ""),
        new SettingsKey("oauth", "scope", ValueKind.Text, 0, MaxClientBytes, ""),
        new SettingsKey("oauth", "grant", ValueKind.Choice, 0, 0, "refresh_token", new string[] { "refresh_token", "client_credentials" }),
        new SettingsKey("oauth", "token", ValueKind.TokenFile, 0, 0, ""),
        new SettingsKey("oauth", "ca", ValueKind.Certificate, 0, 0, ""),

        new SettingsKey("mail", "from", ValueKind.Address, 0, 0, null),
        new SettingsKey("mail", "to", ValueKind.Addresses, 0, 0, null),
        new SettingsKey("mail", "bcc", ValueKind.Addresses, 0, 0, ""),
        new SettingsKey("mail", "reply-to", ValueKind.Addresses, 0, 0, ""),
        new SettingsKey("mail", "limit", ValueKind.Number, 1, MaxMailsPerHour, "20"),
        new SettingsKey("mail", "quiet", ValueKind.DayTimes, 0, 0, ""),
        new SettingsKey("mail", "charset", ValueKind.Choice, 0, 0, "utf-8", new string[] { "utf-8", "iso-8859-1", "us-ascii" }),
        new SettingsKey("mail", "attachments", ValueKind.Choice, 0, 0, "mime", new string[] { "mime", "uuencode" }),

        new SettingsKey("outbox", "messages", ValueKind.Number, 1, NotifierLimits.MaxOutboxMessages, "32"),
        new SettingsKey("outbox", "size", ValueKind.Size, 1024, MaxOutboxBytes, "64 KiB"),
        new SettingsKey("outbox", "retry", ValueKind.Durations, MinRetryMs, NotifierLimits.MaxRetrySteps, "1min, 5min, 15min, 30min, 1h, 1h, 1h, 1h, 2h"),
        new SettingsKey("outbox", "expire", ValueKind.Duration, 60000, MaxExpiryMs, "5d"),

        new SettingsKey("i2c", "sda", ValueKind.BusPin, 0, MaxPin, ""),
        new SettingsKey("i2c", "scl", ValueKind.BusPin, 0, MaxPin, ""),

        new SettingsKey("power", "mode", ValueKind.Choice, 0, 0, "on", new string[] { "on", "sleep" }),
        new SettingsKey("power", "budget", ValueKind.Duration, MinBudgetMs, MaxBudgetMs, "2min"),

        new SettingsKey("log", "size", ValueKind.Size, 0, MaxLogBytes, "4 KiB"),
        new SettingsKey("log", "level", ValueKind.Choice, 0, 0, "events", new string[] { "events", "all" }),

        new SettingsKey("history", "size", ValueKind.Size, MinHistoryBytes, MaxHistoryBytes, "32 KiB"),

        new SettingsKey(Report.Section, "at", ValueKind.DayTime, 0, 0, null),
        new SettingsKey(Report.Section, "days", ValueKind.Days, 0, 0, ""),
        new SettingsKey(Report.Section, "period", ValueKind.Duration, MinPeriodMs, MaxPeriodMs, ""),
        new SettingsKey(Report.Section, "chart", ValueKind.Choice, 0, 0, "yes", new string[] { "no", "yes" }),
        new SettingsKey(Report.Section, "csv", ValueKind.Choice, 0, 0, "yes", new string[] { "no", "yes" }),
        new SettingsKey(Report.Section, "to", ValueKind.Addresses, 0, 0, ""),
        new SettingsKey(Report.Section, "subject", ValueKind.Subject, 0, MaxSubjectBytes, ""),
        new SettingsKey(Report.Section, "urgent", ValueKind.Choice, 0, 0, "no", new string[] { "no", "yes" }),

        new SettingsKey(SeveritySection, "to", ValueKind.Addresses, 0, 0, ""),
        new SettingsKey(SeveritySection, "urgent", ValueKind.Choice, 0, 0, "no", new string[] { "no", "yes" }),
        new SettingsKey(SeveritySection, "remind", ValueKind.Duration, MinRemindMs, MaxExpiryMs, ""),
        new SettingsKey(SeveritySection, "escalate", ValueKind.Escalation, MinRemindMs, MaxExpiryMs, ""),
        new SettingsKey(SeveritySection, "light", ValueKind.Choice, 0, 0, "no", new string[] { "no", "yes" }),

        new SettingsKey(InputSection, "pin", ValueKind.Pin, 0, MaxPin, null),
        new SettingsKey(InputSection, "edge", ValueKind.Choice, 0, 0, "falling", new string[] { "falling", "rising" }),
        new SettingsKey(InputSection, "normally", ValueKind.Choice, 0, 0, "", new string[] { "open", "closed" }),
        new SettingsKey(InputSection, "pull", ValueKind.Choice, 0, 0, "up", new string[] { "none", "up", "down" }),
        new SettingsKey(InputSection, "debounce", ValueKind.Duration, 0, MaxDebounceMs, "50ms"),
        new SettingsKey(InputSection, "urgent", ValueKind.Choice, 0, 0, "no", new string[] { "no", "yes" }),
        new SettingsKey(InputSection, "to", ValueKind.Addresses, 0, 0, ""),

        new SettingsKey(OutputSection, "pin", ValueKind.OutputPin, 0, MaxPin, null),
        new SettingsKey(OutputSection, "active", ValueKind.Choice, 0, 0, "high", new string[] { "high", "low" }),
        new SettingsKey(OutputSection, "follows", ValueKind.Text, 1, NotifierLimits.MaxNameBytes, null),
        new SettingsKey(OutputSection, "for", ValueKind.Duration, MinSampleMs, MaxIntervalMs, ""),
        new SettingsKey(OutputSection, "until", ValueKind.Choice, 0, 0, "over", new string[] { "over", "acknowledged" }),

        new SettingsKey(TriggerSection, "pin", ValueKind.Pin, 0, MaxPin, ""),
        new SettingsKey(TriggerSection, "adc", ValueKind.AdcChannel, 0, MaxAdcChannel, ""),
        new SettingsKey(TriggerSection, "ntc", ValueKind.Thermistor, 0, 0, ""),
        new SettingsKey(TriggerSection, "sensor", ValueKind.Sensor, 0, 0, ""),
        new SettingsKey(TriggerSection, "address", ValueKind.Hexadecimal, MinBusAddress, MaxBusAddress, ""),
        new SettingsKey(TriggerSection, "register", ValueKind.Hexadecimal, 0, MaxRegister, ""),
        new SettingsKey(TriggerSection, "bytes", ValueKind.Number, 1, RegisterFormat.MaxBytes, "2"),
        new SettingsKey(TriggerSection, "order", ValueKind.Choice, 0, 0, "big", new string[] { "big", "little" }),
        new SettingsKey(TriggerSection, "signed", ValueKind.Choice, 0, 0, "no", new string[] { "no", "yes" }),
        new SettingsKey(TriggerSection, "shift", ValueKind.Number, 0, MaxBits - 1, "0"),
        new SettingsKey(TriggerSection, "bits", ValueKind.Number, 1, MaxBits, ""),
        new SettingsKey(TriggerSection, "wait", ValueKind.Duration, 0, RegisterFormat.MaxWaitMs, "0ms"),
        new SettingsKey(TriggerSection, "every", ValueKind.Duration, 60000, MaxExpiryMs, ""),
        new SettingsKey(TriggerSection, "at", ValueKind.DayTime, 0, 0, ""),
        new SettingsKey(TriggerSection, "days", ValueKind.Days, 0, 0, ""),
        new SettingsKey(TriggerSection, "boot", ValueKind.Choice, 0, 0, "no", new string[] { "no", "yes" }),
        new SettingsKey(TriggerSection, "test", ValueKind.Choice, 0, 0, "no", new string[] { "no", "yes" }),
        new SettingsKey(TriggerSection, "above", ValueKind.Thousandths, -MaxMilli, MaxMilli, ""),
        new SettingsKey(TriggerSection, "below", ValueKind.Thousandths, -MaxMilli, MaxMilli, ""),
        new SettingsKey(TriggerSection, "hysteresis", ValueKind.Thousandths, 0, MaxMilli, "0"),
        new SettingsKey(TriggerSection, "hold", ValueKind.Duration, 0, MaxIntervalMs, "0s"),
        new SettingsKey(TriggerSection, "sample", ValueKind.Duration, MinSampleMs, MaxSampleMs, "1s"),
        new SettingsKey(TriggerSection, "scale", ValueKind.Millionths, -MaxMillionths, MaxMillionths, "1"),
        new SettingsKey(TriggerSection, "offset", ValueKind.Thousandths, -MaxMilli, MaxMilli, "0"),
        new SettingsKey(TriggerSection, "unit", ValueKind.Text, 0, MaxUnitBytes, ""),
        new SettingsKey(TriggerSection, "edge", ValueKind.Choice, 0, 0, "falling", new string[] { "falling", "rising", "both" }),
        new SettingsKey(TriggerSection, "normally", ValueKind.Choice, 0, 0, "", new string[] { "open", "closed" }),
        new SettingsKey(TriggerSection, "level", ValueKind.Choice, 0, 0, "", new string[] { "low", "high" }),
        new SettingsKey(TriggerSection, "within", ValueKind.Duration, NotifierLimits.MinWindowMs, MaxExpiryMs, ""),
        new SettingsKey(TriggerSection, "silence", ValueKind.Duration, NotifierLimits.MinWindowMs, MaxExpiryMs, ""),
        new SettingsKey(TriggerSection, "pull", ValueKind.Choice, 0, 0, "up", new string[] { "none", "up", "down" }),
        new SettingsKey(TriggerSection, "debounce", ValueKind.Duration, 0, MaxDebounceMs, "50ms"),
        new SettingsKey(TriggerSection, "interval", ValueKind.Duration, 0, MaxIntervalMs, "5min"),
        new SettingsKey(TriggerSection, "urgent", ValueKind.Choice, 0, 0, "no", new string[] { "no", "yes" }),
        new SettingsKey(TriggerSection, "severity", ValueKind.Text, 0, NotifierLimits.MaxNameBytes, ""),
        new SettingsKey(TriggerSection, "remind", ValueKind.Duration, MinRemindMs, MaxExpiryMs, ""),
        new SettingsKey(TriggerSection, "escalate", ValueKind.Escalation, MinRemindMs, MaxExpiryMs, ""),
        new SettingsKey(TriggerSection, "light", ValueKind.Choice, 0, 0, "no", new string[] { "no", "yes" }),
        new SettingsKey(TriggerSection, "to", ValueKind.Addresses, 0, 0, ""),
        new SettingsKey(TriggerSection, "subject", ValueKind.Subject, 0, MaxSubjectBytes, ""),
        new SettingsKey(TriggerSection, "text", ValueKind.Template, 0, MaxTextBytes, ""),
        new SettingsKey(TriggerSection, "clear-subject", ValueKind.Subject, 0, MaxSubjectBytes, ""),
        new SettingsKey(TriggerSection, "clear-text", ValueKind.Template, 0, MaxTextBytes, ""),
        new SettingsKey(TriggerSection, "html", ValueKind.Template, 0, MaxTextBytes, ""),
        new SettingsKey(TriggerSection, "attach", ValueKind.FileOrLog, 0, 0, ""),
    };

    /// <summary>The index of a key in <see cref="Keys"/>, or -1.</summary>
    public int IndexOf(string section, string name)
    {
        for (int i = 0; i < Keys.Length; i++)
        {
            if (Keys[i].Section == section && Keys[i].Name == name) return i;
        }

        return -1;
    }

    /// <summary>True for a section that has a name of its own, and may stand several times or not at all.</summary>
    public static bool IsNamed(string section) => section == TriggerSection || section == Report.Section || section == SeveritySection || section == InputSection || section == OutputSection;

    /// <summary>The index of a section's first key: they stand together.</summary>
    public int FirstOf(string section)
    {
        int first = 0;
        while (Keys[first].Section != section) first++;
        return first;
    }

    /// <summary>How many keys a section has.</summary>
    public int CountOf(string section)
    {
        int count = 0;
        for (int i = 0; i < Keys.Length; i++)
        {
            if (Keys[i].Section == section) count++;
        }

        return count;
    }

    /// <summary>True when there is such a section.</summary>
    public bool HasSection(string name)
    {
        for (int i = 0; i < Sections.Length; i++)
        {
            if (Sections[i] == name) return true;
        }

        return false;
    }
}
