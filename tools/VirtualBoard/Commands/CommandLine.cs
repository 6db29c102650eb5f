// The tool's command line: run (also without a verb), test, check, mail.

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using DeviceMailer.VirtualBoard.Session;

namespace DeviceMailer.VirtualBoard.Commands;

/// <summary>Declares the verbs and their options.</summary>
internal static partial class CommandLine
{
    internal const string DefaultBoard = SessionOptions.DefaultBoard;

    private static readonly Option<FileInfo?> Settings = new("--settings") { Description = "Settings file to put on the flash (default: the sample).", HelpName = "FILE" };
    private static readonly Option<DirectoryInfo?> Flash = new("--flash") { Description = "Folder that is the device's flash, kept afterwards (default: a temporary one).", HelpName = "DIR" };
    private static readonly Option<string> BoardName = new("--board")
    {
        Description = "Board, by the name of its file in hardware/boards or by a path.",
        HelpName = "BOARD",
        DefaultValueFactory = _ => DefaultBoard,
    };

    private static readonly Option<TimedCommand[]> Press = Timed("--press", "PIN[@TIME]", "Press what is connected to a pin, this long after the firmware started watching: 500 (ms) or 2s (default: the first watched pin, after 1s).", pin => $"press pin {pin}");
    private static readonly Option<TimedCommand[]> Hold = Timed("--hold", "PIN[@TIME]", "Press what is connected to a pin, and keep it pressed.", pin => $"hold pin {pin}");
    private static readonly Option<TimedCommand[]> Pin = Timed("--pin", "PIN=LEVEL[@TIME]", "Put a level on a pin: low, high, or free.", level => $"pin {Spaced(level)}");
    private static readonly Option<TimedCommand[]> AdcValue = Timed("--adc", "CHANNEL=VALUE[@TIME]", "Put a reading of 0 to 4095 on an ADC channel.", value => $"adc {Spaced(value)}");
    private static readonly Option<TimedCommand[]> Sensor = Timed("--sensor", "NAME=VALUE[@TIME]", "Make the sensor of a trigger show a value, in the trigger's unit.", value => $"sensor {Spaced(value)}");
    private static readonly Option<TimedCommand[]> DoCommand = Timed("--do", "COMMAND[@TIME]", "Give a command, such as 'server down for 3h': see COMMANDS.md.", command => command);

    private static readonly Option<string[]> Fail = new(RunCommand.FailOption) { Description = "What fails from the start: wifi, dns, server. Can be given several times.", HelpName = "WHAT" };
    private static readonly Option<bool> Warp = new("--warp") { Description = "Let the board's time pass as fast as it goes." };
    private static readonly Option<FileInfo?> Program = new("--program") { Description = "A device program of your own in place of the firmware, a .dll.", HelpName = "DLL" };
    private static readonly Option<FileInfo?> Scenario = new("--scenario") { Description = "Play a scenario: steps and expectations, with an exit code.", HelpName = "FILE" };
    private static readonly Option<FileInfo?> Record = new("--record") { Description = "Write what was done, and the mails that came, as a scenario.", HelpName = "FILE" };

    private static readonly Option<TimeSpan?> For = new("--for")
    {
        Description = "Stop after this time: 500ms, 10s, 2min, 1h.",
        HelpName = "DURATION",
        CustomParser = ParseDuration,
    };

    private static readonly Option<IPEndPoint?> Smtp = new("--smtp")
    {
        Description = "Redirect the device's connections to this server instead of the built-in sink.",
        HelpName = "HOST:PORT",
        CustomParser = ParseEndPoint,
    };

    private static readonly Option<DirectoryInfo?> Maildir = new("--maildir") { Description = "Maildir for what the sink receives, kept afterwards (default: a temporary one).", HelpName = "DIR" };

    /// <param name="companion">What runs beside a run; null: nothing.</param>
    internal static RootCommand Create(IRunCompanion? companion = null)
    {
        Fail.AcceptOnlyFromAmong("wifi", "dns", "server");
        var root = new RootCommand("DeviceMailer's virtual board: runs the firmware's own assemblies on this PC.");
        root.Subcommands.Add(CreateTest());
        foreach (Command verb in new[] { CreateCheck(), CreateRoots(), CreateSend(), CreateNew(), CreateLogin(), CreateMail(), CreateRefusals(), CreateAccounts(), CreateSensors() }) root.Subcommands.Add(verb);
        var run = new Command("run", "Boot the firmware, press pins, and show the mail that it sends. The default.");
        if (companion != null) run.Aliases.Add("workbench");
        root.Subcommands.Add(run);
        foreach (Command command in new Command[] { root, run })
        {
            foreach (Option option in new Option[] { Settings, Flash, Files, BoardName, Press, Hold, Pin, AdcValue, Sensor, DoCommand, Fail, Warp, For, Smtp, Maildir, Program, Scenario, Record }) command.Options.Add(option);
            foreach (Option option in companion?.Options ?? []) command.Options.Add(option);
            command.SetAction((parsed, cancel) => Run(parsed, companion, cancel));
        }

        return root;
    }

