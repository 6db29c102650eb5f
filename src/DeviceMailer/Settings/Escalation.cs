// Who is told when nobody acknowledges an alarm: a time, the word to, and addresses. A level each line; as a value, with line ends between them.

using DeviceMailer.Smtp;

namespace DeviceMailer.Settings;

/// <summary>One level of escalation.</summary>
internal sealed class Escalation
{
    private const string Word = " to ";
    private const char Joint = '\n';

    private readonly int afterMs;
    private readonly bool hasTime;

    /// <summary>Takes one apart.</summary>
    internal Escalation(string text)
    {
        int word = text.IndexOf(Word);
        if (word < 0) return;
        hasTime = SettingsKey.TryDuration(text.Substring(0, word).Trim(), out afterMs);
        To = text.Substring(word + Word.Length).Trim();
    }

    /// <summary>How long the alarm has lasted then, in milliseconds.</summary>
    internal int AfterMs => afterMs;

    /// <summary>Who is told, as a list of addresses.</summary>
    internal string To { get; }

    /// <summary>The levels of a value.</summary>
    internal static string[] LevelsOf(string value) => value.Split(Joint);

    /// <summary>True when it is one, with a time within bounds.</summary>
    internal bool IsFit(int minimumMs, int maximumMs)
    {
        if (!hasTime || afterMs < minimumMs || afterMs > maximumMs) return false;
        string[] entries = AddressEntry.Split(To);
        for (int i = 0; i < entries.Length; i++)
        {
            if (!new AddressEntry(entries[i].Trim()).IsFit) return false;
        }

        return entries.Length <= SmtpLimits.MaxRecipients;
    }

    /// <summary>Adds a level to those of the lines before: it comes later than they do.</summary>
    internal static string WithMore(IniReader reader, string where, string before, string value)
    {
        if (string.IsNullOrEmpty(before)) return value;
        string[] levels = LevelsOf(before);
        string last = levels[levels.Length - 1];
        if (levels.Length == NotifierLimits.MaxEscalations)
        {
            reader.ReportAt(0, where, "found one more level, expected at most " + NotifierLimits.MaxEscalations.ToString());
            return before;
        }

        if (new Escalation(value).AfterMs > new Escalation(last).AfterMs) return before + Joint + value;
        reader.ReportAt(0, where, "found " + TimeOf(value) + ", expected more than the " + TimeOf(last) + " of the line before: each level is told later");
        return before;
    }

    private static string TimeOf(string level) => level.Substring(0, level.IndexOf(Word)).Trim();
}
