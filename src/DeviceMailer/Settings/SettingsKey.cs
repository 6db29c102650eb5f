// One key of the settings file: its kind, bounds and default. All of them: SettingsSchema.cs.
// What a kind looks like and how it is checked stand in two switches, not in a type for each kind: a type stays in the runtime's tables for good, and these
// keys live only while the file is read.

using DeviceMailer.Dns;
using DeviceMailer.OAuth;
using DeviceMailer.Reports;
using DeviceMailer.Sensing;
using DeviceMailer.Sensing.OneWire;
using DeviceMailer.Sensing.Sensors;
using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;
using DeviceMailer.Zones;

namespace DeviceMailer.Settings;

/// <summary>What a key may hold, and the check for it.</summary>
public sealed class SettingsKey
{
    private const string FilePrefix = "I:\\"; // the internal flash

    private readonly string[] choices;

    /// <summary>What two times of day are combined with into one number.</summary>
    internal const int DayTimeFactor = 2048;

    /// <summary>Declares a key.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="kind">What its value is.</param>
    /// <param name="minimum">Smallest number, milliseconds, or count of bytes.</param>
    /// <param name="maximum">Largest number, milliseconds, or count of bytes.</param>
    /// <param name="fallback">What holds when the key is not there; null: the key must be there.</param>
    /// <param name="choices">The words of a choice; else null.</param>
    public SettingsKey(string name, ValueKind kind, int minimum, int maximum, string fallback, string[] choices)
    {
        Name = name;
        Kind = kind;
        Minimum = minimum;
        Maximum = maximum;
        Default = fallback;
        this.choices = choices;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What its value is.</summary>
    public ValueKind Kind { get; }

    /// <summary>Smallest number, milliseconds, or count of bytes.</summary>
    public int Minimum { get; }

    /// <summary>Largest number, milliseconds, or count of bytes.</summary>
    public int Maximum { get; }

    /// <summary>What holds when the key is not there; null: it must be there; empty: nothing.</summary>
    public string Default { get; }

    /// <summary>The words of a choice, or null. A sensor's are made anew each time.</summary>
    public string[] Choices => Kind == ValueKind.Sensor ? SensorWords.All() : choices;

    /// <summary>What a good value looks like, for error messages and documentation.</summary>
    public string Expected
    {
        get
        {
            switch (Kind)
            {
                case ValueKind.Number: return "a number from " + Minimum.ToString() + " to " + Maximum.ToString();
                case ValueKind.Thousandths: return "a number with at most three decimals, from " + (Minimum / 1000).ToString() + " to " + (Maximum / 1000).ToString() + ", such as -18.5";
                case ValueKind.Millionths: return "a number with at most six decimals, from " + (Minimum / 1000000).ToString() + " to " + (Maximum / 1000000).ToString() + ", such as 0.0806";
                case ValueKind.AdcChannel: return "a channel of the first converter from " + Minimum.ToString() + " to " + Maximum.ToString() + ", and not its pin";
                case ValueKind.Pin:
                case ValueKind.OutputPin:
                case ValueKind.BusPin: return "a GPIO number from " + Minimum.ToString() + " to " + Maximum.ToString();
                case ValueKind.Duration:
                    return "a time from " + Duration(Minimum) + " to " + Duration(Maximum) + " with its unit (ms, s, min, h, d), such as 50ms";
                case ValueKind.Durations:
                    return "1 to " + Maximum.ToString() + " times with their units, separated by commas, each " + Duration(Minimum) + " or longer, such as 1min, 5min, 1h";
                case ValueKind.Template: return Minimum.ToString() + " to " + Maximum.ToString() + " bytes of text";
                case ValueKind.DayTime: return "a time of day such as 07:00";
                case ValueKind.Days: return "days of the week such as mon,fri, or a day of the month from 1 to 31";
                case ValueKind.DayTimes: return "a part of the day such as 22:00-06:30";
                case ValueKind.Size: return "a size from " + Size(Minimum) + " to " + Size(Maximum) + ", such as 10 KiB";
                case ValueKind.UtcOffset: return "an offset from UTC from -12:00 to +14:00, such as +01:00";
                case ValueKind.Zone: return "the rule of a time zone, such as CET-1CEST,M3.5.0,M10.5.0/3";
                case ValueKind.FileOrLog: return "a file on the device such as I:\\photo.jpg, or log, or chart";
                case ValueKind.TokenFile: return "a file on the device such as I:\\token.txt";
                case ValueKind.TokenUrl: return "a URL such as https://oauth2.example.com/token";
                case ValueKind.File:
                case ValueKind.Certificate: return "a file on the device such as I:\\ca.pem";
                case ValueKind.Choice: return "one of: " + ChoiceList();
                case ValueKind.Thermistor: return "its resistance at 25 °C, its B and the fixed resistor, such as 10k/3950/100k";
                case ValueKind.Divider: return "the resistors from the source to the pin and from the pin to GND, such as 200k/100k";
                case ValueKind.Sensor: return "a sensor and what it measures, such as sht3x-humidity; the sensors are: " + SensorWords.NameList();
                case ValueKind.RomNumber: return "a device's number as the log shows it at the start, such as 28-0123456789ab";
                case ValueKind.Hexadecimal: return "a number from " + Hexadecimal.Text(Minimum) + " to " + Hexadecimal.Text(Maximum);
                case ValueKind.Host: return "a host name or an IPv4 address";
                case ValueKind.Hosts: return "1 to " + Maximum.ToString() + " host names or IPv4 addresses, separated by commas";
                case ValueKind.Ipv4Addresses: return "1 to " + Maximum.ToString() + " IPv4 addresses, separated by commas, such as 192.0.2.53";
                case ValueKind.Address: return "a mail address such as freezer@example.com or Freezer room <freezer@example.com>";
                case ValueKind.Addresses:
                    return "1 to " + SmtpLimits.MaxRecipients.ToString() + " mail addresses, separated by commas, such as cook@example.com";
                case ValueKind.Escalation: return "a time from " + Duration(Minimum) + " to " + Duration(Maximum) + " and who is told then, such as 30min to boss@example.org";
                default: return Minimum.ToString() + " to " + Maximum.ToString() + " bytes of text on one line, without control characters";
            }
        }
    }

    /// <summary>Checks a value.</summary>
    /// <param name="value">The text found.</param>
    /// <param name="number">The number, the milliseconds, or the index of the choice.</param>
    public bool Check(string value, out int number)
    {
        number = 0;
        switch (Kind)
        {
            case ValueKind.Number:
            case ValueKind.AdcChannel:
            case ValueKind.Pin:
            case ValueKind.OutputPin:
            case ValueKind.BusPin: return TryNumber(value, out number) && number >= Minimum && number <= Maximum;
            case ValueKind.Thousandths: return TryDecimal(value, 3, out number) && number >= Minimum && number <= Maximum;
            case ValueKind.Millionths: return TryDecimal(value, 6, out number) && number >= Minimum && number <= Maximum;
            case ValueKind.Duration: return TryDuration(value, out number) && number >= Minimum && number <= Maximum;
            case ValueKind.DayTime: return TryDayTime(value, out number);
            case ValueKind.Days: return ReportDays.TryRead(value, out number);
            case ValueKind.DayTimes: return TryDayTimes(value, out number);
            case ValueKind.Size: return TrySize(value, out number) && number >= Minimum && number <= Maximum;
            case ValueKind.UtcOffset: return TryOffset(value, out number) && number >= Minimum && number <= Maximum;
            case ValueKind.Zone: return new ZoneReader(value).Zone != null;
            case ValueKind.FileOrLog: return value == Trigger.LogFile || value == Trigger.ChartFile || IsFile(value);
            case ValueKind.TokenUrl: return OAuthUrl.IsFit(value) && value.Length <= Maximum;
            case ValueKind.File:
            case ValueKind.TokenFile:
            case ValueKind.Certificate: return IsFile(value);
            case ValueKind.Choice: return TryChoice(value, out number);
            case ValueKind.Thermistor: return Thermistor.IsFit(value);
            case ValueKind.Divider: return Divider.IsFit(value);
            case ValueKind.Sensor: return (number = SensorWords.Find(value)) >= 0;
            case ValueKind.RomNumber: return RomNumber.Read(value) != null;
            case ValueKind.Hexadecimal: return Hexadecimal.TryRead(value, out number) && number >= Minimum && number <= Maximum;
            case ValueKind.Host: return HostName.IsFit(value);
            case ValueKind.Address: return new AddressEntry(value).IsFit;
            case ValueKind.Escalation: return new Escalation(value).IsFit(Minimum, Maximum);
            case ValueKind.Durations:
            case ValueKind.Hosts:
            case ValueKind.Ipv4Addresses:
            case ValueKind.Addresses: return AreEntries(value);
            case ValueKind.Template: return IsOfSize(Ascii.Bytes(value)) && MailMessage.IsText(Ascii.Bytes(value));
            case ValueKind.Subject: return IsOfSize(Ascii.Bytes(value)) && MailMessage.IsSubject(Ascii.Bytes(value));
            default: return IsOfSize(Ascii.Bytes(value)) && Utf8.IsOneLine(Ascii.Bytes(value));
        }
    }

    /// <summary>How many entries a list may have; 0: the value is no list.</summary>
    internal int MaxEntries
    {
        get
        {
            switch (Kind)
            {
                case ValueKind.Durations:
                case ValueKind.Hosts:
                case ValueKind.Ipv4Addresses: return Maximum;
                case ValueKind.Addresses: return SmtpLimits.MaxRecipients;
                default: return 0;
            }
        }
    }

    /// <summary>Checks an entry of a list.</summary>
    internal bool IsEntry(string entry)
    {
        switch (Kind)
        {
            case ValueKind.Durations: return TryDuration(entry, out int ms) && ms >= Minimum;
            case ValueKind.Hosts: return HostName.IsFit(entry);
            case ValueKind.Ipv4Addresses: return Ipv4.IsAddress(entry);
            default: return new AddressEntry(entry).IsFit;
        }
    }

    /// <summary>The entries of a list, with the blanks around them.</summary>
    internal string[] EntriesOf(string value) => Kind == ValueKind.Addresses ? AddressEntry.Split(value) : value.Split(',');

    /// <summary>The index of the character at which an entry of a list begins.</summary>
    internal int IndexOf(string value, int entry)
    {
        string[] entries = EntriesOf(value);
        int start = 0;
        for (int i = 0; i < entry; i++) start += entries[i].Length + 1;
        while (start < value.Length && value[start] == ' ') start++;
        return start;
    }

    /// <summary>True for addresses, whose names may have a # behind a blank.</summary>
    internal bool IsAddress => Kind == ValueKind.Address || Kind == ValueKind.Addresses;

    /// <summary>True for text in which a # or ; behind a blank may be meant.</summary>
    internal bool IsFreeText => Kind == ValueKind.Text || Kind == ValueKind.Secret || Kind == ValueKind.Template || Kind == ValueKind.Subject;

    /// <summary>True for text that must be somebody else's to the byte: a name or a secret with which the device logs in or joins.</summary>
    internal bool IsCredentialOf(string section) => Kind == ValueKind.Secret || (Kind == ValueKind.Text && (section == "wifi" || section == "smtp" || section == "oauth"));

    private bool IsOfSize(byte[] bytes) => bytes.Length >= Minimum && bytes.Length <= Maximum;

    // A path on the flash, whose name can stand in a mail.
    private static bool IsFile(string value)
    {
        if (value.Length <= FilePrefix.Length || !value.StartsWith(FilePrefix) || !Utf8.IsOneLine(Ascii.Bytes(value))) return false;
        return Attachment.IsFileName(Ascii.Bytes(value.Substring(value.LastIndexOf('\\') + 1)));
    }

    /// <summary>For a wrong value: the choice that was meant, as a question, or nothing.</summary>
    internal string Nearest(string value)
    {
        string[] words = Choices;
        if (words == null) return "";
        NearestWord nearest = new NearestWord(value);
        for (int i = 0; i < words.Length; i++) nearest.Offer(words[i]);
        return nearest.Question;
    }

    // Digits only: no sign, no blanks, no overflow, whatever the platform's parser takes.
    internal static bool TryNumber(string value, out int number)
    {
        const int MaxDigits = 9;
        number = 0;
        if (value.Length == 0 || value.Length > MaxDigits) return false;
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] < '0' || value[i] > '9') return false;
            number = number * 10 + (value[i] - '0');
        }

        return true;
    }

    internal static bool TryDuration(string value, out int milliseconds)
    {
        milliseconds = 0;
        int digits = 0;
        while (digits < value.Length && value[digits] >= '0' && value[digits] <= '9') digits++;
        if (!TryNumber(value.Substring(0, digits), out int count)) return false;

        int unitMs = UnitMs(value.Substring(digits).Trim());
        if (unitMs == 0 || count > int.MaxValue / unitMs) return false;
        milliseconds = count * unitMs;
        return true;
    }

    // In the largest unit that leaves no rest.
    private static string Duration(int milliseconds)
    {
        string[] units = { "d", "h", "min", "s" };
        for (int i = 0; i < units.Length; i++)
        {
            int unitMs = UnitMs(units[i]);
            if (milliseconds >= unitMs && milliseconds % unitMs == 0) return (milliseconds / unitMs).ToString() + units[i];
        }

        return milliseconds.ToString() + "ms";
    }

    private static string Size(int bytes)
    {
        const int Kibi = 1024;
        const int Mebi = Kibi * Kibi;
        return bytes >= Mebi && bytes % Mebi == 0 ? (bytes / Mebi).ToString() + " MiB" : bytes % Kibi == 0 ? (bytes / Kibi).ToString() + " KiB" : bytes.ToString() + " bytes";
    }

    // 0: it is none.
    private static int UnitMs(string unit)
    {
        switch (unit)
        {
            case "ms": return 1;
            case "s": return 1000;
            case "min": return 60000;
            case "h": return 3600000;
            case "d": return 86400000;
            default: return 0;
        }
    }

    // [-]digits[.digits], as a whole number of its last decimal place.
    private static bool TryDecimal(string value, int decimals, out int number)
    {
        const long Most = int.MaxValue;
        number = 0;
        bool negative = value.Length > 0 && value[0] == '-';
        long all = 0;
        int places = -1; // behind the dot; less than 0: before it
        int digits = 0;
        for (int i = negative ? 1 : 0; i < value.Length; i++)
        {
            char c = value[i];
            if (c == '.' && places < 0)
            {
                places = 0;
                continue;
            }

            if (c < '0' || c > '9' || places == decimals) return false;
            if (places >= 0) places++;
            digits++;
            all = all * 10 + (c - '0');
            if (all > Most) return false;
        }

        if (digits == 0 || places == 0) return false;
        for (int place = places < 0 ? 0 : places; place < decimals; place++)
        {
            all *= 10;
            if (all > Most) return false;
        }

        number = (int)(negative ? -all : all);
        return true;
    }

    // A number with or without a unit.
    private static bool TrySize(string value, out int bytes)
    {
        const int UnitLength = 3;
        bytes = 0;
        int factor = value.EndsWith("KiB") ? 1024 : value.EndsWith("MiB") ? 1024 * 1024 : 1;
        if (!TryNumber(factor == 1 ? value : value.Substring(0, value.Length - UnitLength).Trim(), out int count)) return false;
        if (count > int.MaxValue / factor) return false;
        bytes = count * factor;
        return true;
    }

    // hh:mm-hh:mm, as minutes since midnight: the end times 2,048 and the beginning.
    private static bool TryDayTimes(string value, out int times)
    {
        times = 0;
        string[] ends = value.Split('-');
        if (ends.Length != 2 || !TryDayTime(ends[0].Trim(), out int from) || !TryDayTime(ends[1].Trim(), out int until)) return false;
        times = until * DayTimeFactor + from;
        return true;
    }

    private static bool TryDayTime(string value, out int minutes)
    {
        minutes = 0;
        if (value.Length != 5 || value[2] != ':') return false;
        if (!TryNumber(value.Substring(0, 2), out int hours) || !TryNumber(value.Substring(3, 2), out int rest)) return false;
        minutes = hours * 60 + rest;
        return hours < 24 && rest < 60;
    }

    // +hh:mm or -hh:mm
    private static bool TryOffset(string value, out int minutes)
    {
        const int Length = 6;
        minutes = 0;
        if (value.Length != Length || (value[0] != '+' && value[0] != '-') || value[3] != ':') return false;
        if (!TryNumber(value.Substring(1, 2), out int hours) || !TryNumber(value.Substring(4, 2), out int rest) || rest > 59) return false;
        minutes = hours * 60 + rest;
        if (value[0] == '-') minutes = -minutes;
        return true;
    }

    private bool TryChoice(string value, out int index)
    {
        for (index = 0; index < choices.Length; index++)
        {
            if (choices[index] == value) return true;
        }

        return false;
    }

    private bool AreEntries(string value)
    {
        string[] entries = EntriesOf(value);
        if (entries.Length > MaxEntries) return false;
        for (int i = 0; i < entries.Length; i++)
        {
            if (!IsEntry(entries[i].Trim())) return false;
        }

        return true;
    }

    private string ChoiceList()
    {
        string list = choices[0];
        for (int i = 1; i < choices.Length; i++) list += ", " + choices[i];
        return list;
    }
}
