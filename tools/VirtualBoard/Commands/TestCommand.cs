using System.Globalization;
using DeviceMailer.VirtualBoard.Clr;
using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Commands;

/// <summary>The test verb.</summary>
internal static class TestCommand
{
    // A test assembly that has not ended by then hangs.
    private static readonly TimeSpan limit = TimeSpan.FromMinutes(10);

    internal static ExitCode Run(string assembly)
    {
        if (!File.Exists(assembly))
        {
            Console.Error.WriteLine($"{assembly}: found no such file, expected a test assembly");
            return ExitCode.BadInput;
        }

        IReadOnlyList<string> lines = RunOnBoard(Firmware.Load(assembly), Console.WriteLine, out bool ended);
        int Count(string outcome) => lines.Count(line => line.StartsWith($"Test {outcome},", StringComparison.Ordinal));
        int passed = Count("passed");
        int failed = Count("failed");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{passed} passed, {failed} failed, {Count("skipped")} skipped"));
        return ended && failed == 0 && passed > 0 ? ExitCode.Ok : ExitCode.Failed;
    }

    /// <summary>Runs all tests and returns the launcher's lines.</summary>
    internal static IReadOnlyList<string> RunOnBoard(Firmware tests, Action<string> onLine, out bool ended)
    {
        using var flash = new WorkFolder(null);
        using var board = new Board(BoardFile.Find(BoardFile.Known.First()), flash.Path, new RealClock());
        board.Console.LineWritten += onLine;
        board.Boot(tests, TestLauncher.Run);
        ended = board.WaitForEnd(limit) && board.Unhandled.Count == 0;
        return board.Console.Lines;
    }
}
