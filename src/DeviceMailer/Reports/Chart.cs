// The curves of a time as a PNG image, made row by row while it is read: about 2.5 KB of RAM for a picture of any size, for as long as it takes.

using System;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Zones;

namespace DeviceMailer.Reports;

/// <summary>A chart, as <see cref="IContent"/>: a panel for each curve, one below the other.</summary>
internal sealed class Chart : IContent
{
    private const int All = -1;

    // Red, green, blue; in the order of ChartPanel's colours.
    private static readonly byte[] Palette =
    {
        0xFF, 0xFF, 0xFF, 0xE3, 0xE8, 0xEC, 0x37, 0x47, 0x4F, 0xBB, 0xDE, 0xFB, 0x15, 0x65, 0xC0, 0xEF, 0x6C, 0x00, 0xD3, 0x2F, 0x2F, 0xFD, 0xE4, 0xE1,
    };

    private readonly ChartPanel panel;
    private readonly PngEncoder png = new PngEncoder(ChartPanel.Width / 2);
    private readonly byte[] pixels = new byte[ChartPanel.Width / 2];
    private readonly int first;     // curve
    private readonly int rows;
    private int row;                // the next one; behind the last the end, and then nothing
    private int at;                 // what is taken of what the encoder has

    /// <summary>Makes it.</summary>
    /// <param name="data">What happened.</param>
    /// <param name="zone">Local time.</param>
    /// <param name="curve">The only curve; less than 0: all of them.</param>
    internal Chart(ReportData data, Zone zone, int curve = All)
    {
        panel = new ChartPanel(data, zone);
        first = curve < 0 ? 0 : curve;
        rows = ChartPanel.Height * (curve < 0 ? data.Book.CurveCount : 1);
    }

    /// <summary>Not known before its end.</summary>
    public int Size => -1;

    /// <inheritdoc/>
    public bool Rewind()
    {
        row = 0;
        at = 0;
        png.Begin(ChartPanel.Width, rows, Palette);
        return true;
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        while (at == png.Count)
        {
            if (row > rows) return 0;
            if (at > 0) png.Take();
            at = 0;
            if (row == rows) png.End();
            else AddRow();
            row++;
        }

        if (count > png.Count - at) count = png.Count - at;
        Array.Copy(png.Output, at, buffer, offset, count);
        at += count;
        return count;
    }

    private void AddRow()
    {
        if (row % ChartPanel.Height == 0) panel.Begin(first + row / ChartPanel.Height);
        panel.Draw(row % ChartPanel.Height, pixels);
        png.AddRow(pixels);
    }
}
