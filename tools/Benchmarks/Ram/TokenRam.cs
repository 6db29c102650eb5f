// What tokens that the device renews take of nanoCLR's heap: at rest, beside the same settings with a token that stands in them, and in the middle of a renewal.

using DeviceMailer.Benchmarks.Report;
using DeviceMailer.VirtualBoard;
using DeviceMailer.VirtualBoard.Clr;
using DeviceMailer.VirtualBoard.Loading;
using DeviceMailer.VirtualBoard.Settings;
using DeviceMailer.VirtualBoard.Sink;

namespace DeviceMailer.Benchmarks.Ram;

/// <summary>Counts the objects of a firmware with <c>[oauth]</c>.</summary>
internal static class TokenRam
{
    /// <summary>
    /// What <c>[oauth]</c> may take at rest, in bytes, with Microsoft's long words and an authority of its own.
    /// </summary>
    internal const int MaxAtRestBytes = 600;

    /// <summary>What a renewal may take beyond that, in bytes.</summary>
    internal const int MaxRenewalBytes = 1100;

    private const string FirmwareFile = "DeviceMailer.Esp32.dll";
    private const int DoorPin = 4;
    private const string Login = "security = tls\nca = I:\\ca.pem\nuser = freezer@example.com\nauth = xoauth2\n";
    private const string Tokens = "[oauth]\ntoken-url = https://login.example.com/common/oauth2/v2.0/token\nclient-id = 00000000-1111-2222-3333-444444444444\n"
        + "scope = https://outlook.office.com/SMTP.Send offline_access\ntoken = I:\\token.txt\nca = I:\\token-ca.pem\n";

    private static readonly TimeSpan untilMailed = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan untilHeard = TimeSpan.FromMilliseconds(500);

    /// <summary>The objects after a mail: with a token in the settings, with one that is renewed, and while that was renewed.</summary>
    internal static (IReadOnlyList<HeapPart> Without, IReadOnlyList<HeapPart> AtRest, IReadOnlyList<HeapPart> Renewing) Measure()
    {
        Firmware firmware = Firmware.Load(Path.Combine(AppContext.BaseDirectory, "firmware", FirmwareFile), watchesObjects: true);
        (IReadOnlyList<HeapPart> without, _) = MeasureOne(firmware, Login + "password = token\n");
        (IReadOnlyList<HeapPart> atRest, IReadOnlyList<HeapPart> renewing) = MeasureOne(firmware, Login + Tokens);
        return (without, atRest, renewing);
    }

    /// <summary>The three sums, and what a renewal makes, as a table.</summary>
    internal static Table ToTable()
    {
        var table = new Table(
            "Heap of tokens that the device renews, in bytes as nanoCLR counts them",
            $"The whole notifier; TLS, sockets, open files and the CLR's own stacks aside. At rest at most {MaxAtRestBytes} more; what a renewal makes is the collector's after it.",
            ["when", "objects", "bytes", "more"],
            textColumns: 1);
        (IReadOnlyList<HeapPart> without, IReadOnlyList<HeapPart> atRest, IReadOnlyList<HeapPart> renewing) = Measure();
        Add(table, "a token in the settings", without, 0);
        Add(table, "at rest", atRest, Sum(without));
        Add(table, "while renewing", renewing, Sum(without));
        return table;
    }

    /// <summary>All bytes of some parts.</summary>
    internal static int Sum(IReadOnlyList<HeapPart> parts) => parts.Sum(part => part.Bytes);

    private static void Add(Table table, string when, IReadOnlyList<HeapPart> parts, int before) => table.Add(when, $"{parts.Count}", $"{Sum(parts)}", before == 0 ? "" : $"{Sum(parts) - before}");

    private static (IReadOnlyList<HeapPart> AtRest, IReadOnlyList<HeapPart> Renewing) MeasureOne(Firmware firmware, string smtp)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("devicemailer-ram-");
        try
        {
            using var board = new Board(BoardFile.Find("esp32-devkitc-v4"), Path.Combine(folder.FullName, "flash"), new VirtualClock());
            string settings = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "devicemailer.ini")).Replace("security = none", smtp + "#", StringComparison.Ordinal);
            File.WriteAllText(board.Flash.PathOf(@"I:\devicemailer.ini"), settings);
            SettingsCheck check = SettingsCheck.Run(board, firmware, "devicemailer.ini");
            if (!check.IsGood) throw new InvalidOperationException(string.Join('\n', check.Messages));
            using var sink = new SinkForSettings(check, Path.Combine(folder.FullName, "mail"), board);
            int mails = 0;
            sink.Sink.MailReceived += _ => Interlocked.Increment(ref mails);
            using var isHalfway = new ManualResetEventSlim();
            var goesOn = new TaskCompletionSource();
            if (sink.Tokens != null)
            {
                sink.Tokens.Halfway = () =>
                {
                    isHalfway.Set();
                    return goesOn.Task;
                };
            }

            board.Boot(firmware);
            IReadOnlyList<HeapPart> renewing = [];
            if (sink.Tokens != null)
            {
                // The first token is wanted at the start.
                if (!board.RunUntil(() => isHalfway.IsSet, untilMailed)) throw new TimeoutException(string.Join('\n', board.Console.Lines));
                board.RunFor(untilHeard);
                renewing = NotifierRam.Count(firmware, board);
                goesOn.SetResult();
            }

            board.RunFor(untilMailed);
            board.Gpio.Press(DoorPin, TimeSpan.FromMilliseconds(300));
            if (!board.RunUntil(() => mails > 0, untilMailed)) throw new TimeoutException(string.Join('\n', board.Console.Lines));
            board.RunFor(untilMailed);
            return (NotifierRam.Count(firmware, board), renewing);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
