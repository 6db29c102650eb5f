// One section as it was read: for each key it may have its value, its number, and where it stands.

namespace DeviceMailer.Settings;

/// <summary>A section of the settings file.</summary>
public sealed class SettingsSection
{
    private const int ColumnFactor = 1024; // a place is the line times this and the column: lines have at most 510 bytes

    private readonly SettingsSchema schema;
    private readonly string[] names; // of its keys
    private readonly string[] values;
    private readonly int[] numbers;
    private readonly int[] places;
    private readonly int place;

    internal SettingsSection(SettingsSchema schema, string name, string title, int line, int column)
    {
        this.schema = schema;
        Name = name;
        Title = title;
        place = line * ColumnFactor + column;
        names = schema.NamesOf(name);
        values = new string[names.Length];
        numbers = new int[names.Length];
        places = new int[names.Length];
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What stands behind the name: a trigger's own name, else empty.</summary>
    public string Title { get; }

    /// <summary>The line it begins on; 0 when it is not in the file.</summary>
    public int Line => place / ColumnFactor;

    /// <summary>The column it begins at, from 1; 0 when it is not in the file.</summary>
    public int Column => place % ColumnFactor;

    /// <summary>How errors name it: <c>[smtp]</c>, <c>[trigger door]</c>.</summary>
    public string Label => "[" + Name + (Title.Length > 0 ? " " + Title : "") + "]";

    /// <summary>True when the key has a value that passed its check: from the file, or its default.</summary>
    public bool Has(string key) => !string.IsNullOrEmpty(values[Index(key)]);

    /// <summary>True when the key stands in the file, good or not.</summary>
    public bool IsWritten(string key) => places[Index(key)] > 0;

    /// <summary>The value as text; null when it is missing or wrong.</summary>
    public string Text(string key) => values[Index(key)];

    /// <summary>The value as a number: itself, milliseconds, or the index of a choice.</summary>
    public int Number(string key) => numbers[Index(key)];

    /// <summary>The line the key stands on, else the section's.</summary>
    public int LineOf(string key) => PlaceOf(key) / ColumnFactor;

    /// <summary>The column of the key's value, else the section's.</summary>
    public int ColumnOf(string key) => PlaceOf(key) % ColumnFactor;

    /// <summary>How far behind the beginning of a list one of its entries begins.</summary>
    internal int OffsetOf(string key, int entry) => schema.KeyOf(Name, key).IndexOf(Text(key), entry);

    internal bool WasSet(int index) => places[index] > 0;

    internal void MarkPlace(int index, int line, int column) => places[index] = line * ColumnFactor + column;

    internal void Set(int index, string value, int number)
    {
        values[index] = value;
        numbers[index] = number;
    }

    /// <summary>Gives a key that is not in the file a value, as if it stood where another one stands that wants it so.</summary>
    internal void SetDefault(string key, string value, string because)
    {
        int index = Index(key);
        if (WasSet(index)) return;
        schema.KeyOf(Name, key).Check(value, out int number);
        Set(index, value, number);
        places[index] = PlaceOf(because);
    }

    private int PlaceOf(string key)
    {
        int at = places[Index(key)];
        return at > 0 ? at : place;
    }

    /// <summary>The place of a key among the section's; less than 0: it has none of that name.</summary>
    internal int Index(string key)
    {
        int i = names.Length - 1;
        while (i >= 0 && names[i] != key) i--;
        return i;
    }
}
