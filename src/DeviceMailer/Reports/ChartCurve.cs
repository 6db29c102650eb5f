// A curve as columns of pixels: from where to where its values reach in each, where their mean is, and whether there was an alarm.

using DeviceMailer.History;
using DeviceMailer.Sensing;

namespace DeviceMailer.Reports;

/// <summary>Gathers the columns of a curve.</summary>
internal sealed class ChartCurve
{
    /// <summary>Columns: one for each five minutes of a day.</summary>
    internal const int Columns = 288;

    private readonly ReportData data;
    private readonly byte[] tops = new byte[Columns];
    private readonly byte[] bottoms = new byte[Columns];    // above its top: there is no value
    private readonly byte[] means = new byte[Columns];
    private readonly byte[] alarms = new byte[Columns];
    private int meanColumn;     // whose values are in the mean
    private long meanSum;
    private int meanCount;

    /// <summary>Makes it.</summary>
    internal ChartCurve(ReportData data) => this.data = data;

    /// <summary>Gathers one, on an axis.</summary>
    internal void Load(int curve, ChartAxis axis)
    {
        for (int i = 0; i < Columns; i++)
        {
            tops[i] = byte.MaxValue;
            bottoms[i] = 0;
            alarms[i] = 0;
        }

        LoadValues(curve, axis);
        LoadAlarms(data.Book.CurveAt(curve));
    }

    internal bool HasValue(int column) => column >= 0 && tops[column] <= bottoms[column];

    internal bool IsAlarm(int column) => alarms[column] != 0;

    internal bool IsInRange(int column, int row) => row >= tops[column] && row <= bottoms[column];

    /// <summary>True on the line from the mean before to this one.</summary>
    internal bool IsOnLine(int column, int row)
    {
        if (!HasValue(column)) return false;
        int mean = means[column];
        if (!HasValue(column - 1)) return row == mean;
        int before = means[column - 1];
        if (before == mean) return row == mean;
        return before < mean ? row > before && row <= mean : row < before && row >= mean;
    }

    private void LoadValues(int curve, ChartAxis axis)
    {
        HistoryValues values = new HistoryValues(data.Book);
        int step = data.StepOf(curve);
        meanColumn = -1;
        values.Begin(data.From, data.Until);
        while (values.Next())
        {
            if (values.Curve != curve) continue;
            int first = ColumnOf(values.Minute);
            int behind = ColumnOf(values.Minute + values.Span);
            if (behind > Columns) behind = Columns;
            if (behind <= first) behind = first + 1;
            byte top = (byte)axis.RowOf((long)values.Highest * step);
            byte bottom = (byte)axis.RowOf((long)values.Lowest * step);
            if (first != meanColumn) meanCount = 0;
            if (first != meanColumn) meanSum = 0;
            meanColumn = first;
            meanSum += (long)values.Mean * step;
            meanCount++;
            byte mean = (byte)axis.RowOf(meanSum / meanCount);
            for (int column = first < 0 ? 0 : first; column < behind; column++)
            {
                if (top < tops[column]) tops[column] = top;
                if (bottom > bottoms[column]) bottoms[column] = bottom;
                means[column] = mean;
            }
        }
    }

    // From an alarm to its all-clear; a mark where there is none. An all-clear that comes first tells of an alarm before.
    private void LoadAlarms(Trigger trigger)
    {
        HistoryReader reader = data.Book.Reader;
        bool isFirst = true;
        bool isAlarm = false;
        int since = 0;
        reader.Begin(HistoryPages.Coarse, data.From);
        while (reader.Next() && reader.Minute <= data.Until)
        {
            if (reader.Kind != RecordKind.Event || reader.Number < 0 || reader.Number >= data.Triggers.Length) continue;
            bool isClear = reader.Number == trigger.ClearIndex;
            if (!isClear && data.Triggers[reader.Number] != trigger) continue;
            int column = ColumnOf(reader.Minute);
            if (isClear && (isAlarm || isFirst)) Mark(since, column);
            else if (!isClear) Mark(column, column);
            isAlarm = !isClear && trigger.ClearIndex >= 0;
            isFirst = false;
            since = column;
        }

        if (isAlarm) Mark(since, Columns - 1);
    }

    private void Mark(int from, int until)
    {
        for (int i = from; i <= until && i < Columns; i++) alarms[i] = 1;
    }

    private int ColumnOf(int minute) => (int)((long)(minute - data.From) * Columns / (data.Until - data.From));
}
