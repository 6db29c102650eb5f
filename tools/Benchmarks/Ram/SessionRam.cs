// What a mail client takes of nanoCLR's heap for as long as it lives: all of it is made by its constructor.

using System.Reflection;
using DeviceMailer.Benchmarks.Report;
using DeviceMailer.VirtualBoard;
using DeviceMailer.VirtualBoard.Clr;
using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.Benchmarks.Ram;

/// <summary>Counts the objects of a client.</summary>
internal static class SessionRam
{
    /// <summary>What a whole session may take, TLS aside. What is counted here was found to the byte the same on nanoCLR.</summary>
    internal const int MaxBytes = 2048;

    private const string LibraryName = "DeviceMailer.Smtp";
    private const string ClientName = "DeviceMailer.Smtp.SmtpClient";
    private static readonly TimeSpan limit = TimeSpan.FromMinutes(1);
    private static readonly byte[] helloName = "freezer.example.com"u8.ToArray();

    /// <summary>The objects, from the constructor of the firmware's own assembly, run on a board because it may ask the board for something.</summary>
    internal static IReadOnlyList<HeapPart> Measure()
    {
        Firmware firmware = Firmware.Load(Path.Combine(AppContext.BaseDirectory, "firmware", LibraryName + ".dll"));
        var graph = new HeapGraph(firmware.Assemblies);
        DirectoryInfo flash = Directory.CreateTempSubdirectory("devicemailer-ram-");
        try
        {
            using var board = new Board(BoardFile.Find("esp32-devkitc-v4"), flash.FullName, new VirtualClock());
            board.Boot(firmware, smtp => AddClient(graph, smtp));
            if (!board.WaitForEnd(limit)) throw new TimeoutException("the board did not end");
            if (board.Unhandled.Count > 0) throw new InvalidOperationException(board.Unhandled[0]);
            return graph.Parts;
        }
        finally
        {
            flash.Delete(recursive: true);
        }
    }

    /// <summary>The objects by the fields that lead to them first.</summary>
    internal static Table ToTable()
    {
        IReadOnlyList<HeapPart> parts = Measure();
        var table = new Table(
            "Heap of a client, in bytes as nanoCLR counts them",
            $"All that a client ever takes, TLS aside; at most {MaxBytes} by design.",
            ["object", "type", "bytes"],
            textColumns: 2);
        foreach (HeapPart part in parts) table.Add(part.Path, part.Kind, $"{part.Bytes}");
        table.Add("in all", $"{parts.Count} objects", $"{parts.Sum(part => part.Bytes)}");
        return table;
    }

    // What the caller hands in is the caller's, and statics are shared by all clients.
    private static void AddClient(HeapGraph graph, Assembly smtp)
    {
        Type type = smtp.GetType(ClientName, throwOnError: true)!;
        ConstructorInfo constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)!;
        object?[] arguments = [.. constructor.GetParameters().Select(parameter => parameter.ParameterType == typeof(byte[]) ? helloName : null)];
        object client = constructor.Invoke(arguments);
        foreach (object? argument in arguments) graph.LeaveOut(argument);
        foreach (Type any in smtp.GetTypes()) graph.LeaveOutStatics(any);
        graph.Add("client", client);
    }
}
