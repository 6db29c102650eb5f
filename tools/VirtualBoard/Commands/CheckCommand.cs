using DeviceMailer.VirtualBoard.Clr;

namespace DeviceMailer.VirtualBoard.Commands;

/// <summary>The check verb: the firmware's own check of a settings file, on a board that does nothing else.</summary>
internal static class CheckCommand
{
    /// <param name="settings">The settings file.</param>
    /// <param name="boardName">The board to check it for.</param>
    /// <param name="files">Files that will be on the device, too: paths there and here.</param>
    internal static ExitCode Run(string settings, string boardName, params IEnumerable<(string OnDevice, string Here)> files)
    {
        using var flash = new WorkFolder(null);
        try
        {
            using var board = new Board(BoardFile.Find(boardName), flash.Path, new RealClock());
            board.Console.LineWritten += line => Console.WriteLine(line.Replace(FirmwareFiles.SettingsPath, settings, StringComparison.Ordinal));
            File.Copy(settings, board.Flash.PathOf(FirmwareFiles.SettingsPath));
            foreach ((string onDevice, string here) in files) File.Copy(here, board.Flash.PathOf(onDevice));
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
