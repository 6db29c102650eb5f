// When a history is kept, and what reports ask of it.

using DeviceMailer.Reports;

namespace DeviceMailer.Settings;

/// <summary>Checks <c>[history]</c>, <c>[report]</c> and days.</summary>
internal static class HistoryChecks
{
    /// <summary>True when something asks for a history: its own section, or a report.</summary>
    internal static bool IsKept(SettingsReader reader) => reader.Section("history").IsWritten("size") || reader.Section(Report.Section) != null;

    /// <summary>Checks them all.</summary>
    /// <param name="reader">The settings; takes the mistakes.</param>
    internal static void Check(SettingsReader reader)
    {
        int reports = 0;
        for (int i = 0; i < reader.Sections.Count; i++)
        {
            SettingsSection section = (SettingsSection)reader.Sections[i];
            if (section.Name == Report.Section) reports++;
            if (section.Name == SettingsSchema.TriggerSection && section.IsWritten("days") && !section.IsWritten("at"))
            {
                reader.Report(section, "days", "found no at, expected a time of day with it");
            }
        }

        if (reports <= NotifierLimits.MaxReports) return;
        reader.Report("[report]", "found " + reports.ToString() + " reports, expected at most " + NotifierLimits.MaxReports.ToString());
    }
}
