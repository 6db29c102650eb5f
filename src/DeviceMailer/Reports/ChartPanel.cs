// One curve's part of a chart, row by row: its name, unit, lowest, mean and highest value above; values at the left, times below; bounds as dashed lines,
// alarms in red, between lowest and highest value light, the mean dark.

using System;
using DeviceMailer.History;
using DeviceMailer.Sensing;
using DeviceMailer.Smtp.Wire;
using DeviceMailer.Zones;

namespace DeviceMailer.Reports;

/// <summary>Draws it.</summary>
internal sealed class ChartPanel
{
    /// <summary>A row's pixels: as wide as a phone held upright.</summary>
    internal const int Width = PlotLeft + ChartCurve.Columns + RightMargin;

    /// <summary>Rows of a panel.</summary>
    internal const int Height = PlotTop + PlotHeight + BottomMargin;

    // Colours of the palette.
    internal const int White = 0;
    internal const int Grid = 1;
    internal const int Ink = 2;
    internal const int Range = 3;
    internal const int Line = 4;
    internal const int Bound = 5;
    internal const int Alarm = 6;
    internal const int AlarmGround = 7;

    private const int PlotLeft = 50;
    private const int RightMargin = 22;     // half of the last time stands there
    private const int PlotTop = 16;
    private const int PlotHeight = 112;
    private const int BottomMargin = 24;
    private const int TitleTop = 4;
    private const int TimesTop = PlotTop + PlotHeight + 5;
    private const int AlarmRows = 3;
    private const int DashLength = 4;
    private const int MaxTicks = 12;
    private const int TextBytes = 96;
    private const int MinutesPerDay = 1440;
    private const int HoursStep = 240;      // minutes between times of a day
    private const int MaxShownDays = 9;     // a date each; of more one in four
    private const int DaysStep = 4;
    private const byte Minus = (byte)'-';

    private readonly ReportData data;
    private readonly Zone zone;
    private readonly ChartCurve columns;
    private readonly OutputBuffer text = new OutputBuffer(TextBytes);
    private readonly int[] tickColumns = new int[MaxTicks];
    private readonly int[] tickMinutes = new int[MaxTicks];    // local
    private int tickCount;
    private int curve;
    private ChartAxis axis;     // null: there are no values
    private int aboveRow;
    private int belowRow;

    /// <summary>Makes it.</summary>
    internal ChartPanel(ReportData data, Zone zone)
    {
        this.data = data;
        this.zone = zone;
        columns = new ChartCurve(data);
        FindTicks();
    }

    /// <summary>Draws another curve from now on.</summary>
    internal void Begin(int of)
    {
        curve = of;
        axis = null;
        if (!data.HasValues(curve)) return;
        Measure measure = data.Book.CurveAt(curve).Measure;
        axis = new ChartAxis(measure, data.LowestOf(curve), data.HighestOf(curve), PlotHeight);
        aboveRow = measure.AboveMilli == Measure.NoUpperBound ? -1 : axis.RowOf(measure.AboveMilli);
        belowRow = measure.BelowMilli == Measure.NoLowerBound ? -1 : axis.RowOf(measure.BelowMilli);
        columns.Load(curve, axis);
    }

    /// <summary>Draws a row: two pixels in each byte, the left one in its higher half.</summary>
    internal void Draw(int row, byte[] pixels)
    {
        Array.Clear(pixels, 0, pixels.Length);
        if (row >= TitleTop && row < TitleTop + ChartFont.Height) DrawTitle(row - TitleTop, pixels);
        if (axis != null) DrawValues(row, pixels);
        if (row >= PlotTop && row < PlotTop + PlotHeight && axis != null) DrawPlot(row - PlotTop, pixels);
        if (row == PlotTop + PlotHeight) DrawAxis(pixels);
        if (row >= TimesTop && row < TimesTop + ChartFont.Height) DrawTimes(row - TimesTop, pixels);
    }

    // freezer: -21.3 to -17.2 °C, mean -19.4
    private void DrawTitle(int row, byte[] pixels)
    {
        text.Clear();
        ReportText.WriteCurve(text, data, curve, false);
        DrawText(PlotLeft, row, pixels);
    }

