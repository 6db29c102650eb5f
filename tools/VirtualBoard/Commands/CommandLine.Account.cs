// The verbs between a person's mail account and a device: check.

using System.CommandLine;

namespace DeviceMailer.VirtualBoard.Commands;

internal static partial class CommandLine
{
    private static readonly Option<string[]> Files = new("--file")
    {
        Description = "A file that will be on the device, and its name there; files beside the settings (.pem, .crt, .cer, .token) are taken by themselves.",
        HelpName = "NAME=PATH",
    };

    private static Argument<FileInfo> SettingsArgument() => new("SETTINGS") { Description = "The settings file." };

    private static Command CreateCheck()
    {
        Argument<FileInfo> settings = SettingsArgument();
        var flash = new Option<DirectoryInfo?>("--flash") { Description = "Folder with what is on the device's flash already.", HelpName = "DIR" };
        var asJson = new Option<bool>("--json") { Description = "One line of JSON for each check, for editors." };
        var watch = new Option<bool>("--watch") { Description = "Check again whenever the file changes, until Ctrl-C." };
        var command = new Command("check", "Check a settings file with the firmware's own code.") { settings, BoardName, Files, flash, asJson, watch };
        command.SetAction(async (parsed, cancel) =>
        {
            var check = new CheckCommand
            {
                Settings = parsed.GetRequiredValue(settings).ToString(),
                Board = parsed.GetValue(BoardName)!,
                Files = parsed.GetValue(Files) ?? [],
                Flash = parsed.GetValue(flash)?.FullName,
                AsJson = parsed.GetValue(asJson),
            };
            return (int)(parsed.GetValue(watch) ? await check.WatchAsync(cancel) : check.Run());
        });
        return command;
    }
}
