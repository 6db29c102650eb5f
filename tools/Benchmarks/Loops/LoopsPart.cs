// What the client does to every byte of a message or a password, beside the loop that one would write without thinking.

using DeviceMailer.Benchmarks.Report;

namespace DeviceMailer.Benchmarks.Loops;

/// <summary>Times loops.</summary>
internal static class LoopsPart
{
    // The device's ByteLoops has the client's own work at even numbers, a loop's behind it.
    private static readonly string[] works = ["dot-stuffing", "base64"];

    /// <summary>The times on .NET, and in nanoCLR when its files are given.</summary>
    internal static Table ToTable(NanoClrFiles? nanoClr)
    {
        var table = new Table(
            "Time per byte, beside a loop byte by byte",
            "Nanoseconds, medians of rounds in turns, over lines of 70 bytes. Ratio: the loop's time, the client's = 1.00; more is slower.\n"
            + "nanoCLR interprets, as the device does, where this machine compiles: its ratios are those that matter.",
            ["where", "work", "client", "loop", "ratio"],
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
        for (int i = 0; i < works.Length; i++)
        {
            double client = times.MedianOf(2 * i);
            double loop = times.MedianOf(2 * i + 1);
            table.Add(where, works[i], $"{client:0.00}", $"{loop:0.00}", $"{loop / client:0.00}");
        }
    }
}
