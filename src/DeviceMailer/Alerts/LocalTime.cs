// 2026-11-21 10:05:00: local time for people, in alerts and in the log.

using System;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Alerts;

/// <summary>Writes times.</summary>
internal static class LocalTime
{
    private const byte Space = (byte)' ';
    private const byte Colon = (byte)':';
    private const byte Minus = (byte)'-';
    private const int SecondsPerMinute = 60;
    private const int SecondsPerHour = 3600;

    /// <summary>Writes date and time.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="utcTicks">Ticks of 100 ns, UTC.</param>
    /// <param name="offsetMinutes">What local time is ahead of it, in minutes.</param>
    internal static void Write(OutputBuffer output, long utcTicks, int offsetMinutes)
    {
        DateTime local = new DateTime(utcTicks + offsetMinutes * TimeSpan.TicksPerMinute);
        output.WriteDecimal(local.Year, 4);
        output.WriteByte(Minus);
        output.WriteDecimal(local.Month, 2);
        output.WriteByte(Minus);
        output.WriteDecimal(local.Day, 2);
        output.WriteByte(Space);
        WriteClock(output, local.Hour * SecondsPerHour + local.Minute * SecondsPerMinute + local.Second);
    }

    /// <summary>Writes hours, minutes and seconds.</summary>
    internal static void WriteClock(OutputBuffer output, int seconds)
    {
        output.WriteDecimal(seconds / SecondsPerHour, 2);
        output.WriteByte(Colon);
        output.WriteDecimal(seconds / SecondsPerMinute % 60, 2);
        output.WriteByte(Colon);
        output.WriteDecimal(seconds % SecondsPerMinute, 2);
    }
}
