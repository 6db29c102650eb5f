// What a run prints: each thing on a line with its time, mails as their readers see them.

using System.Globalization;
using DeviceMailer.VirtualBoard.Session;
using DeviceMailer.VirtualBoard.Words;

namespace DeviceMailer.VirtualBoard.Commands;

/// <summary>The screen of a run.</summary>
internal sealed class RunScreen(BoardSession session, SessionOptions options)
{
    // Who sees nothing new for so long is told what is waited for.
    private static readonly TimeSpan progressTime = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private long saidAt = Environment.TickCount64;
    private string light = "";
    private string asked = "";

    /// <summary>Says something, with the time of the board before it.</summary>
    internal void Say(string text)
    {
        lock (gate)
        {
            Console.WriteLine($"{Time()} {text}");
            saidAt = Environment.TickCount64;
        }
    }

    /// <summary>Shows an event.</summary>
    internal void Show(SessionEvent happened)
    {
        switch (happened.Kind)
        {
            case SessionEventKind.Light:
                ShowLight(happened.Value == 1);
                break;
            case SessionEventKind.Mail:
                ShowMail(happened.Mail!);
                break;
            case SessionEventKind.Log:
                Say(options.Settings == null ? happened.Text : happened.Text.Replace(FirmwareFiles.SettingsPath, options.Settings, StringComparison.Ordinal));
                break;
            case SessionEventKind.Command when happened.Text == asked:
                break;
            default:
                Say(happened.Text);
                break;
        }
    }

    /// <summary>The mistakes and warnings of the settings.</summary>
    internal void SaySettings()
    {
        foreach (string line in session.SettingsLines)
        {
            Say(options.Settings == null ? line : line.Replace(FirmwareFiles.SettingsPath, options.Settings, StringComparison.Ordinal));
        }
    }

    /// <summary>What runs where.</summary>
    internal void SayStart(bool isTerminal)
    {
        Say(options.Server == null ? session.SinkDescription : $"the board's network leads to {options.Server}");
        string settings = session.IsOwnProgram ? $"program {options.Program}" : $"settings {options.Settings ?? (options.Flash != null ? session.SettingsFile : "the sample")}";
        Say($"board {session.Board.File.Name}, flash {(options.Flash == null ? "temporary" : session.Board.Flash.Folder)}, {settings}");
        if (isTerminal) SayKeys();
        else Say("no terminal: this run ends when its mail is there");
    }

    /// <summary>The commands.</summary>
    internal void SayCommands()
    {
        lock (gate)
        {
            foreach (CommandRow row in CommandTable.Rows) Console.WriteLine($"    {row.Usage,-60} {row.Meaning}");
        }
    }

    /// <summary>Asks for a command, and shows what became of it.</summary>
    internal void Ask(Func<string, CommandResult> give)
    {
        lock (gate) Console.Write("> ");
        string line = Console.ReadLine()?.Trim() ?? "";
        if (line.Length == 0) return;
        asked = line;
        CommandResult result = give(line);
        Say(result.Column > 0 ? $"column {result.Column}: {result.Text}" : result.Text);
    }

    /// <summary>What is waited for, where nothing was said for long.</summary>
    internal void SayProgress()
    {
        if (Environment.TickCount64 - saidAt < progressTime.TotalMilliseconds) return;
        NextDue? next = session.NextDue();
        Say(next == null ? "waiting" : $"waiting: {next.What} in {Durations.Text(TimeSpan.FromSeconds(Math.Ceiling((next.At - session.Board.Clock.Now).TotalSeconds)))}");
    }

    /// <summary>The outcome of it all.</summary>
    internal void SaySummary(int delivered)
    {
        SessionSnapshot now = session.Snapshot();
        string[] held = [.. now.Triggers.Where(trigger => trigger.State == TriggerState.HeldBack).Select(trigger => $"; {trigger.Trigger.Name}: {trigger.Words}")];
        Say(string.Create(CultureInfo.InvariantCulture, $"{Count(Math.Max(delivered, now.Mails.Count), "mail")} delivered, {now.Outbox.Count} waiting{string.Concat(held)}"));
    }

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private void SayKeys()
    {
        IEnumerable<int> pins = session.Device.Triggers.Where(trigger => trigger.Pin != null).Select(trigger => trigger.Pin!.Value).Distinct();
        string keys = string.Concat(pins.Select((pin, index) => $"{index + 1} = {NamesAt(pin)} (pin {pin}), "));
        Say($"keys: {keys}: = a command, ? = all commands, q = end");
    }

    private string NamesAt(int pin) => string.Join(" and ", session.Device.Triggers.Where(trigger => trigger.Pin == pin).Select(trigger => trigger.Name));

    // Each flash is an event; what they mean changes seldom.
    private void ShowLight(bool isOn)
    {
        string means = session.Light();
        string shown = means is "sending" or "idle" ? $"light {(isOn ? "on" : "off")}: {means}" : $"light blinks: {means}";
        if (light == shown) return;
        light = shown;
        Say(shown);
    }

    private void ShowMail(ArrivedMail mail)
    {
        lock (gate)
        {
            Console.WriteLine();
            Console.WriteLine($"    mail from <{mail.Sender}> to {string.Join(", ", mail.Recipients.Select(recipient => $"<{recipient}>"))}");
            Console.WriteLine($"    Subject: {mail.Subject}");
            Console.WriteLine();
            foreach (string line in mail.Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n')) Console.WriteLine($"    {line}");
            Console.WriteLine();
            if (options.Maildir != null) Console.WriteLine($"    stored as {mail.File}\n");
        }
    }

    private string Time()
    {
        TimeSpan now = session.Board.Clock.Now;
        string text = now < TimeSpan.FromHours(1) ? now.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture) : now.ToString(@"d\d\ hh\:mm\:ss", CultureInfo.InvariantCulture);
        return text.PadLeft(8);
    }
}
