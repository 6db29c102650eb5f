// One trigger: which pin, which change of it, and what its alert says.

using DeviceMailer.Settings;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Sensing;

/// <summary>A trigger as the settings describe it.</summary>
public sealed class Trigger
{
    // What was lost or joined is told behind the text, where there is something to tell.
    private const string Footer = "{footer}";

    internal Trigger(SettingsSection section, string deviceName, Letterhead letterhead)
    {
        Letterhead = letterhead;
        IntervalMs = section.Number("interval");
        IsUrgent = letterhead.Priority == MailPriority.High;
        Pin = section.Has("pin") ? section.Number("pin") : DeviceSettings.NoPin;
        AdcChannel = section.Has("adc") ? section.Number("adc") : -1;
        HasAbove = section.Has("above");
        AboveMilli = section.Number("above");
        HasBelow = section.Has("below");
        BelowMilli = section.Number("below");
        HysteresisMilli = section.Number("hysteresis");
        HoldMs = section.Number("hold");
        SampleMs = section.Number("sample");
        ScaleMillionths = section.Number("scale");
        OffsetMilli = section.Number("offset");
        Unit = Ascii.Bytes(section.Text("unit"));
        EveryMs = section.Number("every");
        AtMinute = section.Has("at") ? section.Number("at") : -1;
        IsAtBoot = section.Number("boot") == 1;
        Edge = (Edge)section.Number("edge");
        Pull = (Pull)section.Number("pull");
        DebounceMs = section.Number("debounce");
        Name = Ascii.Bytes(section.Title);
        Subject = Ascii.Bytes(section.Has("subject") ? section.Text("subject") : deviceName + ": " + section.Title);
        string text = section.LineOf("text") != section.Line ? section.Text("text") : section.Title + " on " + deviceName;
        Text = WithFooter(text);
        if (section.Has("html")) Html = Ascii.Bytes(section.Text("html"));
        File = section.Text("attach");
        FileName = Ascii.Bytes(File.Substring(File.LastIndexOf('\\') + 1));
    }

    /// <summary>Makes the trigger that says all-clear for another.</summary>
    internal Trigger(Trigger alarm, SettingsSection section)
    {
        Letterhead = alarm.Letterhead;
        IntervalMs = alarm.IntervalMs;
        IsUrgent = alarm.IsUrgent;
        Pin = DeviceSettings.NoPin;
        AdcChannel = -1;
        AtMinute = -1;
        Unit = alarm.Unit;
        Name = alarm.Name;
        Subject = Ascii.Bytes(section.Text("clear-subject"));
        Text = WithFooter(section.Text("clear-text"));
        File = "";
    }

    /// <summary>True when there are words for its all-clear.</summary>
    internal static bool HasClear(SettingsSection section) => section.Has("clear-subject");

    private static byte[] WithFooter(string text) => Ascii.Bytes(text + (text.Length == 0 || text.EndsWith("\n") ? "" : "\n") + Footer);

    /// <summary>Its name.</summary>
    public byte[] Name { get; }

    /// <summary>Who writes to whom when it fires.</summary>
    public Letterhead Letterhead { get; }

    /// <summary>The shortest time between two of its mails, in milliseconds: events in between are joined.</summary>
    public int IntervalMs { get; }

    /// <summary>True when it is mailed in quiet hours, too.</summary>
    public bool IsUrgent { get; }

    /// <summary>The trigger that says all-clear for it, as an index; less than 0: none does.</summary>
    public int ClearIndex { get; internal set; } = -1;

    /// <summary>The channel of the converter; less than 0: it has none.</summary>
    public int AdcChannel { get; }

    /// <summary>It fires above <see cref="AboveMilli"/>.</summary>
    public bool HasAbove { get; }

    /// <summary>In thousandths of its unit.</summary>
    public int AboveMilli { get; }

    /// <summary>It fires below <see cref="BelowMilli"/>.</summary>
    public bool HasBelow { get; }

    /// <summary>In thousandths of its unit.</summary>
    public int BelowMilli { get; }

    /// <summary>How far the value must be inside again for the all-clear, in thousandths of its unit.</summary>
    public int HysteresisMilli { get; }

    /// <summary>How long it must be outside, or inside again, in milliseconds.</summary>
    public int HoldMs { get; }

    /// <summary>How often it is read, in milliseconds.</summary>
    public int SampleMs { get; }

    /// <summary>What one step of the converter is, in millionths of its unit.</summary>
    public int ScaleMillionths { get; }

    /// <summary>What no step is, in thousandths of its unit.</summary>
    public int OffsetMilli { get; }

    /// <summary>What it is measured in, UTF-8.</summary>
    public byte[] Unit { get; }

    /// <summary>How often it fires by itself, in milliseconds; 0: not so.</summary>
    public int EveryMs { get; }

    /// <summary>At which time of day it fires, in minutes since local midnight; less than 0: not so.</summary>
    public int AtMinute { get; }

    /// <summary>True when it fires at every start of the device.</summary>
    public bool IsAtBoot { get; }

    /// <summary>The GPIO number; less than 0: it has none.</summary>
    public int Pin { get; }

    /// <summary>Which change is an event.</summary>
    public Edge Edge { get; }

    /// <summary>The resistor at the pin.</summary>
    public Pull Pull { get; }

    /// <summary>How long the pin must keep its new level, in milliseconds.</summary>
    public int DebounceMs { get; }

    /// <summary>The alert's subject, in UTF-8.</summary>
    public byte[] Subject { get; }

    /// <summary>The alert's text, in UTF-8 with LF between lines.</summary>
    public byte[] Text { get; }

    /// <summary>The same as HTML; null: none.</summary>
    public byte[] Html { get; }

    /// <summary>The file that goes with the alert; empty: none.</summary>
    public string File { get; }

    /// <summary>Its name without its folders.</summary>
    public byte[] FileName { get; }

    /// <summary>True when a change to this level is an event.</summary>
    public bool Matches(bool rising) => Edge == Edge.Both || (Edge == Edge.Rising) == rising;
}