    private static async Task<int> Run(ParseResult parsed, IRunCompanion? companion, CancellationToken cancel)
    {
        var options = new SessionOptions
        {
            Settings = parsed.GetValue(Settings)?.FullName,
            Flash = parsed.GetValue(Flash)?.FullName,
            Files = parsed.GetValue(Files) ?? [],
            Board = parsed.GetValue(BoardName)!,
            Server = parsed.GetValue(Smtp),
            Maildir = parsed.GetValue(Maildir)?.FullName,
            Program = parsed.GetValue(Program)?.FullName,
        };
        if (parsed.GetValue(Scenario) is { } scenario) return (int)ScenarioCommand.Run(scenario.ToString(), options, cancel);
        bool isSaid = options.Settings != null || options.Flash != null || options.Program != null;
        using var run = new RunCommand
        {
            Options = isSaid ? options : options with { Settings = companion?.DefaultSettings },
            Beside = companion == null ? null : (session, isTerminal) => companion.StartAsync(session, parsed, isTerminal),
            Inputs = [.. Failures(parsed), .. new[] { Press, Hold, Pin, AdcValue, Sensor, DoCommand }.SelectMany(option => parsed.GetValue(option) ?? [])],
            IsWarped = parsed.GetValue(Warp),
            Duration = parsed.GetValue(For),
            Record = parsed.GetValue(Record)?.FullName,
        };
        return (int)await run.RunAsync(cancel);
    }

    // --fail wifi is the command "wifi gone", given at once.
    private static IEnumerable<TimedCommand> Failures(ParseResult parsed) => (parsed.GetValue(Fail) ?? []).Select(what => new TimedCommand(
        RunCommand.FailOption,
        what switch
        {
            "wifi" => "wifi gone",
            "dns" => "name server down",
            _ => $"{what} down",
        },
        TimeSpan.Zero));

    private static Option<TimedCommand[]> Timed(string name, string helpName, string description, Func<string, string> command) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result => ParseAll(result, name, helpName, command),
    };

    // 4=low -> 4 = low
    private static string Spaced(string value) => value.Replace("=", " = ", StringComparison.Ordinal);

    private static Command CreateMail()
    {
        var folder = new Argument<DirectoryInfo>("MAILDIR") { Description = "The Maildir that --maildir named." };
        var number = new Argument<int?>("NUMBER") { Description = "The mail to show, by its number in the list.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("mail", "List the mails in a Maildir, and show the one that is chosen.") { folder, number };
        command.SetAction(parsed => (int)MailCommand.Run(parsed.GetRequiredValue(folder).FullName, parsed.GetValue(number)));
        return command;
    }

    private static Command CreateTest()
    {
        var assembly = new Argument<FileInfo>("ASSEMBLY") { Description = "The test assembly, NFUnitTest.dll." };
        var command = new Command("test", "Run a test assembly of nanoFramework.TestFramework, and print the launcher's lines.") { assembly };
        command.SetAction(parsed => (int)TestCommand.Run(parsed.GetRequiredValue(assembly).FullName));
        return command;
    }

    private static TimedCommand[] ParseAll(ArgumentResult result, string option, string expected, Func<string, string> command)
    {
        var commands = new List<TimedCommand>();
        foreach (Token token in result.Tokens)
        {
            if (TimedCommand.Parse(option, token.Value, command) is { } given) commands.Add(given);
            else result.AddError($"found '{token.Value}', expected {expected} with a time such as 500 (ms) or 2s");
        }

        return [.. commands];
    }

    private static TimeSpan? ParseDuration(ArgumentResult result)
    {
        string text = result.Tokens.Single().Value;
        TimeSpan? time = Durations.Parse(text);
        if (time == null) result.AddError($"found '{text}', expected {Durations.Expected}");
        return time;
    }

    private static IPEndPoint? ParseEndPoint(ArgumentResult result)
    {
        string text = result.Tokens.Single().Value;
        int colon = text.LastIndexOf(':');
        if (colon > 0 && int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and <= IPEndPoint.MaxPort)
        {
            if (Address(text[..colon]) is { } address) return new IPEndPoint(address, port);
            result.AddError($"found '{text[..colon]}', which has no address, expected the name or IPv4 address of a mail server");
            return null;
        }

        result.AddError($"found '{text}', expected HOST:PORT with a port from 1 to {IPEndPoint.MaxPort}");
        return null;
    }

    private static IPAddress? Address(string host)
    {
        try
        {
            return Dns.GetHostAddresses(host, AddressFamily.InterNetwork).FirstOrDefault();
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
