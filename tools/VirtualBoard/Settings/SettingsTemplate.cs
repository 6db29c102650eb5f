// One settings file that is the model of many: its lines and comments stay, and values are put in their places.

namespace DeviceMailer.VirtualBoard.Settings;

/// <summary>A settings file of which other ones are made.</summary>
internal sealed class SettingsTemplate(string text)
{
    private readonly string[] lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    /// <summary>True when a key has a value there.</summary>
    /// <param name="section">The section, with its name where it has one: <c>trigger door</c>.</param>
    /// <param name="key">The key.</param>
    internal bool Has(string section, string key) => ValueOf(section, key) != null;

    /// <summary>A key's value; null: it is not there.</summary>
    internal string? ValueOf(string section, string key)
    {
        int at = Find([.. lines], section, key);
        return at < 0 ? null : lines[at][(lines[at].IndexOf('=', StringComparison.Ordinal) + 1)..].Trim();
    }

    /// <summary>The file with other values: those of keys that are there are replaced, others go to the end of their section.</summary>
    internal string With(IEnumerable<(string Section, string Key, string Value)> values)
    {
        List<string> made = [.. lines];
        foreach ((string section, string key, string value) in values)
        {
            string line = $"{key} = {SettingsText.Quoted(value)}";
            int at = Find(made, section, key);
            if (at >= 0)
            {
                made[at] = line;
                for (int next = Find(made, section, key, at + 1); next >= 0; next = Find(made, section, key, at + 1)) made.RemoveAt(next); // a list over several lines
            }
            else
            {
                Add(made, section, line);
            }
        }

        return string.Join('\n', made) + "\n";
    }

    private static void Add(List<string> made, string section, string line)
    {
        int head = made.FindIndex(one => IsHead(one, section));
        if (head < 0)
        {
            made.AddRange(["", $"[{section}]", line]);
            return;
        }

        int end = head + 1;
        while (end < made.Count && !made[end].TrimStart().StartsWith('[')) end++;
        while (made[end - 1].Trim().Length == 0 || made[end - 1].TrimStart()[0] is '#' or ';') end--; // what stands above the next section is about that
        made.Insert(end, line);
    }

    private static int Find(List<string> lines, string section, string key, int from = 0)
    {
        bool isWithin = false;
        for (int i = 0; i < lines.Count; i++)
        {
            string line = lines[i].TrimStart();
            if (line.StartsWith('[')) isWithin = IsHead(line, section);
            else if (isWithin && i >= from && line.IndexOf('=', StringComparison.Ordinal) is > 0 and int equals && line[..equals].TrimEnd() == key) return i;
        }

        return -1;
    }

    private static bool IsHead(string line, string section) => line.Trim() == $"[{section}]";
}
