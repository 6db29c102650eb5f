// The run verb: the firmware on the board, the mail sink behind its network, and a person or the command line at its pins.

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using DeviceMailer.VirtualBoard.Clr;
using DeviceMailer.VirtualBoard.Loading;
using DeviceMailer.VirtualBoard.Refusals;
using DeviceMailer.VirtualBoard.Settings;
using DeviceMailer.VirtualBoard.Sink;

namespace DeviceMailer.VirtualBoard.Commands;

/// <summary>One run.</summary>
internal sealed class RunCommand : IDisposable
{
    // How long a pressed button stays down: longer than any sensible debounce time.
    private static readonly TimeSpan hold = TimeSpan.FromMilliseconds(300);

    // Without a terminal and without --for, a run ends when its mail is there, or after this.
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(45);

    // What the firmware logs when a server has taken its mail and it knows: the sink has it a little earlier.
    private const string DeliveredLine = "mail: delivered";

    private readonly object screen = new();
    private readonly ConversationReader conversation = new();
    private WorkFolder? flash;
    private WorkFolder? mail;
    private Board? board;
    private SinkForSettings? sink;
    private SettingsCheck? check;
    private int delivered;
    private int pressed;

    internal string? Settings { get; init; }

    internal string? Flash { get; init; }

    /// <summary>NAME=PATH: further files for the flash.</summary>
    internal string[] Files { get; init; } = [];

    internal required string Board { get; init; }

    internal TimedValue[] Presses { get; init; } = [];

    internal TimedValue[] AdcValues { get; init; } = [];

    internal TimeSpan? Duration { get; init; }

    internal DnsEndPoint? Server { get; init; }

    internal string? Maildir { get; init; }

    private static bool IsTerminal => !Console.IsInputRedirected && !Console.IsOutputRedirected;

    public void Dispose()
    {
        board?.Dispose();
        check?.RemoveStandIns();
        sink?.Dispose();
        mail?.Dispose();
        flash?.Dispose();
    }

    internal async Task<ExitCode> RunAsync(CancellationToken cancel)
    {
        Firmware firmware = FirmwareFiles.Load();
        try
        {
            if (!Prepare(firmware)) return ExitCode.BadInput;
            Connect();
        }
        catch (Exception e) when (e is IOException or SocketException or MissingApiException or UnauthorizedAccessException or FormatException)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCode.BadInput;
        }

