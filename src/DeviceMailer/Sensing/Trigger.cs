// One trigger: which pin, which change of it, and what its alert says.

using DeviceMailer.Settings;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Sensing;

/// <summary>A trigger as the settings describe it.</summary>
public sealed class Trigger
{
    internal Trigger(SettingsSection section, string deviceName)
    {
        Pin = section.Number("pin");
        Edge = (Edge)section.Number("edge");
        Pull = (Pull)section.Number("pull");
        DebounceMs = section.Number("debounce");
        Name = Ascii.Bytes(section.Title);
        Subject = Ascii.Bytes(section.Has("subject") ? section.Text("subject") : deviceName + ": " + section.Title);
        Text = Ascii.Bytes(section.LineOf("text") != section.Line ? section.Text("text") : section.Title + " on " + deviceName);
        if (section.Has("html")) Html = Ascii.Bytes(section.Text("html"));
        File = section.Text("attach");
        FileName = Ascii.Bytes(File.Substring(File.LastIndexOf('\\') + 1));
    }

    /// <summary>Its name.</summary>
    public byte[] Name { get; }

    /// <summary>The GPIO number.</summary>
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
