// Objects of the mail client's library, made on a board from the assembly that is flashed, and counted as nanoCLR counts them.

using System.Reflection;
using DeviceMailer.VirtualBoard;
using DeviceMailer.VirtualBoard.Clr;
using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.Benchmarks.Ram;

/// <summary>Runs what makes the objects to be counted.</summary>
internal static class DeviceHeap
{
    private const string LibraryName = "DeviceMailer.Smtp";
    private static readonly TimeSpan limit = TimeSpan.FromMinutes(1);

    /// <summary>The objects that are added to the graph, on a board because their constructors may ask the board for something.</summary>
    internal static IReadOnlyList<HeapPart> Measure(Action<HeapGraph, Assembly> add)
    {
        Firmware firmware = Firmware.Load(Path.Combine(AppContext.BaseDirectory, "firmware", LibraryName + ".dll"));
        var graph = new HeapGraph(firmware.Assemblies);
        DirectoryInfo flash = Directory.CreateTempSubdirectory("devicemailer-ram-");
        try
        {
            using var board = new Board(BoardFile.Find("esp32-devkitc-v4"), flash.FullName, new VirtualClock());
            board.Boot(firmware, smtp =>
            {
                // Statics are shared by all.
                foreach (Type any in smtp.GetTypes()) graph.LeaveOutStatics(any);
                add(graph, smtp);
            });
            if (!board.WaitForEnd(limit)) throw new TimeoutException("the board did not end");
            if (board.Unhandled.Count > 0) throw new InvalidOperationException(board.Unhandled[0]);
            return graph.Parts;
        }
        finally
        {
            flash.Delete(recursive: true);
        }
    }

    /// <summary>The objects as a table, by the fields that lead to them first.</summary>
    internal static Report.Table ToTable(string title, string caption, IReadOnlyList<HeapPart> parts)
    {
        var table = new Report.Table(title, caption, ["object", "type", "bytes"], textColumns: 2);
        foreach (HeapPart part in parts) table.Add(part.Path, part.Kind, $"{part.Bytes}");
        table.Add("in all", $"{parts.Count} objects", $"{parts.Sum(part => part.Bytes)}");
        return table;
    }
}
