// Every section and key of the settings file, in one table. A new setting is a new row, and a property of DeviceSettings.
// It is made to read a file and left to the collector after that, a section at a time: all of the keys at once would take 15 KB of heap, more than is free in a
// small one when a device starts, and as a static table permanently.

using DeviceMailer.Dns;
using DeviceMailer.Reports;
using DeviceMailer.Sensing.Sensors;
using DeviceMailer.Setup;
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

    private readonly string[][] names;
    private string madeFor = "";
    private SettingsKey[] made;

    /// <summary>Makes a table.</summary>
    public SettingsSchema() => names = new string[Sections.Length][];

    /// <summary>The sections.</summary>
    public string[] Sections { get; } = { "device", "wifi", "time", "smtp", "oauth", "mail", "outbox", "i2c", "onewire", "power", "log", "history", "page", Report.Section, SeveritySection, InputSection, OutputSection, TriggerSection };

    /// <summary>A section's keys. They are made anew after another section was asked for: a caller that keeps them keeps their memory.</summary>
    /// <param name="section">One of <see cref="Sections"/>.</param>
    public SettingsKey[] KeysOf(string section)
    {
        if (section == madeFor) return made;
        made = null; // never two sections' at a time
        madeFor = section;
        made = Make(section);
        return made;
    }

    private static SettingsKey[] Make(string section)
    {
        if (section == "device") return Device();
        if (section == "wifi") return Wifi();
        if (section == "time") return Time();
        if (section == "smtp") return Smtp();
        if (section == "oauth") return OAuth();
        if (section == "mail") return Mail();
        if (section == "outbox") return Outbox();
        if (section == "i2c") return I2c();
        if (section == "onewire") return OneWire();
        if (section == "power") return Power();
        if (section == "log") return Log();
        if (section == "history") return History();
        if (section == "page") return Page();
        if (section == Report.Section) return Reports();
        if (section == SeveritySection) return Severities();
        if (section == InputSection) return Inputs();
        if (section == OutputSection) return Outputs();
        return Triggers();
    }

    private static SettingsKey[] Device() => new[]
    {
        Key("name", ValueKind.Text, 1, NotifierLimits.MaxNameBytes, "devicemailer"),
        Pin("led", ValueKind.OutputPin),
    };

    private static SettingsKey[] Wifi() => new[]
    {
        Key("ssid", ValueKind.Text, 0, MaxSsidBytes),
        Key("password", ValueKind.Secret, 0, MaxWifiPasswordBytes),
    };

    private static SettingsKey[] Time() => new[]
    {
        Key("offset", ValueKind.UtcOffset, -720, 840, "+00:00"),
        Key("zone", ValueKind.Zone),
        Key("server", ValueKind.Hosts, 1, SntpLimits.MaxServers),
    };

    private static SettingsKey[] Smtp() => new[]
    {
        Choice("route", "smarthost", "smarthost", "mx"),
        Key("host", ValueKind.Hosts, 1, MaxSmartHosts),
        Key("dns", ValueKind.Ipv4Addresses, 1, DnsLimits.MaxServers),
        Key("port", ValueKind.Number, 1, MaxPort),
        Choice("security", "tls", "tls", "starttls", "none"),
        Key("ca", ValueKind.Certificate),
        Choice("auth", "auto", "auto", "plain", "login", "cram-md5", "scram-sha-256", "xoauth2", "oauthbearer"),
        Key("user", ValueKind.Text, 0, MaxUserBytes),
        Key("password", ValueKind.Secret, 0, MaxTextBytes),
        Key("helo", ValueKind.Host),
        Key("buffer", ValueKind.Size, MinWireBytes, MaxWireBytes),
    };

    private static SettingsKey[] OAuth() => new[]
    {
        Key("token-url", ValueKind.TokenUrl, 0, MaxTextBytes),
        Key("client-id", ValueKind.Text, 0, MaxClientBytes),
        Key("client-secret", ValueKind.Secret, 0, MaxClientBytes),
        Key("scope", ValueKind.Text, 0, MaxClientBytes),
        Choice("grant", "refresh_token", "refresh_token", "client_credentials"),
        Key("token", ValueKind.TokenFile),
        Key("ca", ValueKind.Certificate),
    };

    private static SettingsKey[] Mail() => new[]
    {
        Key("from", ValueKind.Address, Required),
        Key("to", ValueKind.Addresses, Required),
        Key("bcc", ValueKind.Addresses),
        Key("reply-to", ValueKind.Addresses),
        Key("list-id", ValueKind.Host),
        Key("limit", ValueKind.Number, 1, MaxMailsPerHour, "20"),
        Key("quiet", ValueKind.DayTimes),
        Choice("charset", "utf-8", "utf-8", "iso-8859-1", "us-ascii"),
        Choice("attachments", "mime", "mime", "uuencode"),
    };

    private static SettingsKey[] Outbox() => new[]
    {
        Key("messages", ValueKind.Number, 1, NotifierLimits.MaxOutboxMessages, "32"),
        Key("size", ValueKind.Size, 1024, MaxOutboxBytes, "64 KiB"),
        Key("retry", ValueKind.Durations, MinRetryMs, NotifierLimits.MaxRetrySteps, "1min, 5min, 15min, 30min, 1h, 1h, 1h, 1h, 2h"),
        Key("expire", ValueKind.Duration, 60000, MaxExpiryMs, "5d"),
        Key("spread", ValueKind.Duration, 0, NotifierLimits.MaxSpreadMs, "0s"),
    };

    private static SettingsKey[] I2c() => new[]
    {
        Pin("sda", ValueKind.BusPin),
        Pin("scl", ValueKind.BusPin),
    };

    private static SettingsKey[] OneWire() => new[]
    {
        Pin("tx", ValueKind.BusPin),
        Pin("rx", ValueKind.BusPin),
    };

    private static SettingsKey[] Power() => new[]
    {
        Choice("mode", "on", "on", "sleep"),
        Key("budget", ValueKind.Duration, MinBudgetMs, MaxBudgetMs, "2min"),
    };

    private static SettingsKey[] Log() => new[]
    {
        Key("size", ValueKind.Size, 0, MaxLogBytes, "4 KiB"),
        Choice("level", "events", "events", "all"),
    };

    private static SettingsKey[] History() => new[]
    {
        Key("size", ValueKind.Size, MinHistoryBytes, MaxHistoryBytes, "32 KiB"),
    };

    private static SettingsKey[] Page() => new[]
    {
        Key("password", ValueKind.Secret, SetupLimits.MinPasswordBytes, SetupLimits.MaxPasswordBytes),
    };

    private static SettingsKey[] Reports() => new[]
    {
        Key("at", ValueKind.DayTime, Required),
        Key("days", ValueKind.Days),
        Key("period", ValueKind.Duration, MinPeriodMs, MaxPeriodMs),
        YesOrNo("chart", true),
        YesOrNo("csv", true),
        Key("to", ValueKind.Addresses),
        Key("subject", ValueKind.Subject, 0, MaxSubjectBytes),
        YesOrNo("urgent"),
    };

    private static SettingsKey[] Severities() => new[]
    {
        Key("to", ValueKind.Addresses),
        YesOrNo("urgent"),
        Key("remind", ValueKind.Duration, MinRemindMs, MaxExpiryMs),
        Key("escalate", ValueKind.Escalation, MinRemindMs, MaxExpiryMs),
        YesOrNo("light"),
    };

    private static SettingsKey[] Inputs() => new[]
    {
        Pin("pin", ValueKind.Pin, Required),
        Choice("edge", "falling", "falling", "rising"),
        Choice("normally", "", "open", "closed"),
        Choice("pull", "up", "none", "up", "down"),
        Key("debounce", ValueKind.Duration, 0, MaxDebounceMs, "50ms"),
        YesOrNo("urgent"),
        Key("to", ValueKind.Addresses),
    };

    private static SettingsKey[] Outputs() => new[]
    {
        Pin("pin", ValueKind.OutputPin, Required),
        Choice("active", "high", "high", "low"),
        Key("follows", ValueKind.Text, 1, NotifierLimits.MaxNameBytes, Required),
        Key("for", ValueKind.Duration, MinSampleMs, MaxIntervalMs),
        Choice("until", "over", "over", "acknowledged"),
    };

    private static SettingsKey[] Triggers() => new[]
    {
        Pin("pin", ValueKind.Pin),
        Key("adc", ValueKind.AdcChannel, 0, MaxAdcChannel),
        Key("ntc", ValueKind.Thermistor),
        Key("divider", ValueKind.Divider),
        Key("sensor", ValueKind.Sensor),
        Key("address", ValueKind.Hexadecimal, MinBusAddress, MaxBusAddress),
        Key("number", ValueKind.RomNumber),
        Key("register", ValueKind.Hexadecimal, 0, MaxRegister),
        Key("bytes", ValueKind.Number, 1, RegisterFormat.MaxBytes, "2"),
        Choice("order", "big", "big", "little"),
        YesOrNo("signed"),
        Key("shift", ValueKind.Number, 0, MaxBits - 1, "0"),
        Key("bits", ValueKind.Number, 1, MaxBits),
        Key("wait", ValueKind.Duration, 0, RegisterFormat.MaxWaitMs, "0ms"),
        Key("every", ValueKind.Duration, 60000, MaxExpiryMs),
        Key("at", ValueKind.DayTime),
        Key("days", ValueKind.Days),
        YesOrNo("boot"),
        YesOrNo("test"),
        Key("above", ValueKind.Thousandths, -MaxMilli, MaxMilli),
        Key("below", ValueKind.Thousandths, -MaxMilli, MaxMilli),
        Key("hysteresis", ValueKind.Thousandths, 0, MaxMilli, "0"),
        Key("hold", ValueKind.Duration, 0, MaxIntervalMs, "0s"),
        Key("sample", ValueKind.Duration, MinSampleMs, MaxSampleMs, "1s"),
        Key("scale", ValueKind.Millionths, -MaxMillionths, MaxMillionths, "1"),
        Key("offset", ValueKind.Thousandths, -MaxMilli, MaxMilli, "0"),
        Key("unit", ValueKind.Text, 0, MaxUnitBytes),
        Choice("edge", "falling", "falling", "rising", "both"),
        Choice("normally", "", "open", "closed"),
        Choice("level", "", "low", "high"),
        Key("within", ValueKind.Duration, NotifierLimits.MinWindowMs, MaxExpiryMs),
        Key("silence", ValueKind.Duration, NotifierLimits.MinWindowMs, MaxExpiryMs),
        Choice("pull", "up", "none", "up", "down"),
        Key("debounce", ValueKind.Duration, 0, MaxDebounceMs, "50ms"),
        Key("interval", ValueKind.Duration, 0, MaxIntervalMs, "5min"),
        YesOrNo("urgent"),
        Key("severity", ValueKind.Text, 0, NotifierLimits.MaxNameBytes),
        Key("remind", ValueKind.Duration, MinRemindMs, MaxExpiryMs),
        Key("escalate", ValueKind.Escalation, MinRemindMs, MaxExpiryMs),
        YesOrNo("light"),
        Key("to", ValueKind.Addresses),
        Key("subject", ValueKind.Subject, 0, MaxSubjectBytes),
        Key("text", ValueKind.Template, 0, MaxTextBytes),
        Key("clear-subject", ValueKind.Subject, 0, MaxSubjectBytes),
        Key("clear-text", ValueKind.Template, 0, MaxTextBytes),
        Key("html", ValueKind.Template, 0, MaxTextBytes),
        Key("attach", ValueKind.FileOrLog),
    };

    // A key whose kind says all, then one with bounds: of a number, of milliseconds, or of a count of bytes.
    private static SettingsKey Key(string name, ValueKind kind, string fallback = "") => new SettingsKey(name, kind, 0, 0, fallback, null);

    private static SettingsKey Key(string name, ValueKind kind, int minimum, int maximum, string fallback = "") => new SettingsKey(name, kind, minimum, maximum, fallback, null);

    private static SettingsKey Pin(string name, ValueKind kind, string fallback = "") => new SettingsKey(name, kind, 0, MaxPin, fallback, null);

    private static SettingsKey Choice(string name, string fallback, params string[] words) => new SettingsKey(name, ValueKind.Choice, 0, 0, fallback, words);

    private static SettingsKey YesOrNo(string name, bool fallback = false) => Choice(name, fallback ? "yes" : "no", "no", "yes");

    /// <summary>A key; null: the section has none of that name.</summary>
    public SettingsKey KeyOf(string section, string name)
    {
        SettingsKey[] keys = KeysOf(section);
        for (int i = 0; i < keys.Length; i++)
        {
            if (keys[i].Name == name) return keys[i];
        }

        return null;
    }

    /// <summary>The names of a section's keys, in their order: one array for all sections of that name.</summary>
    internal string[] NamesOf(string section)
    {
        int at = 0;
        while (Sections[at] != section) at++;
        if (names[at] != null) return names[at];
        SettingsKey[] keys = KeysOf(section);
        names[at] = new string[keys.Length];
        for (int i = 0; i < keys.Length; i++) names[at][i] = keys[i].Name;
        return names[at];
    }

    /// <summary>True for a section that has a name of its own, and may stand several times or not at all.</summary>
    public static bool IsNamed(string section) => section == TriggerSection || section == Report.Section || section == SeveritySection || section == InputSection || section == OutputSection;

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
