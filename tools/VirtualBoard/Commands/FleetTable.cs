// The table of a fleet: a row for each device, in a file of comma-separated values (RFC 4180). The first line names the settings: name, and keys with their
// section before a dot, such as wifi.ssid or trigger door.pin.

using Microsoft.VisualBasic.FileIO;

namespace DeviceMailer.VirtualBoard.Commands;

/// <summary>Reads a table.</summary>
internal static class FleetTable
{
    /// <summary>Devices, at most: those that the figures of hardware/FLEET.md are about.</summary>
    internal const int MaxDevices = 10000;

    /// <summary>The largest file, in bytes: a line of settings for each device and some.</summary>
    internal const int MaxBytes = 16 * 1024 * 1024;

    private const string NameColumn = "name";

    /// <summary>The devices.</summary>
    /// <exception cref="FormatException">The table has a mistake; the message has its line.</exception>
    internal static IReadOnlyList<FleetRow> Read(string path)
    {
        if (new FileInfo(path).Length > MaxBytes) throw new FormatException($"{path}: found more than {MaxBytes >> 20} MiB, expected a table of {MaxDevices:N0} devices at most");
        using var reader = new TextFieldParser(path) { Delimiters = [DelimiterOf(path)], HasFieldsEnclosedInQuotes = true };
        (string Section, string Key)[] columns = [.. ReadLine(reader, path, out long head).Select(name => ColumnOf(name.Trim(), $"{path}:{head}"))];
        int nameAt = Array.IndexOf(columns, ("device", NameColumn));
        if (nameAt < 0) throw new FormatException($"{path}:{head}: found no column {NameColumn}, expected one");
        if (columns.Distinct().Count() < columns.Length) throw new FormatException($"{path}:{head}: found a column twice");

        var rows = new List<FleetRow>();
        while (!reader.EndOfData)
        {
            string[] cells = ReadLine(reader, path, out long line);
            string place = $"{path}:{line}";
            if (cells.Length != columns.Length) throw new FormatException($"{place}: found {cells.Length} values, expected {columns.Length}");
            if (rows.Count == MaxDevices) throw new FormatException($"{place}: found more than {MaxDevices:N0} devices");
            var row = new FleetRow(place, cells[nameAt].Trim(), [.. columns.Zip(cells, (column, cell) => (column.Section, column.Key, cell.Trim())).Where(value => value.Item3.Length > 0)]);
            if (row.Label.Length == 0) throw new FormatException($"{place}: found the name '{row.Name}', expected one with a letter or a digit: it becomes a file's name");
            if (rows.Find(other => other.Label == row.Label) is { } same) throw new FormatException($"{place}: found the name '{row.Name}', of which the file is that of '{same.Name}' in {same.Place}");
            rows.Add(row);
        }

        return rows.Count > 0 ? rows : throw new FormatException($"{path}: found no device, expected a row for each");
    }

    // Spreadsheets write semicolons where the comma is the decimal one.
    private static string DelimiterOf(string path)
    {
        string head = File.ReadLines(path).FirstOrDefault() ?? "";
        return head.Contains(';', StringComparison.Ordinal) && !head.Contains(',', StringComparison.Ordinal) ? ";" : ",";
    }

    private static string[] ReadLine(TextFieldParser reader, string path, out long line)
    {
        line = reader.LineNumber;
        try
        {
            return reader.ReadFields() ?? throw new FormatException($"{path}: found nothing, expected a line with the names of settings");
        }
        catch (MalformedLineException e)
        {
            throw new FormatException($"{path}:{e.LineNumber}: found a quote that does not end, expected values as in RFC 4180", e);
        }
    }

    private static (string Section, string Key) ColumnOf(string name, string place)
    {
        if (name == NameColumn) return ("device", NameColumn);
        int dot = name.LastIndexOf('.');
        return dot > 0 && dot < name.Length - 1
            ? (name[..dot], name[(dot + 1)..])
            : throw new FormatException($"{place}: found the column '{name}', expected {NameColumn}, or a section and a key such as wifi.ssid or trigger door.pin");
    }
}
