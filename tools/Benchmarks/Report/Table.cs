// A table as text, for a terminal and for a log.

using System.Text;

namespace DeviceMailer.Benchmarks.Report;

/// <summary>A table: what it shows, how to read it, its rows, and what is missing in it.</summary>
/// <param name="title">What it shows.</param>
/// <param name="caption">How to read it.</param>
/// <param name="columns">The columns' heads.</param>
/// <param name="textColumns">How many columns from the left hold text; the others hold numbers.</param>
internal sealed class Table(string title, string caption, string[] columns, int textColumns = 1)
{
    private const string Gap = "  ";

    private readonly List<string[]> rows = [];
    private readonly List<string> notes = [];

    /// <summary>Adds a row, a cell for each column.</summary>
    internal void Add(params string[] cells) => rows.Add(cells);

    /// <summary>Says behind the rows what could not be measured, and why.</summary>
    internal void Note(string note) => notes.Add(note);

    /// <inheritdoc/>
    public override string ToString()
    {
        int[] widths = [.. columns.Select((column, i) => rows.Select(row => row[i].Length).Append(column.Length).Max())];
        var text = new StringBuilder();
        text.Append(title).Append('\n').Append(caption).Append("\n\n");
        AppendRow(text, columns, widths);
        AppendRow(text, [.. widths.Select(width => new string('-', width))], widths);
        foreach (string[] row in rows) AppendRow(text, row, widths);
        foreach (string note in notes) text.Append(Gap).Append(note).Append('\n');
        return text.ToString();
    }

    private void AppendRow(StringBuilder text, string[] cells, int[] widths)
    {
        IEnumerable<string> padded = cells.Select((cell, i) => i < textColumns ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]));
        text.Append(Gap).Append(string.Join(Gap, padded).TrimEnd()).Append('\n');
    }
}
