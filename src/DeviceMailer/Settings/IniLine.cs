// One line of a settings or board file: nothing, a section, or a key and its value. Runs at start-up only, so it may allocate.

namespace DeviceMailer.Settings;

/// <summary>
/// Parses a line. Comments begin with # or ; at the start of the line or behind a blank. A value in double quotes may hold these, blanks
/// at its ends, and the escapes \n \t \" \\.
/// </summary>
public sealed class IniLine
{
    private string raw;

    /// <summary>What was found.</summary>
    public IniLineKind Kind { get; private set; }

    /// <summary>The section's or the key's name, in lower case.</summary>
    public string Name { get; private set; }

    /// <summary>The section's title, the key's value, or what is wrong.</summary>
    public string Value { get; private set; }

    /// <summary>The column, from 1, of a character of the value in the line as it was written.</summary>
    /// <param name="index">Which character of <see cref="Value"/>.</param>
    public int ColumnOf(int index)
    {
        int at = raw.IndexOf('=') + 1;
        while (at < raw.Length && (raw[at] == ' ' || raw[at] == '\t')) at++;
        bool quoted = at < raw.Length && raw[at] == '"';
        if (quoted) at++;
        for (; index > 0; index--) at += quoted && raw[at] == '\\' ? 2 : 1; // an escape is one character of the value
        return at + 1;
    }

    /// <summary>Parses one line, without its end.</summary>
    public IniLineKind Parse(string line)
    {
        raw = line;
        line = line.Trim();
        Name = "";
        Value = "";
        if (line.Length == 0 || line[0] == '#' || line[0] == ';') return Kind = IniLineKind.Nothing;
        return Kind = line[0] == '[' ? ParseSection(line) : ParseKey(line);
    }

    private IniLineKind ParseSection(string line)
    {
        int end = line.IndexOf(']');
        if (end < 0) return Fail("found a section without its ], expected [name]");
        if (!IsCommentOrNothing(line.Substring(end + 1))) return Fail("found text behind a section's ], expected nothing or a comment");

        string inside = line.Substring(1, end - 1).Trim();
        int blank = inside.IndexOf(' ');
        Name = (blank < 0 ? inside : inside.Substring(0, blank)).ToLower();
        Value = blank < 0 ? "" : inside.Substring(blank + 1).Trim();
        return IniLineKind.Section;
    }

    private IniLineKind ParseKey(string line)
    {
        int equals = line.IndexOf('=');
        if (equals <= 0) return Fail("found neither a section nor a key, expected [section] or key = value");
        Name = line.Substring(0, equals).Trim().ToLower();
        string value = line.Substring(equals + 1).Trim();
        return value.Length > 0 && value[0] == '"' ? ParseQuoted(value) : ParsePlain(value);
    }

    private IniLineKind ParsePlain(string value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            bool comment = (value[i] == '#' || value[i] == ';') && (i == 0 || IsBlank(value[i - 1]));
            if (!comment) continue;
            value = value.Substring(0, i).Trim();
            break;
        }

        Value = value;
        return IniLineKind.Key;
    }

    private IniLineKind ParseQuoted(string quoted)
    {
        // Whole runs are joined, not single characters: on nanoCLR s[i] walks the string, and a character of two halves must stay whole.
        string value = "";
        int run = 1;
        for (int i = 1; i < quoted.Length; i++)
        {
            char c = quoted[i];
            if (c == '"')
            {
                Value = value + quoted.Substring(run, i - run);
                if (!IsCommentOrNothing(quoted.Substring(i + 1))) return Fail("found text behind the closing quote, expected nothing or a comment");
                return IniLineKind.Key;
            }

            if (c != '\\') continue;
            value += quoted.Substring(run, i - run);
            i++;
            if (i == quoted.Length) break;
            switch (quoted[i])
            {
                case 'n': value += "\n"; break;
                case 't': value += "\t"; break;
                case '"': value += "\""; break;
                case '\\': value += "\\"; break;
                default: return Fail("found an unknown escape, expected \\n \\t \\\" or \\\\");
            }

            run = i + 1;
        }

        return Fail("found no closing quote, expected \"");
    }

    private IniLineKind Fail(string problem)
    {
        Value = problem;
        return IniLineKind.Malformed;
    }

    private static bool IsCommentOrNothing(string rest)
    {
        rest = rest.Trim();
        return rest.Length == 0 || rest[0] == '#' || rest[0] == ';';
    }

    private static bool IsBlank(char c) => c == ' ' || c == '\t';
}
