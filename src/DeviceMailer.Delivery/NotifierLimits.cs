// Every size, count and time of the notifier, with its unit, bounds and reason. The mail client's: SmtpLimits, SmtpTimeouts.

using DeviceMailer.Smtp;

namespace DeviceMailer;

/// <summary>The sizes, counts and times of the notifier.</summary>
public static class NotifierLimits
{
    /// <summary>Longest line of a settings or board file, in bytes: an alert's text with its key, and no larger than a reply line.</summary>
    public const int MaxSettingsLineBytes = 510;

    /// <summary>How much of a file is read at a time, in bytes: one flash page of littlefs holds several.</summary>
    public const int FileBlockBytes = 128;

    /// <summary>Mistakes reported one by one, at most; more are counted. Each takes RAM until it is printed.</summary>
    public const int MaxSettingsErrors = 32;

    /// <summary>Warnings reported, at most: they are few in settings that are meant.</summary>
    public const int MaxSettingsWarnings = 16;

    /// <summary>Triggers, at most: more than the usable pins of any board here.</summary>
    public const int MaxTriggers = 32;

    /// <summary>Levels of escalation of a trigger, at most: few have more bosses than that. Each takes up to 1 KiB of RAM.</summary>
    public const int MaxEscalations = 4;

    /// <summary>Longest name of a device or trigger, in bytes: it goes into a subject, which should fit one line of 78 (RFC 5322 2.1.1).</summary>
    public const int MaxNameBytes = 32;

    /// <summary>Events that wait for the main loop, at most. While a TLS handshake stops the CLR, a bouncing contact can make dozens.</summary>
    public const int EventRingSize = 32;

    /// <summary>Failures of a sensor in a row that are reported by mail: one wrong checksum is noise, five are a wire.</summary>
    public const int MaxSensorFailures = 5;

    /// <summary>How often a sensor that was reported is asked at most, in milliseconds: a held bus stops the CLR for a second each time.</summary>
    public const int FailedSensorMs = 60000;

    /// <summary>How soon a sensor that still measures is asked again, in milliseconds: 1/8 of what a DS18B20 takes.</summary>
    public const int StillMeasuringMs = 100;

    /// <summary>Most devices on a 1-Wire bus that are told: finding one takes some 200 ms, in which everything stops.</summary>
    public const int MaxOneWireDevices = 16;

    /// <summary>The shortest time in which pulses are counted, in milliseconds: its tenths are no shorter than what is looked at.</summary>
    public const int MinWindowMs = 1000;

    /// <summary>One log line, in bytes; what is longer is cut: two lines of a terminal and a half, which few replies of servers are.</summary>
    public const int LogLineBytes = 192;

    /// <summary>The same while settings are read: mistakes that list all keys of a section.</summary>
    public const int SettingsLogLineBytes = 384;

    /// <summary>A file of log lines, in bytes: small enough for littlefs to keep in its metadata, large enough that few are written.</summary>
    public const int LogFileBytes = 256;

    /// <summary>Files of log lines, at most.</summary>
    public const int MaxLogFiles = 64;

    /// <summary>Room for the time in front of a kept log line, and its end, in bytes: 2026-11-21 10:05:00.</summary>
    public const int LogStampBytes = 21;

    /// <summary>How long log lines may wait for others before they are written to flash, in milliseconds: a power cut takes no older ones.</summary>
    public const int MaxLogDelayMs = 600000;

    /// <summary>
    /// Minutes of the values that are kept, and how often they are written to flash: a power cut takes no more. The page that is being filled is written for
    /// each of them, and for each hour and event, 312 times on a quiet day. A page takes some 300 bytes with its name, of which 13 fit a block of 4 KiB: 24
    /// erasures a day, of 6.4 million that the partition's 64 blocks endure. At <see cref="MaxHistoryEventsPerHour"/> and with mails all day it is 984 times,
    /// and 76 erasures: flash lasts for 230 years at that.
    /// </summary>
    public const int HistoryMinutes = 5;

    /// <summary>A page of the history, in bytes: small enough for littlefs to keep in its metadata, large enough for four hours of one curve.</summary>
    public const int HistoryPageBytes = 256;

    /// <summary>Events in an hour that the history notes, at most: they would push hourly values out otherwise.</summary>
    public const int MaxHistoryEventsPerHour = 16;

    /// <summary>Reports, at most: each has a mail of its own.</summary>
    public const int MaxReports = 4;

    /// <summary>Events and outages that a report lists one by one, at most, the newest: what reads the rest of a hundred lines?</summary>
    public const int MaxReportEntries = 32;

    /// <summary>The longest line of a report, in bytes: what is to be told beside, a row of numbers, a name of which every character is escaped.</summary>
    public const int ReportLineBytes = 640;

    /// <summary>The earliest time that a clock which was ever set can show, in ticks of 100 ns: 2024-01-01. Before it, the clock is unset and no Date is written.</summary>
    public const long FirstPlausibleTicks = SmtpLimits.FirstPlausibleTicks;

    /// <summary>How long one attempt to connect to Wi-Fi may take, in milliseconds: scan, join, DHCP.</summary>
    public const int NetworkTimeoutMs = 60000;

