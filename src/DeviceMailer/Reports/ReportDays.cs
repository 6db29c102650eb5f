// Days on which something comes: days of the week, mon,fri, or one of the month, 1 to 31. In one number: a bit for each day of the week, or the day times 128.

using System;

namespace DeviceMailer.Reports;

/// <summary>Reads and matches days.</summary>
internal static class ReportDays
{
    /// <summary>All of them.</summary>
    internal const int Every = 0;

    private const int DaysPerWeek = 7;
    private const int MonthFactor = 128;
    private const int LastOfMonth = 31;
    private const int FirstWeekday = 6;     // 2000-01-01, from which days count, was a Saturday
    private const int DaysBefore = 730119;  // from 0001-01-01 to then

    // By their bits.
    private const string Names = "sun,mon,tue,wed,thu,fri,sat";

    /// <summary>Reads a value; false: it is none.</summary>
    internal static bool TryRead(string value, out int days)
    {
        days = Every;
        if (value.Length > 0 && value[0] >= '0' && value[0] <= '9')
        {
            if (value.Length > 2) return false;
            int number = 0;
            for (int i = 0; i < value.Length; i++)
            {
                if (value[i] < '0' || value[i] > '9') return false;
                number = number * 10 + (value[i] - '0');
            }

            days = number * MonthFactor;
            return number >= 1 && number <= LastOfMonth;
        }

        string[] names = Names.Split(',');
        string[] words = value.Split(',');
        for (int i = 0; i < words.Length; i++)
        {
            int day = 0;
            while (day < DaysPerWeek && words[i].Trim() != names[day]) day++;
            if (day == DaysPerWeek || (days & (1 << day)) != 0) return false;
            days |= 1 << day;
        }

        return true;
    }

    /// <summary>True for a day of the month.</summary>
    internal static bool IsOfMonth(int days) => days >= MonthFactor;

    /// <summary>True when a day is one of them. In a month that is too short its last day stands for a later one.</summary>
    /// <param name="days">The days.</param>
    /// <param name="day">The day's number, from 2000-01-01 on.</param>
    internal static bool Contains(int days, int day)
    {
        if (days == Every) return true;
        if (!IsOfMonth(days)) return (days >> (day + FirstWeekday) % DaysPerWeek & 1) != 0;
        int today = DayOfMonth(day);
        return today == days / MonthFactor || (today < days / MonthFactor && DayOfMonth(day + 1) == 1);
    }

    private static int DayOfMonth(int day) => new DateTime((DaysBefore + day) * TimeSpan.TicksPerDay).Day;
}