        Say(IsTerminal ? "keys: 1 to 9 press the watched pins, q ends" : "no terminal: this run ends when its mail is there");
        board!.Boot(firmware);
        return await FollowAsync(cancel);
    }

    // False: the settings have mistakes, and they have been told.
    private bool Prepare(Firmware firmware)
    {
        flash = new WorkFolder(Flash);
        board = new Board(BoardFile.Find(Board), flash.Path, new RealClock(), Environment.TickCount);
        string onFlash = board.Flash.PathOf(FirmwareFiles.SettingsPath);
        if (Settings != null) DeviceFiles.Put(board, Settings, Files);
        else if (!File.Exists(onFlash)) File.Copy(FirmwareFiles.SampleSettings, onFlash);

        string name = Settings ?? (Flash != null ? onFlash : "the sample");
        check = SettingsCheck.Run(board, firmware, name);
        board.Console.LineWritten += OnConsoleLine;
        conversation.Refused += refusal => SendCommand.Explain(refusal, Say);
        board.Gpio.OutputChanged += (pin, level) => Say($"pin {pin} {(level ? "high" : "low")}");
        Say($"board {board.File.Name}, flash {(flash.IsTemporary ? "temporary" : flash.Path)}, settings {name}");
        foreach (SettingsMessage message in check.Messages) Say(message.ToString());
        int mistakes = check.Messages.Count(message => !message.IsWarning);
        if (mistakes > 0) Say($"{mistakes} {(mistakes == 1 ? "mistake" : "mistakes")}; nothing was started");
        return mistakes == 0;
    }

    private void Connect()
    {
        if (Server is { } server)
        {
            IPAddress address = Dns.GetHostAddresses(server.Host, AddressFamily.InterNetwork).First();
            var endPoint = new IPEndPoint(address, server.Port);
            board!.Network.Route = (_, _) => endPoint;
            Say($"the board's network leads to {server.Host}:{server.Port}");
            return;
        }

        mail = new WorkFolder(Maildir);
        sink = new SinkForSettings(check!, mail.Path, board!);
        sink.Sink.MailReceived += OnMail;
        Say(sink.ToString());
    }

    private async Task<ExitCode> FollowAsync(CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        if (Duration is { } duration) stop.CancelAfter(duration);
        else if (!IsTerminal) stop.CancelAfter(patience);
        try
        {
            await WaitForInputsAsync(stop.Token);
            ScheduleInputs();
            while (!IsDone())
            {
                if (IsTerminal && Console.KeyAvailable && !OnKey(Console.ReadKey(intercept: true))) break;
                await Task.Delay(20, stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Time is up, or Ctrl-C.
        }

        return Judge();
    }

    private async Task WaitForInputsAsync(CancellationToken stop)
    {
        while (board!.Gpio.Inputs.Count == 0 && !board.HasEnded) await Task.Delay(20, stop);
    }

    private void ScheduleInputs()
    {
        TimedValue[] presses = Presses;
        if (presses.Length == 0 && AdcValues.Length == 0 && board!.Gpio.Inputs.Count > 0)
        {
            presses = [new TimedValue(board.Gpio.Inputs[0], 0, TimedValue.DefaultAfterMs)];
        }

        foreach (TimedValue press in presses) At(press.AfterMs, () => Press(press.Number));
        foreach (TimedValue adc in AdcValues) At(adc.AfterMs, () => board!.Adc.Set(adc.Number, adc.Value));
    }

    private static void At(int afterMs, Action action) => _ = Task.Delay(afterMs).ContinueWith(_ => action(), TaskScheduler.Default);

    private void Press(int pin)
    {
        Say($"pressing pin {pin}");
        Interlocked.Increment(ref pressed);
        board!.Gpio.Press(pin, hold);
    }

    private bool OnKey(ConsoleKeyInfo key)
    {
        if (key.KeyChar == 'q') return false;
        int index = key.KeyChar - '1';
        if (index >= 0 && index < board!.Gpio.Inputs.Count) Press(board.Gpio.Inputs[index]);
        return true;
    }

    private bool IsDone()
    {
        if (board!.HasEnded) return true;
        return !IsTerminal && Duration == null && pressed > 0 && delivered >= pressed && pressed >= Math.Max(1, Presses.Length);
    }

    private ExitCode Judge()
    {
        if (board!.Unhandled.Count > 0 || board.HasEnded) return ExitCode.FirmwareEnded;
        return pressed > 0 && delivered == 0 ? ExitCode.NotDelivered : ExitCode.Ok;
    }

    private void OnConsoleLine(string line)
    {
        Say(Settings == null ? line : line.Replace(FirmwareFiles.SettingsPath, Settings, StringComparison.Ordinal));
        conversation.OnLine(line);
        if (line.StartsWith(DeliveredLine, StringComparison.Ordinal)) Interlocked.Increment(ref delivered);
    }

    private void OnMail(ReceivedMail received)
    {
        lock (screen)
        {
            Console.WriteLine();
            Console.WriteLine($"    mail from <{received.ReversePath}> to {string.Join(", ", received.Recipients.Select(recipient => $"<{recipient}>"))}");
            Console.WriteLine($"    Subject: {received.Subject}");
            Console.WriteLine();
            foreach (string line in received.Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n')) Console.WriteLine($"    {line}");
            Console.WriteLine();
            if (mail is { IsTemporary: false }) Console.WriteLine($"    stored as {received.FilePath}\n");
        }
    }

    private void Say(string text)
    {
        string time = (board?.Clock.Now ?? TimeSpan.Zero).TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture).PadLeft(8);
        lock (screen) Console.WriteLine($"{time} {text}");
    }
}
