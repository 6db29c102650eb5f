// A report in words, as text or as HTML: what each trigger measured, how often what happened, and when.

using DeviceMailer.Alerts;
using DeviceMailer.Delivery;
using DeviceMailer.History;
using DeviceMailer.Sensing;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;
using DeviceMailer.Zones;

namespace DeviceMailer.Reports;

/// <summary>Writes it.</summary>
internal sealed class ReportText : LineContent
{
    private const int FirstCurve = 2;   // lines in front of them: the heading and an empty one
    private const int SummaryLines = 7; // behind them: the chart, alarms, power, network, restarts, mails, an empty one
    private const int MinutesPerHour = 60;
    private const int MinutesPerDay = 1440;
    private const byte Space = (byte)' ';
    private const byte Comma = (byte)',';

    private readonly ReportData data;
    private readonly AlertValues values;
    private readonly bool asHtml;
    private readonly bool hasChart;

    /// <summary>Makes it.</summary>
    /// <param name="line">Holds a line.</param>
    /// <param name="data">What happened.</param>
    /// <param name="values">The alert's: what else must be told.</param>
    /// <param name="asHtml">True: as HTML.</param>
    /// <param name="hasChart">True: HTML shows the chart.</param>
    internal ReportText(OutputBuffer line, ReportData data, AlertValues values, bool asHtml, bool hasChart)
        : base(line)
    {
        this.data = data;
        this.values = values;
        this.asHtml = asHtml;
        this.hasChart = hasChart;
    }

    /// <inheritdoc/>
    protected override void BeginLines()
    {
    }

    /// <inheritdoc/>
    protected override bool WriteLine(OutputBuffer output, int number)
    {
        int summary = FirstCurve + data.Book.CurveCount;
        int entries = summary + SummaryLines;
        int footer = entries + data.KnownCount + 1;
        if (number > footer) return false;
        if (number == 0) WriteHeading(output);
        else if (number >= FirstCurve && number < summary) WriteCurve(output, data, number - FirstCurve, asHtml);
        else if (number >= summary && number < entries && !WriteSummary(output, number - summary)) return true;
        else if (number == entries && data.EntryCount > data.KnownCount) WriteEarlier(output);
        else if (number == entries) return true;
        else if (number > entries && number < footer) WriteEntry(output, number - entries - 1);
        else if (number == footer) return WriteFooter(output);
        EndLine(output);
        return true;
    }

    private void EndLine(OutputBuffer output)
    {
        if (asHtml) output.Write(Text.ReportBreak);
        output.Write(Ascii.CrLf);
    }

    // attic: daily, 2026-11-20 07:00 to 2026-11-21 07:00
    private void WriteHeading(OutputBuffer output)
    {
        if (asHtml) output.Write(Text.ReportHtml);
        if (asHtml) output.Write(Text.ReportBold);
        WriteText(output, values.Device, asHtml);
        output.Write(Text.ReportColon);
        WriteText(output, values.Trigger, asHtml);
        output.WriteByte(Comma);
        output.WriteByte(Space);
        WriteTime(output, data.From);
        output.Write(Text.ReportTo);
        WriteTime(output, data.Until);
        if (asHtml) output.Write(Text.ReportBoldEnd);
    }

    /// <summary>Writes what a curve measured: freezer: -21.3 to -17.2 °C, mean -19.4</summary>
    internal static void WriteCurve(OutputBuffer output, ReportData data, int curve, bool asHtml)
    {
        Trigger trigger = data.Book.CurveAt(curve);
        WriteText(output, trigger.Name, asHtml);
        output.Write(Text.ReportColon);
        if (!data.HasValues(curve))
        {
            output.Write(Text.ReportNoValues);
            return;
        }

        Thousandths.Write(output, data.LowestOf(curve));
        output.Write(Text.ReportTo);
        Thousandths.Write(output, data.HighestOf(curve));
        if (trigger.Unit.Length > 0) output.WriteByte(Space);
        WriteText(output, trigger.Unit, asHtml);
        output.Write(Text.ReportMean);
        Thousandths.Write(output, data.MeanOf(curve));
    }

