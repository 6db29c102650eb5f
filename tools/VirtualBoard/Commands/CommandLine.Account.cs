// The verbs between a person's mail account and a device: check, roots, send, new, and the pages refusals, accounts and sensors.

using System.CommandLine;
using DeviceMailer.VirtualBoard.Providers;
using DeviceMailer.VirtualBoard.Refusals;
using DeviceMailer.VirtualBoard.Sensors;

namespace DeviceMailer.VirtualBoard.Commands;

internal static partial class CommandLine
{
    private static readonly Option<string[]> Files = new("--file")
    {
        Description = "A file that will be on the device, and its name there; files beside the settings (.pem, .crt, .cer, token*.txt) are taken by themselves.",
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

    private static Command CreateRoots()
    {
        var servers = new Argument<string[]>("SERVER") { Description = "HOST or HOST:PORT of mail servers; port 465 is TLS, all others STARTTLS.", Arity = ArgumentArity.ZeroOrMore };
        var provider = new Option<string[]>("--provider") { Description = "The servers of these providers; the command new lists them.", HelpName = "NAME" };
        var output = new Option<FileInfo>("--out") { Description = "The PEM file to write.", HelpName = "FILE", DefaultValueFactory = _ => new FileInfo("ca.pem") };
        var security = new Option<string?>("--security") { Description = "tls or starttls, where the port does not tell.", HelpName = "SECURITY" };
        security.AcceptOnlyFromAmong("tls", "starttls");
        var trust = new Option<FileInfo?>("--trust") { Description = "PEM file of roots to trust in place of this PC's.", HelpName = "FILE" };
        var pinned = new Option<string?>("--sha256") { Description = "SHA-256 of a root that the server shows and you vouch for.", HelpName = "HEX" };
        var command = new Command("roots", "Find the root certificate that a device needs for a mail server, and write it as PEM.") { servers, provider, output, security, trust, pinned };
        command.SetAction(async (parsed, _) => (int)await new RootsCommand
        {
            Servers = parsed.GetValue(servers) ?? [],
            Providers = parsed.GetValue(provider) ?? [],
            Out = parsed.GetValue(output)!.ToString(),
            Security = parsed.GetValue(security),
            Trust = parsed.GetValue(trust)?.FullName,
            Pinned = parsed.GetValue(pinned) ?? "",
        }.RunAsync());
        return command;
    }

    private static Command CreateSend()
    {
        Argument<FileInfo> settings = SettingsArgument();
        var yes = new Option<bool>("--yes") { Description = "Send without asking." };
        var command = new Command("send", "Send a real test mail through the settings, by the firmware's own client, and say what to do if it is refused.") { settings, BoardName, Files, yes, Smtp };
        command.SetAction(parsed =>
        {
            using var send = new SendCommand
            {
                Settings = parsed.GetRequiredValue(settings).ToString(),
                Board = parsed.GetValue(BoardName)!,
                Files = parsed.GetValue(Files) ?? [],
                IsSure = parsed.GetValue(yes),
                Server = parsed.GetValue(Smtp),
            };
            return (int)send.Run();
        });
        return command;
    }

    private static Command CreateNew()
    {
        var output = new Option<FileInfo>("--out") { Description = "The file to write.", HelpName = "FILE", DefaultValueFactory = _ => new FileInfo("my.ini") };
        var board = new Option<string?>("--board") { Description = "Board, by the name of its file in hardware/boards or by a path.", HelpName = "BOARD" };
        var provider = new Option<string?>("--provider") { Description = "Whose mail account: gmail, microsoft365, gmx, ...", HelpName = "NAME" };
        var from = new Option<string?>("--from") { Description = "The account's address.", HelpName = "ADDRESS" };
        var to = new Option<string?>("--to") { Description = "Who gets the alerts (default: the account).", HelpName = "ADDRESSES" };
        var user = new Option<string?>("--user") { Description = "The user, where it is not the address.", HelpName = "USER" };
        var password = new Option<FileInfo?>("--password-file") { Description = "A file with the password in its first line: on the command line everybody on this PC could read it.", HelpName = "FILE" };
        var host = new Option<string?>("--host") { Description = "The mail server, where it is not the provider's.", HelpName = "HOST" };
        var ssid = new Option<string?>("--ssid") { Description = "The Wi-Fi network.", HelpName = "NAME" };
        var zone = new Option<string?>("--zone") { Description = "The time zone, such as Europe/Berlin (default: this PC's).", HelpName = "ZONE" };
        var name = new Option<string?>("--name") { Description = "The device's name.", HelpName = "NAME" };
        var trigger = new Option<string[]>("--trigger") { Description = $"What is mailed: {string.Join(", ", Recipe.All.Select(one => one.NeedsPin ? one.Name + ":PIN" : one.Name))}.", HelpName = "RECIPE" };
        var force = new Option<bool>("--force") { Description = "Replace files that are there." };
        var fleet = new Option<FileInfo?>("--fleet") { Description = "Write a file for each device of a table: a row each, of which the columns are name, and keys such as wifi.ssid; --out is a folder then (default: fleet).", HelpName = "CSV" };
        var template = new Option<FileInfo?>("--template") { Description = "What the devices of --fleet have in common: a settings file.", HelpName = "FILE" };
        var command = new Command("new", "Write a settings file, by questions in a terminal or by options; or those of a fleet.") { fleet, template, output, board, provider, from, to, user, password, host, ssid, zone, name, trigger, force };
        command.Validators.Add(result =>
        {
            if (result.GetValue(fleet) == null != (result.GetValue(template) == null)) result.AddError("--fleet and --template are given together");
        });
        command.SetAction(parsed => parsed.GetValue(fleet) is { } table ? (int)new FleetCommand
        {
            Table = table.ToString(),
            Template = parsed.GetValue(template)!.ToString(),
            Folder = parsed.GetResult(output) is { Implicit: false } ? parsed.GetValue(output)!.ToString() : "fleet",
            Board = parsed.GetValue(board),
            Force = parsed.GetValue(force),
        }.Run() : (int)new NewCommand
        {
            Out = parsed.GetValue(output)!.ToString(),
            Board = parsed.GetValue(board),
            Provider = parsed.GetValue(provider),
            From = parsed.GetValue(from),
            To = parsed.GetValue(to),
            User = parsed.GetValue(user),
            PasswordFile = parsed.GetValue(password)?.FullName,
            Host = parsed.GetValue(host),
            Ssid = parsed.GetValue(ssid),
            Zone = parsed.GetValue(zone),
            Name = parsed.GetValue(name),
            Triggers = parsed.GetValue(trigger) ?? [],
            Force = parsed.GetValue(force),
        }.Run());
        return command;
    }

    private static Command CreateRefusals()
    {
        var command = new Command("refusals", "Print what servers refuse, why, and what to do, as a page in Markdown.");
        command.SetAction(_ => Console.Write(RefusalPage.Write()));
        return command;
    }

    private static Command CreateSensors()
    {
        var command = new Command("sensors", "Print the sensors on I2C and 1-Wire that the firmware knows, as a table in Markdown.");
        command.SetAction(_ => Console.Write(SensorPage.Write(KnownSensors.Of(FirmwareFiles.Load()))));
        return command;
    }

    private static Command CreateAccounts()
    {
        var command = new Command("accounts", "Print how to set up each provider's mail account, as a page in Markdown.");
        command.SetAction(_ => Console.Write(AccountPage.Write()));
        return command;
    }
}
