// Local time: an offset from UTC, or two of them that take turns by a rule. No table of zones: a rule says it for all years to come.

using System;

namespace DeviceMailer.Zones;

/// <summary>A time zone. Null stands for UTC, which costs nothing. It does not change, so that several threads may ask.</summary>
public sealed class Zone
{
    private readonly int standardMinutes;
    private readonly int daylightMinutes;
    private readonly ZoneChange start;  // of daylight saving time; null: there is none
    private readonly ZoneChange end;

    /// <summary>Makes a zone without changes.</summary>
    /// <param name="offsetMinutes">Its offset from UTC, in minutes.</param>
    internal Zone(int offsetMinutes)
        : this(offsetMinutes, offsetMinutes, null, null)
    {
    }

    /// <summary>Makes a zone.</summary>
    /// <param name="standardMinutes">Standard time's offset from UTC, in minutes.</param>
    /// <param name="daylightMinutes">Daylight saving time's.</param>
    /// <param name="start">When daylight saving time starts.</param>
    /// <param name="end">When it ends.</param>
    internal Zone(int standardMinutes, int daylightMinutes, ZoneChange start, ZoneChange end)
    {
        this.standardMinutes = standardMinutes;
        this.daylightMinutes = daylightMinutes;
        this.start = start;
        this.end = end;
    }

    /// <summary>Local time's offset from UTC at a moment, in minutes.</summary>
    /// <param name="zone">The zone; null: UTC.</param>
    /// <param name="utcTicks">The moment, in ticks of 100 ns, UTC.</param>
    public static int MinutesAt(Zone zone, long utcTicks) => zone == null ? 0 : zone.start == null ? zone.standardMinutes : zone.LastChange(utcTicks);

    /// <summary>How long the offset stays what it is, in milliseconds, at most <paramref name="mostMs"/>: a wait on local time ends there.</summary>
    public static int UntilChangeMs(Zone zone, long utcTicks, int mostMs)
    {
        if (zone == null || zone.start == null) return mostMs;
        long next = long.MaxValue;
        int year = YearOf(utcTicks);
        for (int i = year - 1; i <= year + 1; i++)
        {
            long change = zone.EndIn(i);
            if (change > utcTicks && change < next) next = change;
            change = zone.StartIn(i);
            if (change > utcTicks && change < next) next = change;
        }

        long ms = (next - utcTicks) / TimeSpan.TicksPerMillisecond + 1; // rounded up, or it would end just before it
        return ms < mostMs ? (int)ms : mostMs;
    }

    // A change may be in another year than its rule says (RFC 9636 3.3.1 allows a week), so that those around are looked at, too. Where both are at once,
    // it is summer all year.
    private int LastChange(long utcTicks)
    {
        long last = long.MinValue;
        int minutes = standardMinutes;
        int year = YearOf(utcTicks);
        for (int i = year - 1; i <= year + 1; i++)
        {
            long change = EndIn(i);
            if (change <= utcTicks && change >= last)
            {
                last = change;
                minutes = standardMinutes;
            }

            change = StartIn(i);
            if (change <= utcTicks && change >= last)
            {
                last = change;
                minutes = daylightMinutes;
            }
        }

        return minutes;
    }

    private long StartIn(int year) => start.TicksIn(year) - standardMinutes * TimeSpan.TicksPerMinute;

    private long EndIn(int year) => end.TicksIn(year) - daylightMinutes * TimeSpan.TicksPerMinute;

    private static int YearOf(long utcTicks) => new DateTime(utcTicks).Year;
}
