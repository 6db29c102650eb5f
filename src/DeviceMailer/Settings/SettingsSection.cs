// One section as it was read: for each key of the schema its value, its number, and the line it stands on.

namespace DeviceMailer.Settings;

/// <summary>A section of the settings file.</summary>
public sealed class SettingsSection
{
    private readonly string[] values = new string[SettingsSchema.Keys.Length];
    private readonly int[] numbers = new int[SettingsSchema.Keys.Length];
    private readonly int[] lines = new int[SettingsSchema.Keys.Length];

    internal SettingsSection(string name, string title, int line)
    {
        Name = name;
        Title = title;
        Line = line;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What stands behind the name: a trigger's own name, else empty.</summary>
    public string Title { get; }

    /// <summary>The line it begins on; 0 when it is not in the file.</summary>
    public int Line { get; }

    /// <summary>How errors name it: <c>[smtp]</c>, <c>[trigger door]</c>.</summary>
    public string Label => "[" + Name + (Title.Length > 0 ? " " + Title : "") + "]";

    /// <summary>True when the key has a value that passed its check: from the file, or its default.</summary>
    public bool Has(string key) => !string.IsNullOrEmpty(values[Index(key)]);

    /// <summary>True when the key stands in the file, good or not.</summary>
    public bool IsWritten(string key) => WasSet(Index(key));

    /// <summary>The value as text; null when it is missing or wrong.</summary>
    public string Text(string key) => values[Index(key)];

    /// <summary>The value as a number: itself, milliseconds, or the index of a choice.</summary>
    public int Number(string key) => numbers[Index(key)];

    /// <summary>The line the key stands on, else the section's.</summary>
    public int LineOf(string key)
    {
        int line = lines[Index(key)];
        return line > 0 ? line : Line;
    }

    internal bool WasSet(int index) => lines[index] > 0;

    internal void MarkLine(int index, int line) => lines[index] = line;

    internal void Set(int index, string value, int number)
    {
        values[index] = value;
        numbers[index] = number;
    }

    private int Index(string key) => SettingsSchema.IndexOf(Name, key);
}
