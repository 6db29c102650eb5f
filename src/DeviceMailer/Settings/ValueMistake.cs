// What is wrong with a value, as exactly as its kind allows: of a list, which entry.

namespace DeviceMailer.Settings;

/// <summary>Where a value that failed its check is wrong, what is there, and what should be.</summary>
internal sealed class ValueMistake
{
    private const char Semicolon = ';';

    /// <summary>Looks for the mistake.</summary>
    /// <param name="key">The key whose check the value failed.</param>
    /// <param name="value">The value.</param>
    internal ValueMistake(SettingsKey key, string value)
    {
        Found = value;
        Expected = key.Kind == ValueKind.Host ? HostName.ExpectedFor(value) : key.Expected + key.Nearest(value);
        if (key.MaxEntries > 0) FindEntry(key, value);
    }

    /// <summary>The index of the character at which it begins.</summary>
    internal int Index { get; private set; }

    /// <summary>What is there.</summary>
    internal string Found { get; private set; }

    /// <summary>What should be there.</summary>
    internal string Expected { get; private set; }

    // The first entry that is wrong, or one too many.
    private void FindEntry(SettingsKey key, string value)
    {
        string[] entries = value.Split(',');
        int start = 0;
        for (int i = 0; i < entries.Length; i++)
        {
            string entry = entries[i].Trim();
            if (i < key.MaxEntries && key.IsEntry(entry))
            {
                start += entries[i].Length + 1;
                continue;
            }

            while (start < value.Length && value[start] == ' ') start++;
            Index = start;
            Found = entry;
            int semicolon = entry.IndexOf(Semicolon);
            if (semicolon >= 0)
            {
                Index += semicolon;
                Found = entry.Substring(semicolon, 1);
                Expected = "commas between entries, and comments on lines of their own";
            }
            else if (key.Kind == ValueKind.Hosts && i < key.MaxEntries)
            {
                Expected = HostName.ExpectedFor(entry);
            }

            return;
        }
    }
}
