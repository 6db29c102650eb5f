// The rule of a time zone for the settings, from this PC's own table of zones: the device has none. It is worked out from the changes to come, so that
// it does not matter in which form a system keeps them.

using System.Globalization;

namespace DeviceMailer.VirtualBoard.Settings;

/// <summary>Finds the POSIX TZ string (RFC 9636 3.3.1) of a named zone.</summary>
internal static class ZoneRule
{
    private const int MinYears = 8;         // the days of a month's last week fall on so many dates then that no other rule fits
    private const int DaysBetweenLooks = 10; // no two changes are nearer to each other
    private const int MaxDaysAway = 6;      // a change may be so many days from the day that its rule names
    private const int LastWeek = 5;
    private static readonly TimeSpan usual = TimeSpan.FromHours(2);

    /// <summary>The rule that holds from now on; null: there is no such zone, or its changes follow no rule.</summary>
    /// <param name="name">Such as Europe/Berlin.</param>
    internal static string? Find(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? zone) ? Of(zone, DateTime.UtcNow) : null;

    /// <summary>The name of this PC's zone, as other systems call it, too.</summary>
    internal static string OfThisPc => TimeZoneInfo.Local.HasIanaId ? TimeZoneInfo.Local.Id : TimeZoneInfo.TryConvertWindowsIdToIanaId(TimeZoneInfo.Local.Id, out string? name) ? name : TimeZoneInfo.Local.Id;

    /// <summary>The rule that holds from a moment on; null: there is none.</summary>
    internal static string? Of(TimeZoneInfo zone, DateTime from)
    {
        Change[] changes = [.. ChangesFrom(zone, from)];
        if (changes.Length == 0) return Name(zone.GetUtcOffset(from)) + Offset(zone.GetUtcOffset(from));
        TimeSpan standard = changes.Min(change => change.After);
        TimeSpan daylight = changes.Max(change => change.After);
        Change[] starts = [.. changes.Where(change => change.Before == standard && change.After == daylight)];
        Change[] ends = [.. changes.Where(change => change.Before == daylight && change.After == standard)];
        double years = (Until(from) - from).TotalDays / 365.25;
        bool areYearly = starts.Length + ends.Length == changes.Length && Math.Abs(starts.Length - ends.Length) <= 1 && Math.Abs(starts.Length - years) <= 1;
        if (!areYearly || RuleOf(starts) is not { } start || RuleOf(ends) is not { } end) return null;
        string saving = daylight - standard == TimeSpan.FromHours(1) ? "" : Offset(daylight);
        return $"{Name(standard)}{Offset(standard)}{Name(daylight)}{saving},{start},{end}";
    }

    // Tables of zones have each change up to 2037, and a rule for the years behind it; .NET misreads those whose hours are not of that day.
    private static DateTime Until(DateTime from)
    {
        var table = new DateTime(2038, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        return from.AddYears(MinYears) > table ? from.AddYears(MinYears) : table;
    }

    private static IEnumerable<Change> ChangesFrom(TimeZoneInfo zone, DateTime from)
    {
        DateTime last = Until(from);
        for (DateTime day = from; day < last; day = day.AddDays(DaysBetweenLooks))
        {
            TimeSpan before = zone.GetUtcOffset(day);
            DateTime early = day;
            DateTime late = day.AddDays(DaysBetweenLooks);
            if (zone.GetUtcOffset(late) == before) continue;
            while (late - early > TimeSpan.FromSeconds(1))
            {
                DateTime middle = early + (late - early) / 2;
                if (zone.GetUtcOffset(middle) == before) early = middle;
                else late = middle;
            }

            DateTime moment = new DateTime((early.Ticks + TimeSpan.TicksPerSecond / 2) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, DateTimeKind.Utc);
            if (zone.GetUtcOffset(moment) == before) moment = moment.AddSeconds(1);
            yield return new Change(moment + before, before, zone.GetUtcOffset(moment));
        }
    }

    // Mm.w.d or Jn, with its time: the day that is the same each year, at the change or some days around it.
    private static string? RuleOf(Change[] changes)
    {
        foreach (int days in Enumerable.Range(0, 2 * MaxDaysAway + 1).Select(i => i % 2 == 0 ? -i / 2 : (i + 1) / 2))
        {
            DateTime[] named = [.. changes.Select(change => change.Local.Date.AddDays(-days))];
            if (Same(changes, change => change.Local.TimeOfDay) is not { } clock) return null;
            string time = Time(clock + TimeSpan.FromDays(days));
            if (Same(named, day => day.Month) is not { } month) continue;
            if (Same(named, day => (int)day.DayOfWeek) is { } weekday)
            {
                if (Same(named, day => (day.Day - 1) / 7 + 1) is { } week && week < LastWeek) return string.Create(CultureInfo.InvariantCulture, $"M{month}.{week}.{weekday}{time}");
                if (named.All(day => day.Day + 7 > DateTime.DaysInMonth(day.Year, month))) return string.Create(CultureInfo.InvariantCulture, $"M{month}.{LastWeek}.{weekday}{time}");
            }
            else if (Same(named, day => day.Day) is { } date && (month, date) is not (2, 29))
            {
                return string.Create(CultureInfo.InvariantCulture, $"J{new DateTime(2001, month, date).DayOfYear}{time}"); // 2001 has no leap day
            }
        }

        return null;
    }

    private static TValue? Same<TItem, TValue>(TItem[] items, Func<TItem, TValue> value)
        where TValue : struct
    {
        TValue first = value(items[0]);
        return Array.TrueForAll(items, item => value(item).Equals(first)) ? first : null;
    }

    // <+0530>
    private static string Name(TimeSpan offset) => offset.ToString(offset.Minutes == 0 ? "hh" : "hhmm", CultureInfo.InvariantCulture) is var digits && offset < TimeSpan.Zero ? $"<-{digits}>" : $"<+{digits}>";

    // West of Greenwich is positive.
    private static string Offset(TimeSpan offset) => Clock(-offset);

    private static string Time(TimeSpan time) => time == usual ? "" : "/" + Clock(time);

    private static string Clock(TimeSpan time)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{(time < TimeSpan.Zero ? "-" : "")}{Math.Abs((int)time.TotalHours)}");
        if (time.Minutes == 0 && time.Seconds == 0) return text;
        text += $":{time:mm}";
        return time.Seconds == 0 ? text : text + $":{time:ss}";
    }

    /// <summary>A change of time.</summary>
    /// <param name="Local">When, by the clocks before it.</param>
    /// <param name="Before">The offset before it.</param>
    /// <param name="After">And behind it.</param>
    private sealed record Change(DateTime Local, TimeSpan Before, TimeSpan After);
}
