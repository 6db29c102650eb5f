namespace DeviceMailer.Settings;

/// <summary>What a setting's value is, and so how it is checked.</summary>
public enum ValueKind
{
    /// <summary>Text of at most so many bytes, on one line.</summary>
    Text,

    /// <summary>Text of at most so many bytes, with names of values in braces.</summary>
    Template,

    /// <summary>The same on one line, as a mail's subject.</summary>
    Subject,

    /// <summary>Text of at most so many bytes, on one line, that no log and no error shows.</summary>
    Secret,

    /// <summary>A whole number within bounds.</summary>
    Number,

    /// <summary>A number with up to three decimals, in thousandths.</summary>
    Thousandths,

    /// <summary>A number with up to six decimals, in millionths.</summary>
    Millionths,

    /// <summary>The GPIO number of an input.</summary>
    Pin,

    /// <summary>The GPIO number of an output.</summary>
    OutputPin,

    /// <summary>The GPIO number of a bus, which is read and driven.</summary>
    BusPin,

    /// <summary>A channel of the first converter.</summary>
    AdcChannel,

    /// <summary>A thermistor's resistance at 25 °C, its B and the resistor beside it: <c>10k/3950/100k</c>.</summary>
    Thermistor,

    /// <summary>Two resistors of a voltage divider, the upper and the lower one: <c>200k/100k</c>.</summary>
    Divider,

    /// <summary>A sensor on a bus and, behind a hyphen, what it measures: <c>sht3x-humidity</c>.</summary>
    Sensor,

    /// <summary>The number of a device on 1-Wire: <c>28-0123456789ab</c>.</summary>
    RomNumber,

    /// <summary>A number within bounds as chips' datasheets write it: <c>0x44</c>.</summary>
    Hexadecimal,

    /// <summary>A time with its unit, within bounds of milliseconds: <c>50ms</c>, <c>2s</c>, <c>5min</c>, <c>2h</c>, <c>1d</c>.</summary>
    Duration,

    /// <summary>Times with their units, with commas between them.</summary>
    Durations,

    /// <summary>A time of day: <c>07:00</c>.</summary>
    DayTime,

    /// <summary>Days of the week, <c>mon,fri</c>, or a day of the month, <c>1</c>.</summary>
    Days,

    /// <summary>A part of each day: <c>22:00-06:30</c>.</summary>
    DayTimes,

    /// <summary>A count of bytes, within bounds: <c>512</c>, <c>10 KiB</c>, <c>2 MiB</c>.</summary>
    Size,

    /// <summary>Local time's offset from UTC, within bounds of minutes: <c>+01:00</c>, <c>-03:30</c>.</summary>
    UtcOffset,

    /// <summary>The rule of a time zone, a POSIX TZ string: <c>CET-1CEST,M3.5.0,M10.5.0/3</c>.</summary>
    Zone,

    /// <summary>A file on the device: a drive, a colon, a backslash and a name, such as <c>I:\ca.pem</c>.</summary>
    File,

    /// <summary>A file on the device with a certificate in PEM.</summary>
    Certificate,

    /// <summary>A file on the device with a refresh token, as the command <c>login</c> writes it.</summary>
    TokenFile,

    /// <summary>A URL of a token server: <c>https://oauth2.example.com/token</c>.</summary>
    TokenUrl,

    /// <summary>A file on the device, or <c>log</c>: the log lines that are kept, or <c>chart</c>: the values of the last day.</summary>
    FileOrLog,

    /// <summary>One of some words.</summary>
    Choice,

    /// <summary>A domain name or an IPv4 address.</summary>
    Host,

    /// <summary>Domain names or IPv4 addresses, with commas between them.</summary>
    Hosts,

    /// <summary>IPv4 addresses, with commas between them.</summary>
    Ipv4Addresses,

    /// <summary>A mail address.</summary>
    Address,

    /// <summary>Mail addresses with commas between them.</summary>
    Addresses,

    /// <summary>A time and who is told then: <c>30min to boss@example.org</c>. Each further line is a further level.</summary>
    Escalation,
}
