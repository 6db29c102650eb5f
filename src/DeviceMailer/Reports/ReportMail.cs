// What comes from the history into a mail: a report as its text, as HTML with the chart in it, too, and its values as CSV; the chart of an alert. Its parts are
// made for it and left to the collector after it: some KB of RAM for a moment once a day are cheaper than as many all the time.

using DeviceMailer.Alerts;
using DeviceMailer.History;
using DeviceMailer.Sensing;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Reports;

/// <summary>Composes reports and charts.</summary>
internal sealed class ReportMail
{
    private const string TableName = "values.csv";
    private const string ChartName = "chart.png";
    private const string ChartId = "chart"; // in HTML

    private readonly HistoryBook book;
    private readonly Trigger[] triggers;
    private readonly AlertValues values;

    /// <summary>Makes it.</summary>
    /// <param name="book">The history.</param>
    /// <param name="triggers">All triggers.</param>
    /// <param name="values">The alert's, with the time of the report or of the last event.</param>
    internal ReportMail(HistoryBook book, Trigger[] triggers, AlertValues values)
    {
        this.book = book;
        this.triggers = triggers;
        this.values = values;
    }

    /// <summary>Puts it into a message, for as long as nothing is added to the history.</summary>
    internal void PutInto(MailMessage message, Report report)
    {
        int until = HistoryBook.MinuteOf(values.LastTicks);
        ReportData data = new ReportData(book, triggers, until - report.Minutes, until);
        OutputBuffer line = new OutputBuffer(NotifierLimits.ReportLineBytes);
        bool hasChart = report.HasChart && book.CurveCount > 0;
        message.SetGeneratedBody(new ReportText(line, data, values, false, false), hasChart ? new ReportText(line, data, values, true, true) : null);
        if (hasChart) AttachChart(message, new Chart(data, values.Zone));
        if (report.HasTable && book.CurveCount > 0) message.Attach(new Attachment(Ascii.Bytes(TableName), new ReportTable(line, data, values.Zone)));
    }

    /// <summary>Puts the chart of a trigger's day into its alert, for as long as nothing is added to the history.</summary>
    internal void PutChartInto(MailMessage message, Trigger trigger)
    {
        ReportData data = ReportData.OfDay(book, triggers, values.LastTicks);
        int curve = book.CurveOf(trigger);
        if (data.HasValues(curve)) AttachChart(message, new Chart(data, values.Zone, curve));
    }

    // Where there is HTML, it may show it; elsewhere it is a file.
    private static void AttachChart(MailMessage message, Chart chart) => message.Attach(new Attachment(Ascii.Bytes(ChartName), chart, null, Ascii.Bytes(ChartId)));
}
