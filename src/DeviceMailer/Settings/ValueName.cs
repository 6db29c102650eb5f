namespace DeviceMailer.Settings;

/// <summary>A name in a text that stands for a value of a trigger, and its place.</summary>
internal sealed class ValueName
{
    internal ValueName(string trigger, int part, string text, string where, int line, int column)
    {
        Trigger = trigger;
        Part = part;
        Text = text;
        Where = where;
        Line = line;
        Column = column;
    }

    /// <summary>The trigger's name.</summary>
    internal string Trigger { get; }

    /// <summary>What is meant of it: see <see cref="Alerts.OtherValues"/>; less than 0: there is no such thing.</summary>
    internal int Part { get; }

    /// <summary>How it is written, with its braces.</summary>
    internal string Text { get; }

    /// <summary>Section and key.</summary>
    internal string Where { get; }

    internal int Line { get; }

    internal int Column { get; }
}
