// One line of a settings or board file: nothing, a section, or a key and its value. Runs at start-up only, so it may allocate.

namespace DeviceMailer.Settings;

/// <summary>
/// Parses a line. A comment is a line of its own that begins with # or ;. A value is taken as it is written, without the blanks around it; one in
/// double quotes may have blanks at its ends, and the escapes \n \t \" \\.
/// </summary>
public sealed class IniLine
{
    private string raw;
    private int start;      // of the section's or key's name in the line
    private int valueStart; // of the value, its quote left out
    private bool isQuoted;

    /// <summary>What was found.</summary>
    public IniLineKind Kind { get; private set; }

    /// <summary>The section's or the key's name, in lower case.</summary>
    public string Name { get; private set; }

    /// <summary>The section's title, the key's value, or what is wrong.</summary>
    public string Value { get; private set; }

    /// <summary>The column, from 1, at which the section's bracket or the key begins; in a malformed line, of what is wrong.</summary>
    public int Column => start + 1;

    /// <summary>
    /// Where in a value without quotes a # or ; stands behind a blank or first: few values have one there, and a comment that was put behind a value
    /// does. Less than 0: nowhere.
    /// </summary>
    public int CommentLike { get; private set; }

    /// <summary>The column, from 1, of a character of the value in the line as it was written.</summary>
    /// <param name="index">Which character of <see cref="Value"/>.</param>
    public int ColumnOf(int index)
    {
        int at = valueStart;
        for (; index > 0; index--) at += isQuoted && raw[at] == '\\' ? 2 : 1; // an escape is one character of the value
        return at + 1;
    }

    /// <summary>Parses one line, without its end.</summary>
    public IniLineKind Parse(string line)
    {
        raw = line;
        Name = "";
        Value = "";
        CommentLike = -1;
        start = SkipBlanks(0);
        if (start == raw.Length || IsSign(raw[start])) return Kind = IniLineKind.Nothing;
        return Kind = raw[start] == '[' ? ParseSection() : ParseKey();
    }

    private IniLineKind ParseSection()
    {
        int end = raw.IndexOf(']', start);
        if (end < 0) return Fail(start, "found a section without its ], expected [name]");
        int behind = SkipBlanks(end + 1);
        if (behind < raw.Length) return Fail(behind, "found text after a section's ], expected nothing: a comment goes on a line of its own");

        string inside = raw.Substring(start + 1, end - start - 1).Trim();
        int blank = inside.IndexOf(' ');
        Name = (blank < 0 ? inside : inside.Substring(0, blank)).ToLower();
        Value = blank < 0 ? "" : inside.Substring(blank + 1).Trim();
        return IniLineKind.Section;
    }

    private IniLineKind ParseKey()
    {
        int equals = raw.IndexOf('=', start);
        if (equals <= start) return Fail(start, "found neither a section nor a key, expected [section] or key = value");
        Name = raw.Substring(start, equals - start).Trim().ToLower();
        valueStart = SkipBlanks(equals + 1);
        isQuoted = valueStart < raw.Length && raw[valueStart] == '"';
        if (!isQuoted) return ParsePlain();
        valueStart++;
        return ParseQuoted();
    }

    private IniLineKind ParsePlain()
    {
        int end = raw.Length;
        while (end > valueStart && IsBlank(raw[end - 1])) end--;
        Value = raw.Substring(valueStart, end - valueStart);
        for (int i = valueStart; i < end && CommentLike < 0; i++)
        {
            if (IsSign(raw[i]) && (i == valueStart || IsBlank(raw[i - 1]))) CommentLike = i - valueStart;
        }

        return IniLineKind.Key;
    }

    private IniLineKind ParseQuoted()
    {
        // Whole runs are concatenated, not single characters: on nanoCLR s[i] walks the string, and a character of two halves must stay whole.
        string value = "";
        int run = valueStart;
        for (int i = valueStart; i < raw.Length; i++)
        {
            char c = raw[i];
            if (c == '"')
            {
                Value = value + raw.Substring(run, i - run);
                int behind = SkipBlanks(i + 1);
                if (behind < raw.Length && raw[behind] == '<') return ParseQuotedName();
                if (behind < raw.Length) return Fail(behind, "found text after the closing quote, expected nothing: a comment goes on a line of its own");
                return IniLineKind.Key;
            }

            if (c != '\\') continue;
            value += raw.Substring(run, i - run);
            i++;
            if (i == raw.Length) break;
            switch (raw[i])
            {
                case 'n': value += "\n"; break;
                case 't': value += "\t"; break;
                case '"': value += "\""; break;
                case '\\': value += "\\"; break;
                default: return Fail(i - 1, "found an unknown escape, expected \\n \\t \\\" or \\\\");
            }

            run = i + 1;
        }

        return Fail(valueStart - 1, "found no closing quote, expected \"");
    }

    // The quotes are those of the name in front of an address (RFC 5322 3.2.5), and part of the value.
    private IniLineKind ParseQuotedName()
    {
        isQuoted = false;
        valueStart--;
        return ParsePlain();
    }

    private IniLineKind Fail(int at, string problem)
    {
        start = at;
        Value = problem;
        return IniLineKind.Malformed;
    }

    private int SkipBlanks(int at)
    {
        while (at < raw.Length && IsBlank(raw[at])) at++;
        return at;
    }

    private static bool IsSign(char c) => c == '#' || c == ';';

    private static bool IsBlank(char c) => c == ' ' || c == '\t';
}
