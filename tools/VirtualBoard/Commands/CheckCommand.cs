using DeviceMailer.VirtualBoard.Clr;

namespace DeviceMailer.VirtualBoard.Commands;

/// <summary>The check verb: the firmware's own check of a settings file, on a board that does nothing else.</summary>
internal static class CheckCommand
{
    internal static ExitCode Run(string settings, string boardName)
    {
        using var flash = new WorkFolder(null);
        try
        {
            using var board = new Board(BoardFile.Find(boardName), flash.Path, new RealClock());
            board.Console.LineWritten += line => Console.WriteLine(line.Replace(FirmwareFiles.SettingsPath, settings, StringComparison.Ordinal));
            File.Copy(settings, board.Flash.PathOf(FirmwareFiles.SettingsPath));
            if (!FirmwareFiles.Check(board, FirmwareFiles.Load())) return ExitCode.BadInput;
            Console.WriteLine($"{settings}: good, for the board {board.File.Name}");
            return ExitCode.Ok;
        }
        catch (IOException e)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCode.BadInput;
        }
    }
}
