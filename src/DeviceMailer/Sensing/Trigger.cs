// One trigger: what fires it, and what its alert says.

using DeviceMailer.Reports;
using DeviceMailer.Sensing.Sensors;
using DeviceMailer.Settings;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Sensing;

/// <summary>A trigger as the settings describe it.</summary>
public sealed class Trigger
{
    /// <summary>What stands for a file: the log.</summary>
    internal const string LogFile = "log";

    /// <summary>Likewise: the chart of its values.</summary>
    internal const string ChartFile = "chart";

    private const char ChartSign = 'c'; // a file begins with its drive: a whole word would be a literal, which takes 12 bytes for each alert

    // Lost and merged events are reported after the text, if there are any.
    private const string Footer = "{footer}";

    private const string FaultSubject = "{device}: {trigger} cannot be measured";
    private const string ReportText = "There is no report: the history cannot be read, or the outbox has no room for it. Look at the flash of {device}.";
    private const int Never = -1;
    private const int AtBoot = -2;
    private const int OnAsking = -3;
    private const int AtFactor = 2048;  // of its days, in one number with its minute

    private const string FaultText = "The sensor of {trigger} on {device} has failed {value} times. Until it measures again, {trigger} cannot fire.";
    private const string AcknowledgedSubject = "{device}: acknowledged";
    private const string AcknowledgedText = "Somebody pressed the button on {device} at {time}. There are no more reminders of: {acknowledged}.\n";
    private const string TestName = "test mail";
    private const string TestSubject = "{device}: test mail";
    private const string TestText = "This is a test mail: somebody asked for it on the page of {device}. Nothing has happened.\n";
    private const string Reminder = "Reminder: ";
    private const string StillSo = "It is still so. It began at {first}.\n";
    private const string Escalated = "Not acknowledged: ";
    private const string Unanswered = "Nobody has acknowledged it since {first}.\n";

    private readonly int at;    // the minute of the day, and the days; less than 0: never, at a start, or when somebody asks

    internal Trigger(SettingsSection section, string deviceName, Letterhead letterhead, Board board)
    {
        Letterhead = letterhead;
        IntervalMs = section.Number("interval");
        TriggerKind kind = KindOf(section);
        if (section.Has("pin")) Contact = new Contact(section);
        if (kind != TriggerKind.Clock && kind != TriggerKind.Edge) Measure = new Measure(section, kind, board);
        Unit = Ascii.Bytes(section.Has("unit") ? section.Text("unit") : Measure.UnitOf(section));
        EveryMs = section.Number("every");
        at = AtOrBoot(section);
        Name = Ascii.Bytes(section.Title);
        Subject = Ascii.Bytes(SubjectOf(section, deviceName));
        Text = WithFooter(TextOf(section, deviceName));
        if (section.Has("html")) Html = Ascii.Bytes(section.Text("html"));
        File = section.Text("attach");
    }

    private Trigger(Letterhead letterhead, byte[] name, byte[] unit, int intervalMs, int at = Never)
    {
        Letterhead = letterhead;
        IntervalMs = intervalMs;
        this.at = at;
        Unit = unit;
        Name = name;
        File = "";
    }

    private Trigger(Trigger alarm, Letterhead letterhead)
        : this(letterhead, alarm.Name, alarm.Unit, alarm.IntervalMs)
    {
    }

    /// <summary>Makes the press that acknowledges alarms, from its section.</summary>
    internal static Trigger Acknowledging(SettingsSection section, Letterhead letterhead) => new Trigger(letterhead, Ascii.Bytes(section.Title), Ascii.Nothing, 0)
    {
        Contact = new Contact(section),
        Subject = Ascii.Bytes(AcknowledgedSubject),
        Text = WithFooter(AcknowledgedText),
        FollowUps = new FollowUps { Acknowledges = true },
    };

    /// <summary>Makes the page's test mail.</summary>
    internal static Trigger AskedFor(Letterhead letterhead) => new Trigger(letterhead, Ascii.Bytes(TestName), Ascii.Nothing, 0, OnAsking)
    {
        Subject = Ascii.Bytes(TestSubject),
        Text = WithFooter(TestText),
    };

