// What set-up mode takes of nanoCLR's heap beside the notifier, which goes on: its buffers are made when it begins, and are gone with the restart that ends it.

using DeviceMailer.Benchmarks.Report;
using DeviceMailer.VirtualBoard;
using DeviceMailer.VirtualBoard.Clr;
using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.Benchmarks.Ram;

/// <summary>Counts the objects of a firmware whose own network is open.</summary>
internal static class SetupRam
{
    /// <summary>What it may take, in bytes; sockets and threads aside.</summary>
    internal const int MaxBytes = 10 * 1024;

    private const int Button = 0;

    private static readonly TimeSpan held = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan untilUp = TimeSpan.FromMinutes(1);

    /// <summary>How many bytes more there are with it than without.</summary>
    internal static int Measure() => Measure(held) - Measure(TimeSpan.Zero);

    /// <summary>The same as a table.</summary>
    internal static Table ToTable()
    {
        var table = new Table(
            "Heap of set-up mode, in bytes as nanoCLR counts them",
            "While it is open, beside the notifier; sockets, open files, the stacks of its two threads and what a check of settings takes for its time aside.",
            ["what", "bytes", "at most"],
            textColumns: 1);
        table.Add("set-up mode", $"{Measure()}", $"{MaxBytes}");
        return table;
    }

    private static int Measure(TimeSpan pressed)
    {
        Firmware firmware = Firmware.Load(Path.Combine(AppContext.BaseDirectory, "firmware", "DeviceMailer.Esp32.dll"), watchesObjects: true);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("devicemailer-ram-");
        try
        {
            using var board = new Board(BoardFile.Find("esp32-devkitc-v4"), Path.Combine(folder.FullName, "flash"), new VirtualClock());
            File.Copy(Path.Combine(AppContext.BaseDirectory, "devicemailer.ini"), board.Flash.PathOf(@"I:\devicemailer.ini"));
            if (pressed > TimeSpan.Zero) board.Gpio.Press(Button, pressed);
            board.Boot(firmware);
            board.RunFor(untilUp);
            if (board.AccessPoint.IsOn != pressed > TimeSpan.Zero) throw new InvalidOperationException(string.Join('\n', board.Console.Lines));
            return NotifierRam.Count(firmware, board).Sum(part => part.Bytes);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
