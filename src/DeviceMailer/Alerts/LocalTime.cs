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
    private const int FirstSeparator = 4;    // 2026-11-21 10:05:00: at 4, 7, 10, 13 and 16
    private const int SeparatorDistance = 3;
    private const int SpacePlace = 10;
    private const int SecondsPerMinute = 60;
    private const int SecondsPerHour = 3600;

    /// <summary>Date and time, in bytes.</summary>
    internal const int Bytes = 19;

    /// <summary>Writes date and time.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="utcTicks">Ticks of 100 ns, UTC.</param>
    /// <param name="offsetMinutes">Local time's offset from it, in minutes.</param>
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

    /// <summary>Writes date and time with late digits in the place of all digits.</summary>
    internal static void WriteLate(OutputBuffer output, byte digit)
    {
        for (int i = 0; i < Bytes; i++)
        {
            output.WriteByte(!IsSeparator(i) ? digit : i < SpacePlace ? Minus : i == SpacePlace ? Space : Colon);
        }
    }

    /// <summary>Writes a stroke for each place: it stands for a time that never became known.</summary>
    internal static void WriteUnknown(OutputBuffer output)
    {
        for (int i = 0; i < Bytes; i++) output.WriteByte(Minus);
    }

    /// <summary>Where the next digit stands behind one; the first one behind the last.</summary>
    internal static int DigitBehind(int place)
    {
        int next = place + 1;
        if (next == Bytes) return 0;
        return IsSeparator(next) ? next + 1 : next;
    }

    private static bool IsSeparator(int place) => place >= FirstSeparator && (place - FirstSeparator) % SeparatorDistance == 0;

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
