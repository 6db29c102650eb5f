// A table as text, for a terminal and for a log.

using System.Text;

namespace DeviceMailer.Benchmarks.Report;

/// <summary>A table: what it shows, how to read it, and its rows.</summary>
internal sealed class Table(string title, string caption, string[] columns)
{
    private const string Gap = "  ";

    private readonly List<string[]> rows = [];

    /// <summary>The rows in their order.</summary>
    internal IReadOnlyList<string[]> Rows => rows;

    /// <summary>Adds a row, a cell for each column; those left out stay empty.</summary>
    internal void Add(params string[] cells) => rows.Add([.. cells, .. Enumerable.Repeat("", columns.Length - cells.Length)]);

    /// <summary>Title, caption, columns; the first column to the left, numbers to the right.</summary>
    public override string ToString()
    {
        int[] widths = [.. columns.Select((column, i) => rows.Select(row => row[i].Length).Append(column.Length).Max())];
        var text = new StringBuilder();
        text.Append(title).Append('\n').Append(caption).Append("\n\n");
        AppendRow(text, columns, widths);
        AppendRow(text, [.. widths.Select(width => new string('-', width))], widths);
        foreach (string[] row in rows) AppendRow(text, row, widths);
        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, string[] cells, int[] widths)
    {
        IEnumerable<string> padded = cells.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]));
        text.Append(Gap).Append(string.Join(Gap, padded).TrimEnd()).Append('\n');
    }
}
