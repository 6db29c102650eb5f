namespace DeviceMailer.VirtualBoard.Settings;

/// <summary>Writes settings.</summary>
internal static class SettingsText
{
    /// <summary>A value as it stands in a file. Blanks at its ends, and a quote that it begins with, are lost otherwise; what looks like a comment is asked about.</summary>
    internal static string Quoted(string value)
    {
        bool isPlain = value.Length == 0 || (value.Trim(' ', '\t').Length == value.Length && value[0] is not ('"' or '#' or ';') && !value.Contains(" #", StringComparison.Ordinal) && !value.Contains(" ;", StringComparison.Ordinal));
        return isPlain ? value : $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>Writes a file that only its owner may read: there is a password in it.</summary>
    internal static void Write(string path, string settings)
    {
        File.WriteAllText(path, settings); // UTF-8 without a mark
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
