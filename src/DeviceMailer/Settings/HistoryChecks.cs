// When a history is kept, and what reports and charts ask of it.

using DeviceMailer.Reports;
using DeviceMailer.Sensing;

namespace DeviceMailer.Settings;

/// <summary>Checks <c>[history]</c>, <c>[report]</c> and days.</summary>
internal static class HistoryChecks
{
    private const string Attach = "attach";

    // Of a mail: text and HTML; a curve's panel; an hour's row of a curve in the table. As base64, as ReportTests measures them.
    private const int TextBytes = 4096;
    private const int PanelBytes = 7400;
    private const int RowBytes = 176;
    private const int MinutesPerHour = 60;
    private const int Kibi = 1024;

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

    /// <summary>Warns of reports that the outbox has no room for.</summary>
    /// <param name="reader">The settings; takes the warnings.</param>
    internal static void WarnOfEffect(SettingsReader reader)
    {
        int curves = 0;
        for (int i = 0; i < reader.Sections.Count; i++)
        {
            SettingsSection section = (SettingsSection)reader.Sections[i];
            if (section.Name == SettingsSchema.TriggerSection && Measure.HasCurve(Trigger.KindOf(section))) curves++;
        }

        SettingsSection outbox = reader.Section("outbox");
        for (int i = 0; i < reader.Sections.Count; i++)
        {
            SettingsSection section = (SettingsSection)reader.Sections[i];
            if (section.Name != Report.Section) continue;
            long bytes = TextBytes;
            if (section.Number("chart") == 1) bytes += (long)curves * PanelBytes;
            if (section.Number("csv") == 1) bytes += (long)curves * Report.MinutesOf(section) / MinutesPerHour * RowBytes;
            if (bytes <= outbox.Number("size")) continue;
            reader.Warn(section, "at", "found a report of up to " + (bytes / Kibi).ToString() + " KiB, for which size = " + outbox.Text("size") + " in [outbox] has no room: expected csv = no, a shorter period, or a larger size");
        }
    }

    // A chart is of values, and of what was kept of them.
    private static void CheckChart(SettingsReader reader, SettingsSection section)
    {
        if (!section.Has(Attach) || section.Text(Attach) != Trigger.ChartFile) return;
        if (!Measure.HasCurve(Trigger.KindOf(section))) reader.Report(section, Attach, "found chart, expected it on a trigger with a value: adc, sensor or within");
        else if (!IsKept(reader)) reader.Report(section, Attach, "found chart, expected size in [history] with it: without one no values are kept");
    }
}
