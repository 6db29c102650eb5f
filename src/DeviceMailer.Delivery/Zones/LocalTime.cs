// 2026-11-21 10:05:00: local time for people, in alerts and in the log.

using System;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Zones;

/// <summary>Writes times.</summary>
public static class LocalTime
{
    private const byte Space = (byte)' ';
    private const byte Colon = (byte)':';
    private const byte Minus = (byte)'-';
    private const byte Plus = (byte)'+';
    private const int FirstSeparator = 4;    // 2026-11-21 10:05:00: at 4, 7, 10, 13 and 16
    private const int SeparatorDistance = 3;
    private const int DatePlaces = 10;
    private const int OffsetPlace = 19;
    private const int OffsetColon = 23;
    private const int Places = 26;
    private const int SecondsPerMinute = 60;
    private const int MinutesPerHour = 60;
    private const int SecondsPerHour = 3600;

    /// <summary>What of date, time and offset can come late, in bytes: 14 digits, a sign and 4 digits.</summary>
    public const int LateBytes = 19;

    /// <summary>False while the clock is unset. As a DateTime such a time may be out of range: years begin with 1601 on nanoCLR.</summary>
    public static bool IsPlausible(long utcTicks) => utcTicks >= NotifierLimits.FirstPlausibleTicks;

    /// <summary>Writes date and time.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="utcTicks">Ticks of 100 ns, UTC.</param>
    /// <param name="offsetMinutes">Local time's offset from it, in minutes.</param>
    public static void Write(OutputBuffer output, long utcTicks, int offsetMinutes)
    {
        DateTime local = new DateTime(utcTicks + offsetMinutes * TimeSpan.TicksPerMinute);
        WriteDay(output, local);
        WriteClock(output, local.Hour * SecondsPerHour + local.Minute * SecondsPerMinute + local.Second);
    }

    /// <summary>Writes date and time to the minute: 2026-11-21 10:05.</summary>
    internal static void WriteMinute(OutputBuffer output, long utcTicks, int offsetMinutes)
    {
        DateTime local = new DateTime(utcTicks + offsetMinutes * TimeSpan.TicksPerMinute);
        WriteDay(output, local);
        WriteHour(output, local.Hour * MinutesPerHour + local.Minute);
    }

    /// <summary>Writes a time of day to the minute: 10:05.</summary>
    internal static void WriteHour(OutputBuffer output, int minute)
    {
        output.WriteDecimal(minute / MinutesPerHour, 2);
        output.WriteByte(Colon);
        output.WriteDecimal(minute % MinutesPerHour, 2);
    }

    /// <summary>Writes date, time and offset: 2026-11-21 10:05:00 +01:00.</summary>
    public static void WriteWithOffset(OutputBuffer output, long utcTicks, int offsetMinutes)
    {
        Write(output, utcTicks, offsetMinutes);
        output.WriteByte(Space);
        WriteOffset(output, offsetMinutes, true);
    }

    /// <summary>Writes the same with late digits in the place of all digits and of the sign.</summary>
    public static void WriteLate(OutputBuffer output, byte digit)
    {
        for (int i = 0; i < Places; i++)
        {
            bool isSeparator = i < OffsetPlace ? i >= FirstSeparator && (i - FirstSeparator) % SeparatorDistance == 0 : i == OffsetPlace || i == OffsetColon;
            output.WriteByte(!isSeparator ? digit : i < DatePlaces ? Minus : i == DatePlaces || i == OffsetPlace ? Space : Colon);
        }
    }

    /// <summary>Writes what comes in the place of late digits, one after the other.</summary>
    public static void WriteDigits(OutputBuffer output, long utcTicks, int offsetMinutes)
    {
        DateTime local = new DateTime(utcTicks + offsetMinutes * TimeSpan.TicksPerMinute);
        output.WriteDecimal(local.Year, 4);
        output.WriteDecimal(local.Month, 2);
        output.WriteDecimal(local.Day, 2);
        output.WriteDecimal(local.Hour, 2);
        output.WriteDecimal(local.Minute, 2);
        output.WriteDecimal(local.Second, 2);
        WriteOffset(output, offsetMinutes, false);
    }

    /// <summary>Writes a stroke for each of them: it stands for a time that never became known.</summary>
    public static void WriteUnknown(OutputBuffer output)
    {
        for (int i = 0; i < LateBytes; i++) output.WriteByte(Minus);
    }

    private static void WriteDay(OutputBuffer output, DateTime local)
    {
        output.WriteDecimal(local.Year, 4);
        output.WriteByte(Minus);
        output.WriteDecimal(local.Month, 2);
        output.WriteByte(Minus);
        output.WriteDecimal(local.Day, 2);
        output.WriteByte(Space);
    }

    private static void WriteOffset(OutputBuffer output, int offsetMinutes, bool withColon)
    {
        int ahead = offsetMinutes < 0 ? -offsetMinutes : offsetMinutes;
        output.WriteByte(offsetMinutes < 0 ? Minus : Plus);
        output.WriteDecimal(ahead / 60, 2);
        if (withColon) output.WriteByte(Colon);
        output.WriteDecimal(ahead % 60, 2);
    }

    /// <summary>Writes hours, minutes and seconds.</summary>
    public static void WriteClock(OutputBuffer output, int seconds)
    {
        output.WriteDecimal(seconds / SecondsPerHour, 2);
        output.WriteByte(Colon);
        output.WriteDecimal(seconds / SecondsPerMinute % 60, 2);
        output.WriteByte(Colon);
        output.WriteDecimal(seconds % SecondsPerMinute, 2);
    }
}