    /// <summary>Makes the trigger that reminds of another.</summary>
    internal static Trigger ReminderOf(Trigger alarm, SettingsSection section, string deviceName) => new Trigger(alarm, alarm.Letterhead)
    {
        Subject = Ascii.Bytes(Reminder + SubjectOf(section, deviceName)),
        Text = WithFooter(WithLineEnd(TextOf(section, deviceName)) + StillSo),
    };

    /// <summary>Makes the trigger that tells others of another.</summary>
    internal static Trigger EscalationOf(Trigger alarm, SettingsSection section, string deviceName, Letterhead letterhead) => new Trigger(alarm, letterhead)
    {
        Subject = Ascii.Bytes(Escalated + SubjectOf(section, deviceName)),
        Text = WithFooter(WithLineEnd(TextOf(section, deviceName)) + Unanswered),
    };

    /// <summary>Makes the trigger of a further level of escalation, with the words of the first.</summary>
    internal static Trigger NextLevelOf(Trigger first, Letterhead letterhead) => new Trigger(first, letterhead) { Subject = first.Subject, Text = first.Text };

    private Trigger(SettingsSection report, string deviceName, Letterhead letterhead)
        : this(letterhead, Ascii.Bytes(report.Title), Ascii.Nothing, 0)
    {
        at = AtOf(report);
        Subject = Ascii.Bytes(SubjectOf(report, deviceName));
        Text = WithFooter(ReportText);
        Report = new Report(report);
    }

    /// <summary>Makes the trigger that a report is.</summary>
    internal static Trigger ReportOf(SettingsSection section, string deviceName, Letterhead letterhead) => new Trigger(section, deviceName, letterhead);

    /// <summary>Makes the trigger that says all-clear for another.</summary>
    internal static Trigger ClearOf(Trigger alarm, SettingsSection section) =>
        new Trigger(alarm, alarm.Letterhead) { Subject = Ascii.Bytes(section.Text("clear-subject")), Text = WithFooter(section.Text("clear-text")) };

    /// <summary>Makes the trigger that says that another's sensor fails.</summary>
    internal static Trigger FaultOf(Trigger alarm) => new Trigger(alarm, alarm.Letterhead) { Subject = Ascii.Bytes(FaultSubject), Text = WithFooter(FaultText) };

    /// <summary>What fires the trigger of a section.</summary>
    internal static TriggerKind KindOf(SettingsSection section)
    {
        if (section.Name != SettingsSchema.TriggerSection) return TriggerKind.Edge; // a button
        if (section.Has("adc")) return TriggerKind.Adc;
        if (section.Has("sensor")) return section.Number("sensor") == SensorWords.AnyChip ? TriggerKind.Register : TriggerKind.Sensor;
        if (!section.Has("pin")) return TriggerKind.Clock;
        if (section.Has("within")) return TriggerKind.Count;
        if (section.Has("silence")) return TriggerKind.Silence;
        return section.Has("level") || (section.Has("normally") && section.IsWritten("hold")) ? TriggerKind.Level : TriggerKind.Edge;
    }

    /// <summary>True when what fires the trigger of a section lasts, and is over at some time: a level, a value, an edge that the pin takes back.</summary>
    internal static bool Lasts(SettingsSection section)
    {
        TriggerKind kind = KindOf(section);
        return kind == TriggerKind.Edge ? Contact.EdgeOf(section, (Pull)section.Number("pull")) != Edge.Both : kind != TriggerKind.Clock;
    }

    /// <summary>True when what fires it lasts.</summary>
    internal bool Lasts() => Measure != null || (Contact != null && Contact.Edge != Edge.Both);

    /// <summary>True when it has this name.</summary>
    internal bool IsNamed(string name) => MailAddress.AreSame(Name, Ascii.Bytes(name));

    /// <summary>True when there are words for its all-clear.</summary>
    internal static bool HasClear(SettingsSection section) => section.Has("clear-subject");

