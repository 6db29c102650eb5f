// The run verb: the firmware on the board with the world around it, and a person or the command line at its pins.

using System.Net.Sockets;
using DeviceMailer.VirtualBoard.Clr;
using DeviceMailer.VirtualBoard.Loading;
using DeviceMailer.VirtualBoard.Refusals;
using DeviceMailer.VirtualBoard.Session;
using DeviceMailer.VirtualBoard.Words;

namespace DeviceMailer.VirtualBoard.Commands;

/// <summary>One run.</summary>
internal sealed class RunCommand : IDisposable
{
    // Without a terminal and without --for, a run ends when its mail is there, or after this; with --warp, after so much board time.
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan warpedPatience = TimeSpan.FromDays(1);

    // An input has become an event by then: debouncing and the firmware take their time.
    private static readonly TimeSpan settling = TimeSpan.FromSeconds(1);

    // The firmware watches by then, and a program that opens no input has begun.
    private static readonly TimeSpan startLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ownStartLimit = TimeSpan.FromSeconds(2);

    // What the firmware logs when a server has taken its mail and it knows: the sink has it a little earlier.
    private const string DeliveredLine = "mail: delivered";

    private BoardSession? session;
    private readonly ConversationReader conversation = new();
    private RunScreen? screen;
    private int delivered;
    private int given;
    private TimeSpan lastInput;
    private TimeSpan begun;

    /// <summary>The option of commands that take something away: they alone press nothing.</summary>
    internal const string FailOption = "--fail";

    internal required SessionOptions Options { get; init; }

    internal IReadOnlyList<TimedCommand> Inputs { get; init; } = [];

    internal TimeSpan? Duration { get; init; }

    internal bool IsWarped { get; init; }

    internal string? Record { get; init; }

    /// <summary>Begins what runs beside the board, once that is on, and ends with it; null: nothing does.</summary>
    internal Func<BoardSession, bool, Task<IAsyncDisposable?>>? Beside { get; init; }

    private static bool IsTerminal => !Console.IsInputRedirected && !Console.IsOutputRedirected;

    public void Dispose() => session?.Dispose();

    internal async Task<ExitCode> RunAsync(CancellationToken cancel)
    {
        try
        {
            session = new BoardSession(Options);
        }
        catch (Exception e) when (e is IOException or SocketException or MissingApiException or UnauthorizedAccessException or BadImageFormatException or FormatException)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCode.BadInput;
        }

        screen = new RunScreen(session, Options);
        if (!session.Check())
        {
            screen.SaySettings();
            return ExitCode.BadInput;
        }

