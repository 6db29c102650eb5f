// The tool's command line: run (also without a verb), test, check.

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;

namespace DeviceMailer.VirtualBoard.Commands;

/// <summary>Declares the verbs and their options.</summary>
internal static partial class CommandLine
{
    internal const string DefaultBoard = "esp32-devkitc-v4";

    private static readonly Option<FileInfo?> Settings = new("--settings") { Description = "Settings file to put on the flash (default: the sample).", HelpName = "FILE" };
    private static readonly Option<DirectoryInfo?> Flash = new("--flash") { Description = "Folder that is the device's flash, kept afterwards (default: a temporary one).", HelpName = "DIR" };
    private static readonly Option<string> BoardName = new("--board")
    {
        Description = "Board, by the name of its file in hardware/boards or by a path.",
        HelpName = "BOARD",
        DefaultValueFactory = _ => DefaultBoard,
    };

    private static readonly Option<TimedValue[]> Press = new("--press")
    {
        Description = "Press what hangs on a pin, so many ms after the firmware began to watch (default: the first watched pin, once).",
        HelpName = "PIN[@MS]",
        CustomParser = result => ParseAll(result, hasValue: false, "PIN[@MS], such as 4@500"),
    };

    private static readonly Option<TimedValue[]> AdcValue = new("--adc")
    {
        Description = "Put a reading of 0 to 4095 on an ADC channel.",
        HelpName = "CHANNEL=VALUE[@MS]",
        CustomParser = result => ParseAll(result, hasValue: true, "CHANNEL=VALUE[@MS], such as 6=1200@500"),
    };

    private static readonly Option<TimeSpan?> For = new("--for")
    {
        Description = "Stop after this time: 500ms, 10s, 2min, 1h.",
        HelpName = "DURATION",
        CustomParser = ParseDuration,
    };

    private static readonly Option<DnsEndPoint?> Smtp = new("--smtp")
    {
        Description = "Lead the device's connections to this server in place of the built-in sink.",
        HelpName = "HOST:PORT",
        CustomParser = ParseEndPoint,
    };

    private static readonly Option<DirectoryInfo?> Maildir = new("--maildir") { Description = "Maildir for what the sink receives, kept afterwards (default: a temporary one).", HelpName = "DIR" };

    internal static RootCommand Create()
    {
        var root = new RootCommand("DeviceMailer's virtual board: runs the firmware's own assemblies on this PC.");
        root.Subcommands.Add(CreateTest());
        foreach (Command verb in new[] { CreateCheck(), CreateRoots(), CreateSend(), CreateNew(), CreateLogin(), CreateRefusals(), CreateAccounts() }) root.Subcommands.Add(verb);
        var run = new Command("run", "Boot the firmware, press pins, and show the mail that it sends. The default.");
        root.Subcommands.Add(run);
        foreach (Command command in new Command[] { root, run })
        {
            foreach (Option option in new Option[] { Settings, Flash, Files, BoardName, Press, AdcValue, For, Smtp, Maildir }) command.Options.Add(option);
            command.SetAction((parsed, cancel) => Run(parsed, cancel));
        }

        return root;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        using var run = new RunCommand
        {
            Settings = parsed.GetValue(Settings)?.FullName,
            Flash = parsed.GetValue(Flash)?.FullName,
            Files = parsed.GetValue(Files) ?? [],
            Board = parsed.GetValue(BoardName)!,
            Presses = parsed.GetValue(Press) ?? [],
            AdcValues = parsed.GetValue(AdcValue) ?? [],
            Duration = parsed.GetValue(For),
            Server = parsed.GetValue(Smtp),
            Maildir = parsed.GetValue(Maildir)?.FullName,
        };
        return (int)await run.RunAsync(cancel);
    }

    private static Command CreateTest()
    {
        var assembly = new Argument<FileInfo>("ASSEMBLY") { Description = "The test assembly, NFUnitTest.dll." };
        var command = new Command("test", "Run a test assembly of nanoFramework.TestFramework, and print the launcher's lines.") { assembly };
        command.SetAction(parsed => (int)TestCommand.Run(parsed.GetRequiredValue(assembly).FullName));
        return command;
    }

    private static TimedValue[] ParseAll(ArgumentResult result, bool hasValue, string expected)
    {
        var values = new List<TimedValue>();
        foreach (Token token in result.Tokens)
        {
            if (TimedValue.Parse(token.Value, hasValue) is { } value) values.Add(value);
            else result.AddError($"found '{token.Value}', expected {expected}");
        }

        return [.. values];
    }

    private static TimeSpan? ParseDuration(ArgumentResult result)
    {
        string text = result.Tokens.Single().Value;
        string digits = string.Concat(text.TakeWhile(char.IsAsciiDigit));
        TimeSpan? unit = text[digits.Length..] switch
        {
            "ms" => TimeSpan.FromMilliseconds(1),
            "s" => TimeSpan.FromSeconds(1),
            "min" => TimeSpan.FromMinutes(1),
            "h" => TimeSpan.FromHours(1),
            _ => null,
        };
        if (unit != null && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int count)) return unit * count;
        result.AddError($"found '{text}', expected a duration such as 500ms, 10s, 2min, 1h");
        return null;
    }

    private static DnsEndPoint? ParseEndPoint(ArgumentResult result)
    {
        string text = result.Tokens.Single().Value;
        int colon = text.LastIndexOf(':');
        if (colon > 0 && int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and <= IPEndPoint.MaxPort)
        {
            return new DnsEndPoint(text[..colon], port);
        }

        result.AddError($"found '{text}', expected HOST:PORT with a port from 1 to {IPEndPoint.MaxPort}");
        return null;
    }
}
