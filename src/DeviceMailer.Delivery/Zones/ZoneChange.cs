// When in a year the clocks change: Mm.w.d, Jn or n, and a time (POSIX, TZ; RFC 9636 3.3.1).

using System;

namespace DeviceMailer.Zones;

/// <summary>One of a zone's two changes of time in a year.</summary>
internal sealed class ZoneChange
{
    /// <summary>The month of a change that counts days from the beginning of the year.</summary>
    internal const int NoMonth = 0;

    /// <summary>The week that is the last one, whether it is the fourth or the fifth.</summary>
    internal const int LastWeek = 5;

    private const int DaysPerWeek = 7;
    private const int DaysToMarch = 59; // of a year without a leap day
    private const int DaysPerYear = 365;

    /// <summary>1 to 12, or <see cref="NoMonth"/>.</summary>
    internal int Month { get; set; }

    /// <summary>1 to <see cref="LastWeek"/>: which one in the month of that day of the week.</summary>
    internal int Week { get; set; }

    /// <summary>The day of the week, 0 is Sunday. Without a month: the day of the year, from 0.</summary>
    internal int Day { get; set; }

    /// <summary>True: 29 February is not counted (Jn).</summary>
    internal bool SkipsLeapDay { get; set; }

    /// <summary>The time of that day, in seconds, by the clocks before the change; it may be on another day.</summary>
    internal int Seconds { get; set; }

    /// <summary>When it is in a year, in ticks of 100 ns, by the clocks before it.</summary>
    internal long TicksIn(int year) => (Month == NoMonth ? DayOfYear(year) : DayOfWeek(year)) + Seconds * TimeSpan.TicksPerSecond;

    private long DayOfYear(int year)
    {
        int day = SkipsLeapDay && Day >= DaysToMarch && IsLeap(year) ? Day + 1 : Day;
        return (FirstOf(year, 1) + day - 1) * TimeSpan.TicksPerDay;
    }

    private long DayOfWeek(int year)
    {
        int first = FirstOf(year, Month);
        int next = Month == 12 ? FirstOf(year + 1, 1) : FirstOf(year, Month + 1);
        int day = first + (Day - first % DaysPerWeek + DaysPerWeek) % DaysPerWeek + (Week - 1) * DaysPerWeek;
        if (day >= next) day -= DaysPerWeek;
        return (day - 1) * TimeSpan.TicksPerDay;
    }

    // The number of a month's first day: 1 January of the year 1 has 1 and is a Monday, so that a Sunday is divisible by 7. E. M. Reingold and N. Dershowitz,
    // Calendrical Calculations: fixed-from-gregorian. The platform's calendar is not used, since nobody has measured what it takes of the heap.
    private static int FirstOf(int year, int month)
    {
        int before = year - 1;
        int leap = month <= 2 ? 0 : IsLeap(year) ? -1 : -2;
        return DaysPerYear * before + before / 4 - before / 100 + before / 400 + (367 * month - 362) / 12 + leap + 1;
    }

    private static bool IsLeap(int year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}
