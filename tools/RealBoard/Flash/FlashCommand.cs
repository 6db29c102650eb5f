// The flash verb: checks everything, prints every command, and runs them only when asked to. Nothing touches the board before all checks passed.

using DeviceMailer.VirtualBoard;
using DeviceMailer.VirtualBoard.Commands;

namespace DeviceMailer.RealBoard.Flash;

/// <summary>Puts the firmware, its settings and files on a board.</summary>
internal sealed class FlashCommand
{
    private const string Variable = "NANOFF";
    private const string SettingsOnDevice = @"I:\devicemailer.ini";
    private const string BoardOnDevice = @"I:\board.ini";
    private const string PageOnDevice = @"I:\setup.htm.gz";

    private static readonly TimeSpan untilJoinLine = TimeSpan.FromSeconds(30);

    internal required string Board { get; init; }

    internal required string Port { get; init; }

    internal required string Settings { get; init; }

    /// <summary>NAME=PATH: a file and its name on drive I:, certificates and attachments.</summary>
    internal string[] Files { get; init; } = [];

    /// <summary>A file with ssid and password; null leaves the device's network as it is.</summary>
    internal string? Wifi { get; init; }

    /// <summary>An image that is there already; null builds it.</summary>
    internal string? Image { get; init; }

    /// <summary>Leaves the firmware on the device as it is, and writes settings and files only.</summary>
    internal bool SettingsOnly { get; init; }

    internal bool Write { get; init; }

    internal ExitCode Run()
    {
        if (SettingsOnly && Image != null) return Refuse("--settings-only writes no image: found --image, expected one or the other");
        DirectoryInfo work = Directory.CreateTempSubdirectory("devicemailer-flash-"); // readable by its owner only
        try
        {
            BoardFile board = BoardFile.Find(Board);
            (string OnDevice, string Here)[] extra = [.. Files.Select(Split)];
            foreach ((string _, string here) in extra.Append(("", Settings)))
            {
                if (!File.Exists(here)) return Refuse($"{here}: found no such file");
            }

            if (CheckCommand.Run(Settings, board.Path, extra) != VirtualBoard.Commands.ExitCode.Ok) return ExitCode.BadInput;
            if (Nanoff() is not { } nanoff) return Refuse($"nanoff is not here: the variable {Variable} names no program, and 'dotnet tool restore' does not bring it");

            (string OnDevice, string Here)[] files = [(SettingsOnDevice, Path.GetFullPath(Settings)), (BoardOnDevice, Path.GetFullPath(board.Path)), (PageOnDevice, VirtualBoard.Board.SetupPage), .. extra];
            string fileJson = Path.Combine(work.FullName, "files.json");
            string? networkJson = Wifi == null ? null : Path.Combine(work.FullName, "network.json");
            File.WriteAllText(fileJson, Deployment.Files(files));
            if (networkJson != null)
            {
                (string ssid, string password) = Deployment.ReadNetwork(Wifi!);
                if (Write) File.WriteAllText(networkJson, Deployment.Network(ssid, password));
            }

            foreach ((string onDevice, string here) in files) Console.WriteLine($"{onDevice} is {here}");
            return Go(new FlashPlan(nanoff, board, Port, Image ?? FlashPlan.BuiltImage, fileJson, networkJson));
        }
        catch (Exception e) when (e is IOException or FormatException)
        {
            return Refuse(e.Message);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private ExitCode Go(FlashPlan plan)
    {
        if (SettingsOnly) return Step(plan.Files) ? Finish("press RESET: the board starts with the new settings.") : ExitCode.Failed;
        if (Image == null && !Step(FlashPlan.Build)) return ExitCode.Failed;

        // What a dry run would build need not be there yet.
        bool isBuilt = Write || Image != null || File.Exists(plan.Image);
        if (isBuilt && plan.ImageObjection() is { Length: > 0 } objection) return Refuse(objection);
        if (!Step(plan.Update) || !Step(plan.Deploy) || !Step(plan.Files)) return ExitCode.Failed;
        return Finish("the board restarts with the new firmware.");
    }

    private ExitCode Finish(string next)
    {
        Console.WriteLine(Write ? $"Done: {next}" : "Nothing was done: --write runs these commands.");
        if (Write) ShowNetwork();
        return ExitCode.Ok;
    }

    // The board is done whether this comes about or not.
    private void ShowNetwork()
    {
        Console.WriteLine($"Waiting up to {untilJoinLine.TotalSeconds} s for the board to say how its own network is joined; press RESET if nothing comes.");
        try
        {
            Console.WriteLine(SerialConsole.ReadJoinLine(Port, untilJoinLine)?.ToPage() ?? "It did not. Its console prints a line that begins with WIFI: at each start.");
        }
        catch (IOException e)
        {
            Console.WriteLine($"{Port}: {e.Message} The board's console prints a line that begins with WIFI: at each start.");
        }
    }

    private bool Step(string[] command)
    {
        Console.WriteLine("$ " + string.Join(' ', command.Select(Quoted)));
        if (!Write) return true;
        Tool tool = Tool.Run(command[0], command[1..]);
        Console.WriteLine(tool.Output.TrimEnd());
        if (tool.ExitCode != 0) Console.WriteLine($"This step ended with {tool.ExitCode}; the steps after it were not run.");
        return tool.ExitCode == 0;
    }

    private static string[]? Nanoff()
    {
        string? given = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrEmpty(given)) return File.Exists(given) ? [given] : null;
        return Tool.Run("dotnet", "tool", "restore").ExitCode == 0 ? ["dotnet", "tool", "run", "nanoff", "--"] : null;
    }

    private static (string OnDevice, string Here) Split(string file)
    {
        string[] parts = file.Split('=', 2);
        if (parts.Length < 2 || parts[0].Length == 0 || parts[0].Contains('\\', StringComparison.Ordinal)) throw new FormatException($"--file: found '{file}', expected NAME=PATH, such as ca.pem=/home/me/ca.pem");
        return ($@"I:\{parts[0]}", Path.GetFullPath(parts[1]));
    }

    private static string Quoted(string argument) => argument.Contains(' ', StringComparison.Ordinal) ? $"\"{argument}\"" : argument;

    private static ExitCode Refuse(string reason)
    {
        Console.Error.WriteLine(reason);
        return ExitCode.BadInput;
    }
}
