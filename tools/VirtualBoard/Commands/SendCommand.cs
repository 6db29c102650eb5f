// The send verb: one test mail to the real server, by the firmware's own client on the virtual board, through the settings as they are. Only
// the triggers are replaced, by one that fires at once. When the server refuses, what to do is said.

using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using DeviceMailer.VirtualBoard.Clr;
using DeviceMailer.VirtualBoard.Refusals;
using DeviceMailer.VirtualBoard.Settings;
using DeviceMailer.VirtualBoard.Sink;

namespace DeviceMailer.VirtualBoard.Commands;

/// <summary>Sends a test mail.</summary>
internal sealed class SendCommand : IDisposable
{
    private const string DeliveredLine = "mail: delivered";
    private const string DoneLine = "mail: next attempt";

    /// <summary>A whole attempt takes seconds; a server that lets wait is told of by then.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(2);

    /// <summary>How long a server may be silent after it was connected: they greet within a second, or at most some.</summary>
    private static readonly TimeSpan greetingPatience = TimeSpan.FromSeconds(12);

    private readonly object screen = new();
    private readonly ConversationReader conversation = new();
    private readonly ManualResetEventSlim ended = new();
    private readonly WorkFolder flash = new(null);
    private Refusal? explained;
    private Board? board;
    private DateTime? connectedAt;
    private bool isDelivered;

    internal required string Settings { get; init; }

    internal required string Board { get; init; }

    internal string[] Files { get; init; } = [];

    /// <summary>Sends without asking.</summary>
    internal bool IsSure { get; init; }

    /// <summary>Where connections really go, in place of where the settings lead; null: there.</summary>
    internal IPEndPoint? Server { get; init; }

    public void Dispose()
    {
        board?.Dispose();
        flash.Dispose();
        ended.Dispose();
    }

    internal ExitCode Run()
    {
        try
        {
            return Prepare() is { } check ? Send(check) : ExitCode.BadInput;
        }
        catch (Exception e) when (e is IOException or FormatException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCode.BadInput;
        }
    }

    // The settings as they are must be good, and nothing may be missing: a stand-in would be no test of anything.
    private SettingsCheck? Prepare()
    {
        board = new Board(BoardFile.Find(Board), flash.Path, new RealClock(), Environment.TickCount);
        DeviceFiles.Put(board, Settings, Files);
        SettingsCheck check = SettingsCheck.Run(board, FirmwareFiles.Load(), Settings);
        foreach (SettingsMessage message in check.Messages) Console.WriteLine(message);
        if (!check.IsGood) return null;
        if (check.StandIns.FirstOrDefault(file => file.IsCertificate) is not { } missing) return check;
        Console.Error.WriteLine($"{missing.Path} is not here: write it with the command roots next to the settings, or name it with --file {missing.Name}=PATH");
        return null;
    }

    private ExitCode Send(SettingsCheck check)
    {
        string to = check["mail", "to"] + (check["mail", "bcc"] is { Length: > 0 } bcc ? $", {bcc}" : "");
        string server = check.IsMxRoute ? "the servers of their domains" : $"{string.Join(", ", check.Hosts)} port {check.Port}";
        Console.WriteLine($"A real mail goes to {to} by {server}.");
        if (!IsSure && !ConsolePrompt.Confirm("Send it?"))
        {
            Console.WriteLine("Nothing was sent: answer yes, or say --yes.");
            return ExitCode.Ok;
        }

        File.WriteAllText(board!.Flash.PathOf(FirmwareFiles.SettingsPath), TestSettings(Settings));
        LeadOut(check);
        conversation.Refused += OnRefused;
        board.Console.LineWritten += OnLine;
        board.Boot(FirmwareFiles.Load());
        Wait();
        return Judge();
    }

    private void Wait()
    {
        DateTime end = DateTime.UtcNow + patience;
        while (!ended.Wait(TimeSpan.FromMilliseconds(100)) && DateTime.UtcNow < end && !board!.HasEnded)
        {
            if (connectedAt is not { } since || conversation.WasGreeted || DateTime.UtcNow - since < greetingPatience) continue;
            conversation.OnNoGreeting();
            return;
        }
    }

    private ExitCode Judge()
    {
        lock (screen)
        {
            if (isDelivered)
            {
                Console.WriteLine();
                Console.WriteLine("Sent: look into the mailbox. These settings are ready to be flashed: hardware/FLASH.md.");
                return ExitCode.Ok;
            }

            Console.WriteLine();
            if (explained == null) Console.WriteLine("Not sent, and no reason is known to this tool: the last lines above say what happened.");
            else Explain(explained, Console.WriteLine);
            return ExitCode.NotDelivered;
        }
    }

    /// <summary>Says what failed and what to do.</summary>
    internal static void Explain(Refusal refusal, Action<string> say)
    {
        say($"Why: {refusal.Cause}");
        say($"What to do: {refusal.Cure}");
    }

    private void OnRefused(Refusal refusal) => explained ??= refusal;

    private void OnLine(string line)
    {
        lock (screen)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{board!.Clock.Now.TotalSeconds,8:0.000} {line}"));
            conversation.OnLine(line);
            isDelivered |= line.StartsWith(DeliveredLine, StringComparison.Ordinal) && !conversation.HasFailed;
        }

        // Another host of the settings may follow a first one that failed; what ends an attempt is the word of the next.
        if (isDelivered || line.StartsWith(DoneLine, StringComparison.Ordinal) || (conversation.HasFailed && explained != null)) ended.Set();
    }

    private void LeadOut(SettingsCheck check)
    {
        foreach (string host in check.Hosts.Where(host => Server == null && Addresses(host).Length == 0)) board!.Network.UnknownNames.Add(host);
        if (check.IsMxRoute && Server == null && NameServers() is { Length: > 0 } servers)
        {
            board!.Network.AnswersNames = false;
            board.Network.DnsAddresses = servers;
        }

        string? tokenHost = TokenSink.UrlOf(check)?.Host;
        board!.Network.Route = (host, port) => RouteOf(host, port, host == tokenHost ? null : Server);
    }

    private IPEndPoint? RouteOf(string host, int port, IPEndPoint? instead)
    {
        IPAddress? address = instead?.Address ?? Addresses(host).FirstOrDefault();
        if (port != 53) connectedAt = DateTime.UtcNow;
        return address == null ? null : new IPEndPoint(address, instead?.Port ?? port);
    }

    private static IPAddress[] Addresses(string host)
    {
        try
        {
            return Dns.GetHostAddresses(host, AddressFamily.InterNetwork);
        }
        catch (SocketException)
        {
            return [];
        }
    }

    private static string[] NameServers() =>
        [.. NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(one => one.GetIPProperties().DnsAddresses)
            .Where(address => address.AddressFamily == AddressFamily.InterNetwork)
            .Select(address => address.ToString())
            .Distinct()
            .Take(2)];

    // Everything but the triggers, and one that fires at the start and says what it is.
    internal static string TestSettings(string file)
    {
        var kept = new List<string>();
        bool isTrigger = false;
        foreach (string line in File.ReadLines(file))
        {
            if (line.TrimStart().StartsWith('[')) isTrigger = line.TrimStart().StartsWith("[trigger", StringComparison.Ordinal);
            if (!isTrigger) kept.Add(line);
        }

        return string.Join('\n', kept)
            + "\n[trigger test]\nboot = yes\nurgent = yes\ninterval = 0s\nsubject = Test mail of {device}\n"
            + "text = \"This is a test mail of {device}, sent by the device's own mail client from a PC at {time}.\\nThe settings work: what is mailed from now on is meant.\\n\"\n";
    }
}