    // False: there is no such line here.
    private bool WriteSummary(OutputBuffer output, int line)
    {
        switch (line)
        {
            case 0:
                if (!asHtml && data.Book.CurveCount == 0) return false;
                if (hasChart && asHtml) output.Write(Text.ReportImage);
                return true;
            case 1:
                output.Write(Text.ReportAlarms);
                output.WriteDecimal(data.AlarmCount);
                return true;
            case 2:
                WriteAway(output, Text.ReportPower, Outage.Power);
                return true;
            case 3:
                WriteAway(output, Text.ReportNetwork, Outage.Network);
                return true;
            case 4:
                output.Write(Text.ReportRestarts);
                output.WriteDecimal(data.CountOf(Outage.Restart));
                return true;
            case 5:
                output.Write(Text.ReportMails);
                output.WriteDecimal(data.MailsOf(MailCount.Sent));
                output.Write(Text.ReportSent);
                output.WriteDecimal(data.MailsOf(MailCount.Refused));
                output.Write(Text.ReportRefused);
                output.WriteDecimal(data.MailsOf(MailCount.Dropped));
                output.Write(Text.ReportDropped);
                return true;
            default:
                return data.KnownCount > 0;
        }
    }

    private void WriteAway(OutputBuffer output, Text title, Outage what)
    {
        output.Write(title);
        output.WriteDecimal(data.CountOf(what));
        if (data.CountOf(what) == 0) return;
        output.Write(Text.ReportFor);
        WriteLength(output, data.MinutesOf(what));
    }

    private void WriteEarlier(OutputBuffer output)
    {
        output.Write(Text.ReportEarlier);
        output.WriteDecimal(data.EntryCount - data.KnownCount);
    }

    // 2026-11-20 17:45 freezer: all-clear, or 2026-11-20 22:10 to 2026-11-20 23:15 power away
    private void WriteEntry(OutputBuffer output, int entry)
    {
        int trigger = data.TriggerAt(entry);
        if (trigger < 0)
        {
            WriteTime(output, data.MinuteAt(entry) - data.LengthAt(entry));
            output.Write(Text.ReportTo);
            WriteTime(output, data.MinuteAt(entry));
            output.WriteByte(Space);
            output.Write(Text.ReportOutages, -1 - trigger); // by Outage
            return;
        }

        WriteTime(output, data.MinuteAt(entry));
        output.WriteByte(Space);
        WriteText(output, data.Triggers[trigger].Name, asHtml);
        bool isClear = data.ClearedBy(trigger) >= 0;
        bool isFault = !isClear && data.FaultOf(trigger) >= 0;
        if (isClear || isFault) output.Write(Text.ReportColon);
        if (isClear) output.Write(Text.ReportAllClear);
        if (isFault) output.Write(Text.ReportNotMeasured);
    }

    private bool WriteFooter(OutputBuffer output)
    {
        int before = output.Count;
        values.WriteFooter(output);
        if (output.Count > before) EndLine(output);
        if (asHtml) output.Write(Text.ReportHtmlEnd);
        if (asHtml) output.Write(Ascii.CrLf);
        return output.Count > before;
    }

    private static void WriteText(OutputBuffer output, byte[] text, bool asHtml)
    {
        if (asHtml) HtmlText.Write(output, text);
        else output.Write(text);
    }

    // 1d 2h 5min
    private static void WriteLength(OutputBuffer output, int minutes)
    {
        if (minutes >= MinutesPerDay)
        {
            output.WriteDecimal(minutes / MinutesPerDay);
            output.Write(Text.ReportDays);
        }

        if (minutes >= MinutesPerHour)
        {
            output.WriteDecimal(minutes % MinutesPerDay / MinutesPerHour);
            output.Write(Text.ReportHours);
        }

        output.WriteDecimal(minutes % MinutesPerHour);
        output.Write(Text.ReportMinutes);
    }

    private void WriteTime(OutputBuffer output, int minute)
    {
        long ticks = HistoryBook.TicksOf(minute);
        LocalTime.WriteMinute(output, ticks, Zone.MinutesAt(values.Zone, ticks));
    }
}
