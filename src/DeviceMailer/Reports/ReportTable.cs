// The values of a report as CSV (RFC 4180): a row for each hour and trigger, with the lowest and the highest value of the hour and its means of five
// minutes. A row for each five minutes would make a week three times as large.

using DeviceMailer.History;
using DeviceMailer.Sensing;
using DeviceMailer.Smtp.Wire;
using DeviceMailer.Zones;

namespace DeviceMailer.Reports;

/// <summary>Writes it.</summary>
internal sealed class ReportTable : LineContent
{
    // U+FEFF: spreadsheets take UTF-8 for another charset without it.
    private static readonly byte[] Mark = { 0xEF, 0xBB, 0xBF };

    private const int PerHour = HistoryBook.MinutesPerHour / NotifierLimits.HistoryMinutes;
    private const int None = int.MinValue;
    private const byte Comma = (byte)',';
    private const byte Colon = (byte)':';
    private const byte Quote = (byte)'"';

    private readonly ReportData data;
    private readonly Zone zone;
    private readonly HistoryValues values;
    private readonly int[] means;       // of the hour: of each curve those of five minutes
    private readonly int[] ranges;      // of each curve lowest, highest, and how many means there are
    private readonly long[] sums;       // of them
    private int hour;                   // its first minute; 0: none is held
    private int curve;                  // whose row is next
    private bool hasValue;              // one that was read and is of a later hour
    private bool isOver;

    /// <summary>Makes it.</summary>
    /// <param name="line">Holds a line.</param>
    /// <param name="data">What happened.</param>
    /// <param name="zone">Local time.</param>
    internal ReportTable(OutputBuffer line, ReportData data, Zone zone)
        : base(line)
    {
        this.data = data;
        this.zone = zone;
        values = new HistoryValues(data.Book);
        means = new int[PerHour * data.Book.CurveCount];
        ranges = new int[3 * data.Book.CurveCount];
        sums = new long[data.Book.CurveCount];
    }

    /// <inheritdoc/>
    protected override void BeginLines()
    {
        values.Begin(data.From, data.Until);
        hour = 0;
        hasValue = false;
        isOver = false;
    }

    /// <inheritdoc/>
    protected override bool WriteLine(OutputBuffer output, int number)
    {
        if (number == 0)
        {
            WriteHead(output);
            return true;
        }

        for (; ; )
        {
            if (hour == 0 && !TryGather()) return false;
            for (; curve < data.Book.CurveCount; curve++)
            {
                if (ranges[3 * curve + 2] == 0) continue;
                WriteRow(output);
                curve++;
                return true;
            }

            hour = 0;
        }
    }

    // All of the next hour that has something.
    private bool TryGather()
    {
        if (!hasValue && (isOver || !values.Next())) return false;
        hour = values.Minute - values.Minute % HistoryBook.MinutesPerHour;
        curve = 0;
        System.Array.Clear(ranges, 0, ranges.Length);
        System.Array.Clear(sums, 0, sums.Length);
        for (int i = 0; i < means.Length; i++) means[i] = None;
        do
        {
            hasValue = values.Minute >= hour + HistoryBook.MinutesPerHour || values.Minute < hour;
            if (hasValue) return true;
            Take();
        }
        while (values.Next());

        isOver = true;
        return true;
    }

    private void Take()
    {
        if (values.Curve >= data.Book.CurveCount) return;
        int at = 3 * values.Curve;
        if (ranges[at + 2] == 0 || values.Lowest < ranges[at]) ranges[at] = values.Lowest;
        if (ranges[at + 2] == 0 || values.Highest > ranges[at + 1]) ranges[at + 1] = values.Highest;
        ranges[at + 2]++;
        sums[values.Curve] += values.Mean;
        if (values.Span == NotifierLimits.HistoryMinutes) means[PerHour * values.Curve + (values.Minute - hour) / NotifierLimits.HistoryMinutes] = values.Mean;
    }

    private static void WriteHead(OutputBuffer output)
    {
        output.Write(Mark);
        output.Write(Text.ReportHead);
        for (int i = 0; i < PerHour; i++)
        {
            output.WriteByte(Comma);
            output.WriteByte(Colon);
            output.WriteDecimal(i * NotifierLimits.HistoryMinutes, 2);
        }

        output.Write(Ascii.CrLf);
    }

    private void WriteRow(OutputBuffer output)
    {
        Trigger trigger = data.Book.CurveAt(curve);
        int step = data.StepOf(curve);
        long ticks = HistoryBook.TicksOf(hour);
        LocalTime.WriteMinute(output, ticks, Zone.MinutesAt(zone, ticks));
        output.WriteByte(Comma);
        WriteText(output, trigger.Name);
        output.WriteByte(Comma);
        WriteText(output, trigger.Unit);
        int at = 3 * curve;
        WriteValue(output, ranges[at], step);
        WriteValue(output, (int)(sums[curve] / ranges[at + 2]), step);
        WriteValue(output, ranges[at + 1], step);
        for (int i = 0; i < PerHour; i++) WriteValue(output, means[PerHour * curve + i], step);
        output.Write(Ascii.CrLf);
    }

    private static void WriteValue(OutputBuffer output, int value, int step)
    {
        output.WriteByte(Comma);
        if (value != None) Thousandths.Write(output, value * step);
    }

    // In quotes where it has to be (RFC 4180 2, 6 and 7).
    private static void WriteText(OutputBuffer output, byte[] text)
    {
        bool isPlain = true;
        for (int i = 0; i < text.Length; i++) isPlain &= text[i] != Comma && text[i] != Quote;
        if (isPlain)
        {
            output.Write(text);
            return;
        }

        output.WriteByte(Quote);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == Quote) output.WriteByte(Quote);
            output.WriteByte(text[i]);
        }

        output.WriteByte(Quote);
    }
}
