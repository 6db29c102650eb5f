// One mistake or warning of the firmware's check, taken apart for editors: where it is, what was found, what was expected.

namespace DeviceMailer.VirtualBoard.Settings;

/// <summary>A message about a settings file.</summary>
/// <param name="File">The file, as the user named it.</param>
/// <param name="Line">From 1; 0: the file as a whole.</param>
/// <param name="Column">From 1; 0: the line as a whole.</param>
/// <param name="Length">How many characters from there it is about; 0: not known.</param>
/// <param name="IsWarning">True: it stops nothing.</param>
/// <param name="Key">Such as <c>[smtp] port</c>; empty: none.</param>
/// <param name="Found">What is there; empty where the message does not say it that way.</param>
/// <param name="Expected">What should be there; empty where the message does not say.</param>
/// <param name="Text">The whole sentence, without place and key.</param>
internal sealed record SettingsMessage(string File, int Line, int Column, int Length, bool IsWarning, string Key, string Found, string Expected, string Text)
{
    private const string WarningMark = "warning: ";
    private const string FoundMark = "found ";
    private const string ExpectedMark = ", expected ";

    /// <summary><c>file:line:column: key: text</c>, as compilers write it and editors read it.</summary>
    public override string ToString() =>
        $"{File}{(Line > 0 ? $":{Line}" : "")}{(Column > 0 ? $":{Column}" : "")}: {(IsWarning ? WarningMark : "")}{(Key.Length > 0 ? $"{Key}: " : "")}{Text}";

    /// <summary>Takes apart what the firmware's SettingsErrors wrote: <c>file:line:column: [section] key: found ..., expected ...</c>.</summary>
    /// <param name="message">The message.</param>
    /// <param name="onDevice">The file's path there.</param>
    /// <param name="here">How the user calls it.</param>
    /// <param name="lines">The file's lines.</param>
    internal static SettingsMessage Parse(string message, string onDevice, string here, string[] lines)
    {
        bool isOurs = message.StartsWith(onDevice, StringComparison.Ordinal);
        string file = isOurs ? here : message[..message.IndexOf(':', 2)]; // behind the drive's colon
        string rest = message[(isOurs ? onDevice : file).Length..];
        int line = TakeNumber(ref rest);
        int column = TakeNumber(ref rest);
        rest = rest.TrimStart(':', ' ');
        bool isWarning = rest.StartsWith(WarningMark, StringComparison.Ordinal);
        if (isWarning) rest = rest[WarningMark.Length..];
        int found = rest.StartsWith(FoundMark, StringComparison.Ordinal) ? 0 : rest.IndexOf(": " + FoundMark, StringComparison.Ordinal);
        string key = found > 0 ? rest[..found] : "";
        string text = found > 0 ? rest[(found + 2)..] : rest;
        int expected = text.LastIndexOf(ExpectedMark, StringComparison.Ordinal);
        string what = found < 0 ? "" : text[FoundMark.Length..(expected < 0 ? text.Length : expected)];
        return new SettingsMessage(
            file,
            line,
            column,
            isOurs ? LengthAt(lines, line, column, what) : 0,
            isWarning,
            key,
            what,
            expected < 0 ? "" : text[(expected + ExpectedMark.Length)..],
            text);
    }

    // ":12" and what is behind it.
    private static int TakeNumber(ref string rest)
    {
        int end = 1;
        while (rest.StartsWith(':') && end < rest.Length && char.IsAsciiDigit(rest[end])) end++;
        if (end == 1) return 0;
        int number = int.Parse(rest.AsSpan(1, end - 1), System.Globalization.CultureInfo.InvariantCulture);
        rest = rest[end..];
        return number;
    }

    // A section's head, a key's name, or a value: whatever begins at the column. What was found there is shorter, where it is an entry of a list.
    internal static int LengthAt(string[] lines, int line, int column, string found = "")
    {
        if (line < 1 || line > lines.Length || column < 1 || column > lines[line - 1].Length) return 0;
        string text = lines[line - 1];
        string rest = text[(column - 1)..];
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        if (rest[0] == '[') return rest.IndexOf(']', StringComparison.Ordinal) + 1;
        if (equals >= column) return rest[..(equals - column + 1)].TrimEnd().Length;
        if (found.Length > 2 && found[0] == '"' && rest.StartsWith(found[1..^1], StringComparison.Ordinal)) return found.Length - 2;
        int end = rest[0] == '"' ? rest.IndexOf('"', 1) + 1 : 0;
        return (end > 0 ? rest[..end] : rest).TrimEnd().Length;
    }
}
