// Every section and key of the settings file, in one table. A new setting is a new row, and a property of DeviceSettings.
// It is made to read a file and left to the collector after that: as a static table it would take 9 KB of heap permanently.

using DeviceMailer.Dns;
using DeviceMailer.Reports;
using DeviceMailer.Sensing.Sensors;
using DeviceMailer.Sntp;

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
    private const int MinWireBytes = 1024;          // the resolver's has 785 anyway
    private const int MaxWireBytes = 4096;          // three segments: more has no room beside TLS
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

    private const string Required = null; // in the place of a default

    /// <summary>The section that may stand several times, each with a name of its own: <c>[trigger NAME]</c>.</summary>
    public const string TriggerSection = "trigger";

    /// <summary>Likewise, for what triggers have in common: <c>[severity NAME]</c>.</summary>
    public const string SeveritySection = "severity";

    /// <summary>What is no trigger, and is pressed: <c>[input acknowledge]</c>.</summary>
    public const string InputSection = "input";

    /// <summary>What follows alarms: <c>[output NAME]</c>.</summary>
    public const string OutputSection = "output";

    /// <summary>The sections.</summary>
    public string[] Sections { get; } = { "device", "wifi", "time", "smtp", "oauth", "mail", "outbox", "i2c", "onewire", "power", "log", "history", Report.Section, SeveritySection, InputSection, OutputSection, TriggerSection };

    /// <summary>The keys, each under its section.</summary>
    public SettingsKey[] Keys { get; } =
    {
        Key("device", "name", ValueKind.Text, 1, NotifierLimits.MaxNameBytes, "devicemailer"),
        Pin("device", "led", ValueKind.OutputPin),

        Key("wifi", "ssid", ValueKind.Text, 0, MaxSsidBytes),
        Key("wifi", "password", ValueKind.Secret, 0, MaxWifiPasswordBytes),

        Key("time", "offset", ValueKind.UtcOffset, -720, 840, "+00:00"),
        Key("time", "zone", ValueKind.Zone),
        Key("time", "server", ValueKind.Hosts, 1, SntpLimits.MaxServers),

        Choice("smtp", "route", "smarthost", "smarthost", "mx"),
        Key("smtp", "host", ValueKind.Hosts, 1, MaxSmartHosts),
        Key("smtp", "dns", ValueKind.Ipv4Addresses, 1, DnsLimits.MaxServers),
        Key("smtp", "port", ValueKind.Number, 1, MaxPort),
        Choice("smtp", "security", "tls", "tls", "starttls", "none"),
        Key("smtp", "ca", ValueKind.Certificate),
        Choice("smtp", "auth", "auto", "auto", "plain", "login", "cram-md5", "scram-sha-256", "xoauth2", "oauthbearer"),
        Key("smtp", "user", ValueKind.Text, 0, MaxUserBytes),
        Key("smtp", "password", ValueKind.Secret, 0, MaxTextBytes),
        Key("smtp", "helo", ValueKind.Host),
        Key("smtp", "buffer", ValueKind.Size, MinWireBytes, MaxWireBytes),

        Key("oauth", "token-url", ValueKind.TokenUrl, 0, MaxTextBytes),
        Key("oauth", "client-id", ValueKind.Text, 0, MaxClientBytes),
        Key("oauth", "client-secret", ValueKind.Secret, 0, MaxClientBytes),
        Key("oauth", "scope", ValueKind.Text, 0, MaxClientBytes),
        Choice("oauth", "grant", "refresh_token", "refresh_token", "client_credentials"),
        Key("oauth", "token", ValueKind.TokenFile),
        Key("oauth", "ca", ValueKind.Certificate),

        Key("mail", "from", ValueKind.Address, Required),
        Key("mail", "to", ValueKind.Addresses, Required),
        Key("mail", "bcc", ValueKind.Addresses),
        Key("mail", "reply-to", ValueKind.Addresses),
        Key("mail", "list-id", ValueKind.Host),
        Key("mail", "limit", ValueKind.Number, 1, MaxMailsPerHour, "20"),
        Key("mail", "quiet", ValueKind.DayTimes),
        Choice("mail", "charset", "utf-8", "utf-8", "iso-8859-1", "us-ascii"),
        Choice("mail", "attachments", "mime", "mime", "uuencode"),

        Key("outbox", "messages", ValueKind.Number, 1, NotifierLimits.MaxOutboxMessages, "32"),
        Key("outbox", "size", ValueKind.Size, 1024, MaxOutboxBytes, "64 KiB"),
        Key("outbox", "retry", ValueKind.Durations, MinRetryMs, NotifierLimits.MaxRetrySteps, "1min, 5min, 15min, 30min, 1h, 1h, 1h, 1h, 2h"),
        Key("outbox", "expire", ValueKind.Duration, 60000, MaxExpiryMs, "5d"),
        Key("outbox", "spread", ValueKind.Duration, 0, NotifierLimits.MaxSpreadMs, "0s"),

        Pin("i2c", "sda", ValueKind.BusPin),
        Pin("i2c", "scl", ValueKind.BusPin),

        Pin("onewire", "tx", ValueKind.BusPin),
        Pin("onewire", "rx", ValueKind.BusPin),

        Choice("power", "mode", "on", "on", "sleep"),
        Key("power", "budget", ValueKind.Duration, MinBudgetMs, MaxBudgetMs, "2min"),

        Key("log", "size", ValueKind.Size, 0, MaxLogBytes, "4 KiB"),
        Choice("log", "level", "events", "events", "all"),

        Key("history", "size", ValueKind.Size, MinHistoryBytes, MaxHistoryBytes, "32 KiB"),

        Key(Report.Section, "at", ValueKind.DayTime, Required),
        Key(Report.Section, "days", ValueKind.Days),
        Key(Report.Section, "period", ValueKind.Duration, MinPeriodMs, MaxPeriodMs),
        YesOrNo(Report.Section, "chart", true),
        YesOrNo(Report.Section, "csv", true),
        Key(Report.Section, "to", ValueKind.Addresses),
        Key(Report.Section, "subject", ValueKind.Subject, 0, MaxSubjectBytes),
        YesOrNo(Report.Section, "urgent"),

        Key(SeveritySection, "to", ValueKind.Addresses),
        YesOrNo(SeveritySection, "urgent"),
        Key(SeveritySection, "remind", ValueKind.Duration, MinRemindMs, MaxExpiryMs),
        Key(SeveritySection, "escalate", ValueKind.Escalation, MinRemindMs, MaxExpiryMs),
        YesOrNo(SeveritySection, "light"),

        Pin(InputSection, "pin", ValueKind.Pin, Required),
        Choice(InputSection, "edge", "falling", "falling", "rising"),
        Choice(InputSection, "normally", "", "open", "closed"),
        Choice(InputSection, "pull", "up", "none", "up", "down"),
        Key(InputSection, "debounce", ValueKind.Duration, 0, MaxDebounceMs, "50ms"),
        YesOrNo(InputSection, "urgent"),
        Key(InputSection, "to", ValueKind.Addresses),

        Pin(OutputSection, "pin", ValueKind.OutputPin, Required),
        Choice(OutputSection, "active", "high", "high", "low"),
        Key(OutputSection, "follows", ValueKind.Text, 1, NotifierLimits.MaxNameBytes, Required),
        Key(OutputSection, "for", ValueKind.Duration, MinSampleMs, MaxIntervalMs),
        Choice(OutputSection, "until", "over", "over", "acknowledged"),

        Pin(TriggerSection, "pin", ValueKind.Pin),
        Key(TriggerSection, "adc", ValueKind.AdcChannel, 0, MaxAdcChannel),
        Key(TriggerSection, "ntc", ValueKind.Thermistor),
        Key(TriggerSection, "divider", ValueKind.Divider),
        Key(TriggerSection, "sensor", ValueKind.Sensor),
        Key(TriggerSection, "address", ValueKind.Hexadecimal, MinBusAddress, MaxBusAddress),
        Key(TriggerSection, "number", ValueKind.RomNumber),
        Key(TriggerSection, "register", ValueKind.Hexadecimal, 0, MaxRegister),
        Key(TriggerSection, "bytes", ValueKind.Number, 1, RegisterFormat.MaxBytes, "2"),
        Choice(TriggerSection, "order", "big", "big", "little"),
        YesOrNo(TriggerSection, "signed"),
        Key(TriggerSection, "shift", ValueKind.Number, 0, MaxBits - 1, "0"),
        Key(TriggerSection, "bits", ValueKind.Number, 1, MaxBits),
        Key(TriggerSection, "wait", ValueKind.Duration, 0, RegisterFormat.MaxWaitMs, "0ms"),
        Key(TriggerSection, "every", ValueKind.Duration, 60000, MaxExpiryMs),
        Key(TriggerSection, "at", ValueKind.DayTime),
        Key(TriggerSection, "days", ValueKind.Days),
        YesOrNo(TriggerSection, "boot"),
        YesOrNo(TriggerSection, "test"),
        Key(TriggerSection, "above", ValueKind.Thousandths, -MaxMilli, MaxMilli),
        Key(TriggerSection, "below", ValueKind.Thousandths, -MaxMilli, MaxMilli),
        Key(TriggerSection, "hysteresis", ValueKind.Thousandths, 0, MaxMilli, "0"),
        Key(TriggerSection, "hold", ValueKind.Duration, 0, MaxIntervalMs, "0s"),
        Key(TriggerSection, "sample", ValueKind.Duration, MinSampleMs, MaxSampleMs, "1s"),
        Key(TriggerSection, "scale", ValueKind.Millionths, -MaxMillionths, MaxMillionths, "1"),
        Key(TriggerSection, "offset", ValueKind.Thousandths, -MaxMilli, MaxMilli, "0"),
        Key(TriggerSection, "unit", ValueKind.Text, 0, MaxUnitBytes),
        Choice(TriggerSection, "edge", "falling", "falling", "rising", "both"),
        Choice(TriggerSection, "normally", "", "open", "closed"),
        Choice(TriggerSection, "level", "", "low", "high"),
        Key(TriggerSection, "within", ValueKind.Duration, NotifierLimits.MinWindowMs, MaxExpiryMs),
        Key(TriggerSection, "silence", ValueKind.Duration, NotifierLimits.MinWindowMs, MaxExpiryMs),
        Choice(TriggerSection, "pull", "up", "none", "up", "down"),
        Key(TriggerSection, "debounce", ValueKind.Duration, 0, MaxDebounceMs, "50ms"),
        Key(TriggerSection, "interval", ValueKind.Duration, 0, MaxIntervalMs, "5min"),
        YesOrNo(TriggerSection, "urgent"),
        Key(TriggerSection, "severity", ValueKind.Text, 0, NotifierLimits.MaxNameBytes),
        Key(TriggerSection, "remind", ValueKind.Duration, MinRemindMs, MaxExpiryMs),
        Key(TriggerSection, "escalate", ValueKind.Escalation, MinRemindMs, MaxExpiryMs),
        YesOrNo(TriggerSection, "light"),
        Key(TriggerSection, "to", ValueKind.Addresses),
        Key(TriggerSection, "subject", ValueKind.Subject, 0, MaxSubjectBytes),
        Key(TriggerSection, "text", ValueKind.Template, 0, MaxTextBytes),
        Key(TriggerSection, "clear-subject", ValueKind.Subject, 0, MaxSubjectBytes),
        Key(TriggerSection, "clear-text", ValueKind.Template, 0, MaxTextBytes),
        Key(TriggerSection, "html", ValueKind.Template, 0, MaxTextBytes),
        Key(TriggerSection, "attach", ValueKind.FileOrLog),
    };

    // A key whose kind says all, then one with bounds: of a number, of milliseconds, or of a count of bytes.
    private static SettingsKey Key(string section, string name, ValueKind kind, string fallback = "") => new SettingsKey(section, name, kind, 0, 0, fallback, null);

    private static SettingsKey Key(string section, string name, ValueKind kind, int minimum, int maximum, string fallback = "") =>
        new SettingsKey(section, name, kind, minimum, maximum, fallback, null);

    private static SettingsKey Pin(string section, string name, ValueKind kind, string fallback = "") => new SettingsKey(section, name, kind, 0, MaxPin, fallback, null);

    private static SettingsKey Choice(string section, string name, string fallback, params string[] words) => new SettingsKey(section, name, ValueKind.Choice, 0, 0, fallback, words);

    private static SettingsKey YesOrNo(string section, string name, bool fallback = false) => Choice(section, name, fallback ? "yes" : "no", "no", "yes");

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
