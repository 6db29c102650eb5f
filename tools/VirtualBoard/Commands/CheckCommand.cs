// The check verb: the firmware's own check of a settings file, once or whenever the file changes, for people or for editors.

using System.Text.Json;
using DeviceMailer.VirtualBoard.Clr;
using DeviceMailer.VirtualBoard.Settings;

namespace DeviceMailer.VirtualBoard.Commands;

/// <summary>Checks a settings file.</summary>
internal sealed class CheckCommand
{
    private static readonly TimeSpan watchEvery = TimeSpan.FromMilliseconds(200);
    private static readonly JsonSerializerOptions json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal required string Settings { get; init; }

    internal required string Board { get; init; }

    /// <summary>NAME=PATH: files that will be on the device, too.</summary>
    internal string[] Files { get; init; } = [];

    /// <summary>A folder with what is on the device's flash already; null: nothing.</summary>
    internal string? Flash { get; init; }

    /// <summary>True: one line of JSON for each check.</summary>
    internal bool AsJson { get; init; }

    /// <summary>True: a file that is only missing here is a warning; false: a mistake, as on the device.</summary>
    internal bool FilesMayBeMissing { get; init; } = true;

    /// <summary>Checks a file that is about to be flashed with the files beside it: whatever is missing now will be missing there.</summary>
    internal static ExitCode Run(string settings, string boardName, params IEnumerable<(string OnDevice, string Here)> files) =>
        new CheckCommand { Settings = settings, Board = boardName, Files = [.. files.Select(file => $"{file.OnDevice[3..]}={file.Here}")], FilesMayBeMissing = false }.Run();

    /// <summary>Checks once.</summary>
    internal ExitCode Run()
    {
        try
        {
            return Check();
        }
        catch (Exception e) when (e is IOException or FormatException or UnauthorizedAccessException)
        {
            if (AsJson) Console.WriteLine(JsonSerializer.Serialize(new { settings = Settings, good = false, problem = e.Message }, json));
            else Console.Error.WriteLine(e.Message);
            return ExitCode.BadInput;
        }
    }

    /// <summary>Checks now and after every change of the settings or a file, until it is cancelled.</summary>
    internal async Task<ExitCode> WatchAsync(CancellationToken cancel)
    {
        ExitCode last = ExitCode.Ok;
        string seen = "";
        while (!cancel.IsCancellationRequested)
        {
            string now = string.Join(' ', Watched().Select(file => $"{file}:{File.GetLastWriteTimeUtc(file).Ticks}"));
            if (now != seen)
            {
                seen = now;
                last = Run();
                if (!AsJson) Console.WriteLine("watching for changes; Ctrl-C ends");
            }

            await Task.Delay(watchEvery, cancel).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        return last;
    }

    private IEnumerable<string> Watched() => Files.Where(file => file.Contains('=', StringComparison.Ordinal)).Select(file => file.Split('=', 2)[1]).Prepend(Settings);

    private ExitCode Check()
    {
        using var flash = new WorkFolder(null);
        using var board = new Board(BoardFile.Find(Board), flash.Path, new RealClock());
        if (Flash != null) CopyFlash(board);
        DeviceFiles.Put(board, Settings, Files, takesBeside: FilesMayBeMissing);
        SettingsCheck check = SettingsCheck.Run(board, FirmwareFiles.Load(), Settings, FilesMayBeMissing);
        if (AsJson) PrintJson(check, board.File.Name);
        else Print(check, board.File.Name);
        return check.IsGood ? ExitCode.Ok : ExitCode.BadInput;
    }

    private void CopyFlash(Board board)
    {
        if (!Directory.Exists(Flash)) throw new DirectoryNotFoundException($"--flash: found no folder {Flash}");
        foreach (string file in Directory.EnumerateFiles(Flash)) File.Copy(file, Path.Combine(board.Flash.Folder, Path.GetFileName(file)), overwrite: true);
    }

    private void Print(SettingsCheck check, string board)
    {
        foreach (SettingsMessage message in check.Messages) Console.WriteLine(message);
        int mistakes = check.Messages.Count(message => !message.IsWarning);
        Console.WriteLine(mistakes == 0 ? $"{Settings}: good, for the board {board}" : $"{Settings}: {mistakes} {(mistakes == 1 ? "mistake" : "mistakes")}");
    }

    private void PrintJson(SettingsCheck check, string board)
    {
        var messages = check.Messages.Select(message => new
        {
            message.File,
            message.Line,
            message.Column,
            message.Length,
            Severity = message.IsWarning ? "warning" : "error",
            message.Key,
            message.Found,
            message.Expected,
            message.Text,
        });
        Console.WriteLine(JsonSerializer.Serialize(new { settings = Settings, board, good = check.IsGood, messages }, json));
    }
}
