// What is wrong with a value, as exactly as its kind allows: of a list, which entry.

using DeviceMailer.Zones;

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
        if (key.Kind == ValueKind.Zone) FindInZone(value);
    }

    /// <summary>The index of the character at which it begins.</summary>
    internal int Index { get; private set; }

    /// <summary>What is there.</summary>
    internal string Found { get; private set; }

    /// <summary>What should be there.</summary>
    internal string Expected { get; private set; }

    // Where a rule ends to be one. A name is wrong as a whole.
    private void FindInZone(string value)
    {
        if (IsZoneName(value))
        {
            Expected += "; on a PC, check finds the one of a name";
            return;
        }

        ZoneReader reader = new ZoneReader(value);
        Index = reader.Index;
        Found = value.Substring(Index);
        Expected = reader.Expected;
    }

    // Europe/Berlin, CET: each rule has a digit, and a slash behind a comma only.
    private static bool IsZoneName(string value)
    {
        bool hasDigit = false;
        for (int i = 0; i < value.Length; i++) hasDigit |= value[i] >= '0' && value[i] <= '9';
        return !hasDigit || (value.IndexOf('/') >= 0 && value.IndexOf(',') < 0);
    }

    // The first entry that is wrong, or one too many.
    private void FindEntry(SettingsKey key, string value)
    {
        string[] entries = key.EntriesOf(value);
        for (int i = 0; i < entries.Length; i++)
        {
            string entry = entries[i].Trim();
            if (i < key.MaxEntries && key.IsEntry(entry)) continue;
            Index = key.IndexOf(value, i);
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