    // Beside the axis, each in the middle of its line.
    private void DrawValues(int row, byte[] pixels)
    {
        for (long value = axis.Lowest; value <= axis.Highest; value += axis.Step)
        {
            int within = row - PlotTop - axis.RowOf(value) + ChartFont.Height / 2;
            if (within < 0 || within >= ChartFont.Height) continue;
            text.Clear();
            Thousandths.Write(text, (int)value);
            DrawText(PlotLeft - 4 - ChartFont.Advance * text.Count, within, pixels);
        }
    }

    private void DrawPlot(int row, byte[] pixels)
    {
        bool isGrid = false;
        for (long value = axis.Lowest; value <= axis.Highest; value += axis.Step) isGrid |= axis.RowOf(value) == row;
        bool isBound = row == aboveRow || row == belowRow;
        int tick = 0;
        SetPixel(pixels, PlotLeft - 1, Ink);
        for (int column = 0; column < ChartCurve.Columns; column++)
        {
            while (tick < tickCount && tickColumns[tick] < column) tick++;
            bool isLine = isGrid || (tick < tickCount && tickColumns[tick] == column);
            int colour = columns.IsAlarm(column) ? row < AlarmRows ? Alarm : AlarmGround : White;
            if (isLine && colour == White) colour = Grid;
            if (columns.IsInRange(column, row) && colour != Alarm) colour = Range;
            if (isBound && column / DashLength % 2 == 0) colour = Bound;
            if (columns.IsOnLine(column, row)) colour = Line;
            if (colour != White) SetPixel(pixels, PlotLeft + column, colour);
        }
    }

    private static void DrawAxis(byte[] pixels)
    {
        for (int x = PlotLeft - 1; x < PlotLeft + ChartCurve.Columns; x++) SetPixel(pixels, x, Ink);
    }

    private void DrawTimes(int row, byte[] pixels)
    {
        for (int i = 0; i < tickCount; i++)
        {
            text.Clear();
            int minute = tickMinutes[i];
            if (minute % MinutesPerDay == 0)
            {
                DateTime day = new DateTime(HistoryBook.TicksOf(minute));
                text.WriteDecimal(day.Month, 2);
                text.WriteByte(Minus);
                text.WriteDecimal(day.Day, 2);
            }
            else
            {
                LocalTime.WriteHour(text, minute % MinutesPerDay);
            }

            DrawText(PlotLeft + tickColumns[i] - ChartFont.Advance * text.Count / 2, row, pixels);
        }
    }

    private void DrawText(int x, int row, byte[] pixels)
    {
        for (int at = 0; at < text.Count;)
        {
            int letter = ChartFont.RowOf(ChartFont.Next(text.Bytes, text.Count, ref at), row);
            for (int i = 0; i < ChartFont.Width; i++)
            {
                if ((letter >> (ChartFont.Width - 1 - i) & 1) != 0) SetPixel(pixels, x + i, Ink);
            }

            x += ChartFont.Advance;
        }
    }

    // Where a column begins a day, or hours of one: by local time, on which a day may have 23 hours.
    private void FindTicks()
    {
        int length = data.Until - data.From;
        int days = length / MinutesPerDay;
        int step = days < 2 ? HoursStep : days <= MaxShownDays ? MinutesPerDay : DaysStep * MinutesPerDay;
        int before = LocalMinuteOf(0);
        tickCount = 0;
        for (int column = 0; column < ChartCurve.Columns && tickCount < MaxTicks; column++)
        {
            int minute = LocalMinuteOf(column);
            bool isTick = column == 0 ? minute % step == 0 : minute / step > before / step;
            before = minute;
            if (!isTick) continue;
            tickColumns[tickCount] = column;
            tickMinutes[tickCount] = minute / step * step;
            tickCount++;
        }
    }

    private int LocalMinuteOf(int column)
    {
        int minute = data.From + (int)((long)(data.Until - data.From) * column / ChartCurve.Columns);
        return minute + Zone.MinutesAt(zone, HistoryBook.TicksOf(minute));
    }

    private static void SetPixel(byte[] pixels, int x, int colour)
    {
        if (x < 0 || x >= Width) return;
        int at = x / 2;
        pixels[at] = (byte)(x % 2 == 0 ? (pixels[at] & 15) | colour << 4 : (pixels[at] & 240) | colour);
    }
}
