// When a history is kept, and what reports and charts ask of it.

using DeviceMailer.Reports;
using DeviceMailer.Sensing;

namespace DeviceMailer.Settings;

/// <summary>Checks <c>[history]</c>, <c>[report]</c> and days.</summary>
internal static class HistoryChecks
{
    private const string Attach = "attach";

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
            if (section.Name == SettingsSchema.TriggerSection) CheckChart(reader, section);
            if (section.Name == SettingsSchema.TriggerSection && section.IsWritten("days") && !section.IsWritten("at"))
            {
                reader.Report(section, "days", "found no at, expected a time of day with it");
            }
        }

        if (reports <= NotifierLimits.MaxReports) return;
        reader.Report("[report]", "found " + reports.ToString() + " reports, expected at most " + NotifierLimits.MaxReports.ToString());
    }

    // A chart is of values, and of what was kept of them.
    private static void CheckChart(SettingsReader reader, SettingsSection section)
    {
        if (!section.Has(Attach) || section.Text(Attach) != Trigger.ChartFile) return;
        if (!Measure.HasCurve(Trigger.KindOf(section))) reader.Report(section, Attach, "found chart, expected it on a trigger with a value: adc, sensor or within");
        else if (!IsKept(reader)) reader.Report(section, Attach, "found chart, expected size in [history] with it: without one no values are kept");
    }
}