        if (!AreUnderstood()) return ExitCode.Failed;
        screen.SayStart(IsTerminal);
        screen.SaySettings();
        conversation.Refused += refusal => SendCommand.Explain(refusal, screen.Say);
        session.Happened += OnHappened;
        if (IsWarped) session.Pace.Set(VirtualClock.Jumps);
        session.Boot();
        await using IAsyncDisposable? beside = Beside == null ? null : await Beside(session, IsTerminal);
        ExitCode code = await FollowAsync(cancel);
        screen.SaySummary(delivered);
        if (Record != null) await File.WriteAllTextAsync(Record, session.Recorder.Text, CancellationToken.None);
        return code;
    }

    // Each command, before anything starts: what was meant is said for all of them.
    private bool AreUnderstood()
    {
        bool are = true;
        foreach (TimedCommand input in Inputs)
        {
            try
            {
                CommandTable.Parse(input.Text, session!);
            }
            catch (CommandException e)
            {
                Console.Error.WriteLine($"{input.Option}: {input.Text}: {e.Message}");
                are = false;
            }
        }

        return are;
    }

    private async Task<ExitCode> FollowAsync(CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        if (Duration == null && !IsTerminal && !IsWarped) stop.CancelAfter(patience);
        try
        {
            await WaitForStartAsync(stop.Token);
            ScheduleInputs();
            while (!IsDone())
            {
                if (IsTerminal && Console.KeyAvailable && !OnKey(Console.ReadKey(intercept: true))) break;
                screen!.SayProgress();
                await Task.Delay(20, stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Time is up, or Ctrl-C.
        }

        return Judge();
    }

    private async Task WaitForStartAsync(CancellationToken stop)
    {
        TimeSpan limit = session!.Clock.Now + (session.IsOwnProgram ? ownStartLimit : startLimit); // getting here took time that is none of the board's
        while (!(session.IsOwnProgram ? session.Board.Gpio.Inputs.Count > 0 : session.Firmware.IsThere) && !session.Board.HasEnded && session.Clock.Now < limit) await Task.Delay(20, stop);
        begun = session.Clock.Now;
        lastInput = begun;
    }

    private void ScheduleInputs()
    {
        IReadOnlyList<TimedCommand> inputs = Inputs;
        if (inputs.All(input => input.Option == FailOption) && FirstInput is { } pin) inputs = [.. inputs, new TimedCommand("", $"press pin {pin}", TimedCommand.DefaultAfter)];
        foreach (TimedCommand input in inputs)
        {
            TimeSpan at = begun + input.After;
            if (at > lastInput) lastInput = at;
            session!.Board.Scheduler.At(at, () => Give(input.Text));
        }

        given = inputs.Count;
    }

    // The firmware looks at the board's button at a start, too: that is no input of the settings.
    private int? FirstInput => session!.IsOwnProgram ? session.Board.Gpio.Inputs.Cast<int?>().FirstOrDefault() : session.Device.Triggers.FirstOrDefault(trigger => trigger.Pin != null)?.Pin;

    private void Give(string command)
    {
        CommandResult result = session!.Do(command);
        if (!result.IsDone) screen!.Say(result.Text);
        Interlocked.Decrement(ref given);
    }

    private bool OnKey(ConsoleKeyInfo key)
    {
        if (key.KeyChar == 'q') return false;
        IReadOnlyList<int> inputs = session!.Board.Gpio.Inputs;
        int index = key.KeyChar - '1';
        if (index >= 0 && index < inputs.Count) session.Do($"press pin {inputs[index]}");
        else if (key.KeyChar is ':' or '\r') screen!.Ask(line => session.Do(line));
        else if (key.KeyChar == '?') screen!.SayCommands();
        return true;
    }

    private bool IsDone()
    {
        if (session!.Board.HasEnded) return true;
        TimeSpan now = session.Clock.Now;
        if (Duration != null) return now - begun >= Duration;
        if (IsTerminal) return false;
        if (IsWarped && now - begun >= warpedPatience) return true;
        return delivered > 0 && Volatile.Read(ref given) == 0 && now >= lastInput + settling && IsAllSent();
    }

    // The outbox has let go of everything, and nothing is on its way to it.
    private bool IsAllSent()
    {
        SessionSnapshot now = session!.Snapshot();
        return now.Outbox.Count == 0 && now.Triggers.All(trigger => trigger.State != TriggerState.Firing) && now.Light != "sending";
    }

    private ExitCode Judge()
    {
        if (session!.Board.Unhandled.Count > 0 || (session.Board.HasEnded && !session.IsOwnProgram)) return ExitCode.FirmwareEnded;
        if (session.IsOwnProgram) return ExitCode.Ok; // what it is to do is its user's business
        bool isGiven = Inputs.Count > 0 || session.Board.Gpio.Inputs.Count > 0;
        return isGiven && delivered == 0 && session.Mails.Count == 0 && !IsTerminal ? ExitCode.NotDelivered : ExitCode.Ok;
    }

    private void OnHappened(SessionEvent happened)
    {
        screen!.Show(happened);
        if (happened.Kind is SessionEventKind.Log or SessionEventKind.Conversation) conversation.OnLine(happened.Text);
        if (happened.Kind == SessionEventKind.Log && happened.Text.StartsWith(DeliveredLine, StringComparison.Ordinal)) Interlocked.Increment(ref delivered);
    }
}
