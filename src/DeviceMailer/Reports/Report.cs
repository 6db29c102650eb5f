using DeviceMailer.Settings;

namespace DeviceMailer.Reports;

/// <summary>What a report is about and what goes with it, as its section says.</summary>
public sealed class Report
{
    internal const string Section = "report";

    private const int MinutesPerDay = 1440;
    private const int DaysPerWeek = 7;
    private const int DaysPerMonth = 31;
    private const int MillisecondsPerMinute = 60000;

    internal Report(SettingsSection section)
    {
        HasChart = section.Number("chart") == 1;
        HasTable = section.Number("csv") == 1;
        Minutes = MinutesOf(section);
    }

    /// <summary>How many minutes before it are told about.</summary>
    internal int Minutes { get; }

    /// <summary>True when its curves are drawn.</summary>
    internal bool HasChart { get; }

    /// <summary>True when its values go with it as CSV.</summary>
    internal bool HasTable { get; }

    /// <summary>The time since the one before, where nothing else is asked for.</summary>
    internal static int MinutesOf(SettingsSection section)
    {
        if (section.Has("period")) return section.Number("period") / MillisecondsPerMinute;
        if (!section.Has("days")) return MinutesPerDay;
        return (ReportDays.IsOfMonth(section.Number("days")) ? DaysPerMonth : DaysPerWeek) * MinutesPerDay;
    }
}
