// What the client does to every byte of a message or a password, beside the loop that one would write without thinking.

using DeviceMailer.Benchmarks.Report;

namespace DeviceMailer.Benchmarks.Loops;

/// <summary>Times loops.</summary>
internal static class LoopsPart
{
    // What is compared, by the numbers of the device's ByteLoops.
    private static readonly (string Work, int Client, int Other)[] works = [("dot-stuffing, a loop", 0, 1), ("base64, a loop", 2, 3), ("base64, the platform's native one", 2, 4)];

    /// <summary>The times on .NET, and in nanoCLR when its files are given.</summary>
    internal static Table ToTable(NanoClrFiles? nanoClr)
    {
        var table = new Table(
            "Time per byte, beside a loop byte by byte and beside the platform",
            "Nanoseconds, medians of rounds in turns, over lines of 70 bytes. Ratio: the other's time, the client's = 1.00; more is slower.\n"
            + "The platform's Convert.ToBase64String takes a string of heap for each line; the client takes nothing.\n"
            + "nanoCLR interprets, as the device does, where this machine compiles: its ratios are those that matter.",
            ["where", "work, beside", "client", "other", "ratio"],
            textColumns: 2);
        AddRows(table, ".NET", DeviceLoops.Measure());
        if (nanoClr == null) table.Note("nanoCLR not measured: give --nanoclr, --pe and --metadata-processor");
        else AddNanoClr(table, nanoClr);
        return table;
    }

    private static void AddNanoClr(Table table, NanoClrFiles files)
    {
        try
        {
            AddRows(table, "nanoCLR", NanoClr.Measure(files));
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            table.Note($"nanoCLR not measured: {e.Message}");
        }
    }

    private static void AddRows(Table table, string where, LoopTimes times)
    {
        foreach ((string work, int client, int other) in works)
        {
            table.Add(where, work, $"{times.MedianOf(client):0.00}", $"{times.MedianOf(other):0.00}", $"{times.MedianOf(other) / times.MedianOf(client):0.00}");
        }
    }
}