    /// <summary>How long to wait for a time server after connecting, in milliseconds: a few of SNTP's first retries.</summary>
    public const int TimeTimeoutMs = 15000;

    /// <summary>How often to look whether the time has come, in milliseconds.</summary>
    public const int TimePollMs = 100;

    /// <summary>
    /// The longest time over which the devices of a fleet spread what a start or a clock makes them mail, in milliseconds: a quarter of an hour. Who waits
    /// longer for the mail that says that power is back takes the device for broken.
    /// </summary>
    public const int MaxSpreadMs = 15 * 60 * 1000;

    /// <summary>Steps of the retry schedule, at most: failures are counted in four bits.</summary>
    public const int MaxRetrySteps = 15;

    /// <summary>The longest that delivery waits without looking around, in milliseconds. Every wait has an end.</summary>
    public const int MaxIdleMs = 60000;

    /// <summary>
    /// How long a loop may get nothing done before the device is restarted, in milliseconds: longer than the longest single wait there is, ten minutes
    /// for the reply to the final dot, and some more on the same connection.
    /// </summary>
    public const int MaxStallMs = 45 * 60 * 1000;

    /// <summary>How long to wait before a restart after an unexpected failure, in milliseconds; twice as long each time.</summary>
    public const int FirstRestartWaitMs = 10000;

    /// <summary>And at most, in milliseconds: some failures pass, and a device that starts again and again wears out its flash.</summary>
    public const int MaxRestartWaitMs = 15 * 60 * 1000;

    /// <summary>A run that was longer, in milliseconds, was a good one: failures before it do not count.</summary>
    public const int GoodRunMs = 3600000;

    /// <summary>The longest wait for a network of a device that is always on, in milliseconds: somebody may have fixed it, and power is there.</summary>
    public const int MaxNetworkWaitMs = 15 * 60 * 1000;

    /// <summary>The longest deep sleep, in milliseconds: once a day it is looked around, whatever was reckoned.</summary>
    public const int MaxSleepMs = 24 * 3600 * 1000;

    /// <summary>The shortest deep sleep, in milliseconds: starting costs more than to wait for what comes sooner.</summary>
    public const int MinSleepMs = 5000;

    /// <summary>How often an analogue input may be read in sleep mode at most, in milliseconds: each time costs a start.</summary>
    public const int MinSleepSampleMs = 60000;

    /// <summary>How often a device that is to sleep looks whether it can, in milliseconds.</summary>
    public const int AwakePollMs = 200;

    /// <summary>How long beyond its budget it takes events out of the ring, in milliseconds; then those left are lost, as in any flood.</summary>
    public const int DrainMs = 5000;

    /// <summary>How long pins do not wake when they have done so too often, or the chip cannot wake by them, in milliseconds; then they are looked at.</summary>
    public const int PinRestMs = 15 * 60 * 1000;

    /// <summary>Every wake by a pin uses up so much, in milliseconds: 30 an hour in the long run, or a contact that chatters would empty the battery.</summary>
    public const int PinWakeMs = 120000;

    /// <summary>How much of that is saved up at most, in milliseconds: 30 wakes one after the other.</summary>
    public const int MaxPinWakesMs = 30 * PinWakeMs;

    /// <summary>
    /// How long a change of the events that wait may be in RAM only, in milliseconds: a reset takes no older ones, and none of a trigger's first, which is
    /// written at once. The record that has them is written 3 times for each mail at most, 1,440 times a day by this limit and 144 times by the next: 3,024
    /// times a day with 20 mails an hour. It takes some 200 bytes for few triggers, of which 18 fit a block of 4 KiB: 168 erasures a day, of 6.4 million that
    /// the partition's 64 blocks endure, 100,000 each. Flash lasts for a hundred years at that.
    /// </summary>
    public const int MaxHeldUnsavedMs = 60000;

    /// <summary>How often the time that goes by until more may be mailed is written at most, in milliseconds: so much of it counts twice after a power cut.</summary>
    public const int MaxBoundUnsavedMs = 600000;

    /// <summary>
    /// How often a device with a trigger that fires at starts notes that it is on, in milliseconds, so that the next start can tell since when there was no
    /// power: in the same record, 144 times a day, 8 erasures of a block.
    /// </summary>
    public const int AliveMs = 600000;

    /// <summary>How long a notice waits for a mail that takes it along, in milliseconds; then it goes in one of its own.</summary>
    public const int NoticeWaitMs = 3600000;

    /// <summary>The same when notices went in mails of their own before, at most, in milliseconds: it doubles each time, or a notice that is refused would never end.</summary>
    public const int MaxNoticeWaitMs = 24 * NoticeWaitMs;

    /// <summary>Messages in the outbox, at most: each takes 32 bytes of RAM, and a few files.</summary>
    public const int MaxOutboxMessages = 64;

    /// <summary>Damaged messages kept for inspection, at most.</summary>
    public const int MaxCorruptMessages = 4;

    /// <summary>
    /// The longest time without power that is believed, in milliseconds: a clock that says more was set wrong, then or now. Messages expire
    /// long before.
    /// </summary>
    public const long MaxOffMs = 30L * 24 * 3600 * 1000;
}
