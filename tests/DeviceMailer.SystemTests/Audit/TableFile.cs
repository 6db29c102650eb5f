namespace DeviceMailer.SystemTests.Audit;

/// <summary>Tables as text: a row a line, columns between bars, lines of # for people.</summary>
internal static class TableFile
{
    private const int Columns = 3;

    /// <summary>The rows of a table in the folder Audit.</summary>
    internal static IReadOnlyList<string[]> Read(string name)
    {
        IEnumerable<string> lines = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Audit", name)).Where(line => line.Length > 0 && line[0] != '#');
        string[][] rows = [.. lines.Select(line => line.Split(" | "))];
        Assert.All(rows, row => Assert.True(row.Length == Columns && row.All(cell => cell.Length > 0), $"{name}: not {Columns} columns: {string.Join(" | ", row)}"));
        return rows;
    }
}