    private static int AtOf(SettingsSection section) => section.Has("at") ? section.Number("days") * AtFactor + section.Number("at") : Never;

    // What fires it is one thing: the section of a report has no boot.
    private static int AtOrBoot(SettingsSection section) => section.Number("boot") == 1 ? AtBoot : AtOf(section);

    private static string SubjectOf(SettingsSection section, string deviceName) => section.Has("subject") ? section.Text("subject") : deviceName + ": " + section.Title;

    private static string TextOf(SettingsSection section, string deviceName) => section.LineOf("text") != section.Line ? section.Text("text") : section.Title + " on " + deviceName;

    private static string WithLineEnd(string text) => text + (text.Length == 0 || text.EndsWith("\n") ? "" : "\n");

    private static byte[] WithFooter(string text) => Ascii.Bytes(WithLineEnd(text) + Footer);

    /// <summary>Its name.</summary>
    public byte[] Name { get; }

    /// <summary>Who writes to whom when it fires.</summary>
    public Letterhead Letterhead { get; }

    /// <summary>The shortest time between two of its mails, in milliseconds: events in between are merged.</summary>
    public int IntervalMs { get; }

    /// <summary>True when it is mailed in quiet hours, too.</summary>
    public bool IsUrgent => Letterhead.Priority == MailPriority.High;

    /// <summary>What may come after it; null: nothing.</summary>
    internal FollowUps FollowUps { get; set; }

    /// <summary>The trigger that says all-clear for it, as an index; less than 0: none does.</summary>
    public int ClearIndex => FollowUps == null ? -1 : FollowUps.ClearIndex;

    /// <summary>The trigger that says that its sensor fails, as an index; less than 0: it cannot fail.</summary>
    public int FaultIndex => FollowUps == null ? -1 : FollowUps.FaultIndex;

    /// <summary>Its pin; null: it has none.</summary>
    public Contact Contact { get; private set; }

    /// <summary>What it measures; null: nothing.</summary>
    public Measure Measure { get; }

    /// <summary>True when its values make a curve.</summary>
    internal bool IsCurve => Measure != null && Measure.IsCurve;

    /// <summary>True when its sensor may fail.</summary>
    internal bool CanFail => Measure != null && (Measure.Sensor != null || Measure.Thermistor != null);

    /// <summary>What it is measured in, UTF-8.</summary>
    public byte[] Unit { get; }

    /// <summary>How often it fires by itself, in milliseconds; 0: not so.</summary>
    public int EveryMs { get; }

    /// <summary>At which time of day it fires, in minutes since local midnight; less than 0: not so.</summary>
    public int AtMinute => at < 0 ? -1 : at % AtFactor;

    /// <summary>On which days: <see cref="ReportDays"/>.</summary>
    internal int Days => at < 0 ? 0 : at / AtFactor;

    /// <summary>What it reports; null: it is no report.</summary>
    public Report Report { get; }

    /// <summary>True when it fires at every start of the device.</summary>
    public bool IsAtBoot => at == AtBoot;

    /// <summary>True when a clock or the start fires it.</summary>
    internal bool IsTimed => at >= AtBoot && at != Never || EveryMs > 0;

    /// <summary>
    /// True for the page's test mail, the last trigger. It is there while there is a page only: what outlasts a start is kept without it, so that all else fits the next one.
    /// </summary>
    internal bool IsAskedFor => at == OnAsking;

    /// <summary>The alert's subject, in UTF-8.</summary>
    public byte[] Subject { get; private set; }

    /// <summary>The alert's text, in UTF-8 with LF between lines.</summary>
    public byte[] Text { get; private set; }

    /// <summary>The same as HTML; null: none.</summary>
    public byte[] Html { get; }

    /// <summary>The file that goes with the alert; empty: none.</summary>
    public string File { get; }

    /// <summary>True when the kept log lines go with it.</summary>
    public bool IsLogAttached => File == LogFile;

    /// <summary>True when the chart of its last day goes with it.</summary>
    public bool IsChartAttached => File.Length > 0 && File[0] == ChartSign;
}
