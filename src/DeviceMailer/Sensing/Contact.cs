// What is connected to a trigger's pin: which pin, which resistor, which of its changes count.

using DeviceMailer.Settings;

namespace DeviceMailer.Sensing;

/// <summary>A trigger's pin as the settings describe it.</summary>
public sealed class Contact
{
    internal Contact(SettingsSection section)
    {
        Pin = section.Number("pin");
        Pull = (Pull)section.Number("pull");
        Edge = EdgeOf(section, Pull);
        DebounceMs = section.Number("debounce");
    }

    /// <summary>The GPIO number.</summary>
    public int Pin { get; }

    /// <summary>Which change is an event.</summary>
    public Edge Edge { get; }

    /// <summary>The resistor at the pin.</summary>
    public Pull Pull { get; }

    /// <summary>How long the pin must keep its new level, in milliseconds.</summary>
    public int DebounceMs { get; }

    /// <summary>True when a change to this level is an event.</summary>
    public bool Matches(bool rising) => Edge == Edge.Both || (Edge == Edge.Rising) == rising;

    /// <summary>
    /// Which change is an event. A contact that is normally open tells when it closes, and the other way round. Closing pulls the pin against its
    /// resistor: down when that pulls up, up when it pulls down.
    /// </summary>
    internal static Edge EdgeOf(SettingsSection section, Pull pull)
    {
        if (!section.Has("normally")) return (Edge)section.Number("edge");
        bool closes = section.Number("normally") == 0;
        return closes == (pull == Pull.Up) ? Edge.Falling : Edge.Rising;
    }
}
