// A board with its world around it: sensors, contacts, network, mail server, mailbox and clock. The command line, a scenario and a page all drive
// it by the same commands (Words) and show the same snapshot and events of it.

using System.Collections.Concurrent;
using DeviceMailer.VirtualBoard.Clr;
using DeviceMailer.VirtualBoard.Commands;
using DeviceMailer.VirtualBoard.Loading;
using DeviceMailer.VirtualBoard.Scenarios;
using DeviceMailer.VirtualBoard.Settings;
using DeviceMailer.VirtualBoard.Sink;
using DeviceMailer.VirtualBoard.Words;

namespace DeviceMailer.VirtualBoard.Session;

/// <summary>A board that can be seen and touched. Its members may be called from any thread, as long as it lasts and afterwards.</summary>
public sealed class BoardSession : IDisposable
{
    private readonly SessionEvents events = new();
    private readonly ConcurrentQueue<ArrivedMail> mails = new();
    private readonly Conversation conversation;
    private readonly Firmware firmware;
    private readonly WorkFolder flash;
    private readonly WorkFolder mailFolder;
    private readonly SessionOptions options;
    private readonly DateTime start;
    private readonly Lock flashUse = new(); // those who change the flash from outside take turns, and nobody does once the session is over
    private readonly SessionSink sink;
    private readonly SnapshotTaker taker;
    private SettingsCheck? check;
    private int boots;
    private bool isOver;

    /// <summary>Makes a session; the board is off.</summary>
    /// <exception cref="IOException">A file or folder of the options is missing, or is of the wrong kind.</exception>
    /// <exception cref="MissingApiException">The program uses what the board does not have.</exception>
    /// <exception cref="FormatException">A file's name on the device is none.</exception>
    public BoardSession(SessionOptions options)
    {
        this.options = options;
        start = options.Start ?? DateTime.UtcNow;
        BoardFile file = BoardFile.Find(options.Board);
        firmware = LoadProgram(options);
        ExpectFolder(options.Flash, "the flash");
        ExpectFolder(options.Maildir, "mails");
        flash = new WorkFolder(options.Flash);
        mailFolder = new WorkFolder(options.Maildir);
        Clock = new VirtualClock { Limit = TimeSpan.MaxValue };
        Board = new Board(file, flash.Path, Clock, options.Seed);
        conversation = new Conversation(Board);
        Firmware = new FirmwareView(Board);
        World = new World(Board, () => start + Board.Clock.Now, options.Server, options.Seed);
        Maildir = new Maildir(mailFolder.Path);
        sink = new SessionSink(this, options.Server != null);
        Inputs = new Inputs(this);
        Pace = new Pace(this);
        taker = new SnapshotTaker(this);
        PutSettings();
        Listen();
        Recorder = new ScenarioRecorder(this);
        Pace.Set(1);
    }

    /// <summary>Something has happened; called on whatever thread it happened on, which should not be held.</summary>
    public event Action<SessionEvent>? Happened;

    /// <summary>The board.</summary>
    public Board Board { get; }

    /// <summary>Its world.</summary>
    public World World { get; }

    /// <summary>What is connected to its pins, channels and bus.</summary>
    public Inputs Inputs { get; }

    /// <summary>How its time passes.</summary>
    public Pace Pace { get; }

    /// <summary>What was done so far, as a scenario.</summary>
    public ScenarioRecorder Recorder { get; }

    /// <summary>The mail server, in one line; nothing of it leaves this machine. Empty until the settings were checked.</summary>
    public string SinkDescription => sink.Description;

    /// <summary>The mailbox.</summary>
    public Maildir Maildir { get; }

    /// <summary>The device as the settings on its flash describe it, since the last check.</summary>
    public DeviceView Device { get; private set; } = DeviceView.None;

    /// <summary>What the last check of the settings said.</summary>
    public IReadOnlyList<string> SettingsLines { get; private set; } = [];

    /// <summary>True when the last check found no mistakes.</summary>
    public bool AreSettingsGood { get; private set; }

    /// <summary>The settings file on the PC: what is edited and saved.</summary>
    public string SettingsFile => Board.Flash.PathOf(FirmwareFiles.SettingsPath);

    /// <summary>The mails that have arrived.</summary>
    public IReadOnlyList<ArrivedMail> Mails => [.. mails];

    /// <summary>True when the board runs a program of the user's, of whose settings nothing is known.</summary>
    public bool IsOwnProgram => options.Program != null;

    internal VirtualClock Clock { get; }

    internal FirmwareView Firmware { get; }

    /// <summary>The number of the newest event.</summary>
    public long LastEvent => events.Last;

    /// <summary>The true time at a time of the board, local to the device.</summary>
    public DateTimeOffset TimeAt(TimeSpan boardTime)
    {
        DateTime utc = boardTime < DateTime.MaxValue.AddYears(-2) - start ? start + boardTime : DateTime.MaxValue.AddYears(-2);
        TimeSpan offset = Device.UtcOffset(utc);
        return new DateTimeOffset(DateTime.SpecifyKind(utc + offset, DateTimeKind.Unspecified), offset);
    }

    /// <summary>The events with a higher number than this, the oldest first.</summary>
    public IReadOnlyList<SessionEvent> EventsAfter(long number, int most = int.MaxValue) => events.After(number, most);

    /// <summary>How everything is now.</summary>
    public SessionSnapshot Snapshot() => taker.Take();

    /// <summary>What the light says, in the words of <see cref="SessionSnapshot.Light"/>.</summary>
    public string Light() => taker.Light();

    /// <summary>What the device will do next by itself; null: nothing.</summary>
    public NextDue? NextDue() => taker.Next();

    /// <summary>Checks the settings on the flash with the firmware's own code, and learns what is connected to the pins.</summary>
    /// <returns>True when there are no mistakes.</returns>
    public bool Check()
    {
        WithFlash(CheckSettings);
        return AreSettingsGood;
    }

    /// <summary>Writes other settings to the flash, whole or not at all. The board reads them at its next start.</summary>
    public void WriteSettings(string text) => WithFlash(() =>
    {
        string written = SettingsFile + ".new";
        File.WriteAllText(written, text);
        File.Move(written, SettingsFile, overwrite: true);
    });

    /// <summary>Takes the settings off the flash.</summary>
    public void RemoveSettings() => WithFlash(() => File.Delete(SettingsFile));

    /// <summary>Checks the settings, and switches the board on, or resets it; with mistakes in the settings, too: its light and its log tell of them.</summary>
    public void Boot() => WithFlash(() =>
    {
        CheckSettings();
        Inputs.Rest();
        Board.Boot(firmware);
        boots++;
        Report(SessionEventKind.Power, boots == 1 ? "switched on" : "reset");
    });

    /// <summary>Pulls the plug.</summary>
    public void CutPower()
    {
        Board.CutPower();
        Report(SessionEventKind.Power, "power cut");
    }

    /// <summary>Does what a line of text says; the words are in COMMANDS.md.</summary>
    public CommandResult Do(string line)
    {
        try
        {
            BoardAction action = CommandTable.Parse(line, this);
            return Do(action);
        }
        catch (CommandException e)
        {
            return new CommandResult(false, e.Message, e.Column);
        }
    }

    /// <summary>Does what was parsed before.</summary>
    internal CommandResult Do(BoardAction action)
    {
        try
        {
            if (action.Target is { } target)
            {
                TimeSpan until = target(this);
                Report(SessionEventKind.Command, action.Text);
                Pace.JumpTo(until);
                return new CommandResult(true, $"on to {TimeAt(until):yyyy-MM-dd HH:mm:ss}", 0);
            }

            Report(SessionEventKind.Command, action.Text);
            if (!action.IsPace) Recorder.Note(action.Text);
            return new CommandResult(true, action.Run(this), 0);
        }
        catch (CommandException e)
        {
            return new CommandResult(false, e.Message, e.Column);
        }
    }

    /// <summary>Ends it: waits for who is at the flash, and from then on nobody changes it. What is done afterwards does nothing.</summary>
    public void Dispose()
    {
        lock (flashUse)
        {
            if (isOver) return;
            isOver = true;
        }

        World.AllGood(); // lets go of replies that are held back
        Board.Dispose();
        sink.Dispose();
        check?.RemoveStandIns();
        mailFolder.Dispose();
        flash.Dispose();
    }

    internal void Report(SessionEventKind kind, string text, string? name = null, double? value = null) =>
        Report(New(kind, text) with { Name = name, Value = value });

    private void WithFlash(Action work)
    {
        lock (flashUse)
        {
            if (!isOver) work();
        }
    }

    private void CheckSettings()
    {
        if (IsOwnProgram)
        {
            sink.TakePlain();
            AreSettingsGood = true;
            return;
        }

        string name = options.Settings ?? (options.Flash != null ? SettingsFile : FirmwareFiles.SettingsPath);
        DeviceView? device = FirmwareSettings.Read(firmware, Board.File, Board.Flash.Folder, name, ref check);
        Device = device ?? DeviceView.None;
        int mistakes = check.Messages.Count(message => !message.IsWarning);
        string[] sum = mistakes == 0 ? [] : [$"{mistakes} {(mistakes == 1 ? "mistake" : "mistakes")} to fix"];
        SettingsLines = [.. check.Messages.Select(message => message.ToString()), .. sum];
        if (device != null) sink.Take(check);
        AreSettingsGood = device != null;
    }

    private static Firmware LoadProgram(SessionOptions options)
    {
        if (options.Program == null) return FirmwareFiles.Load(options.StartsFast, FirmwareNames.Watched);
        if (Directory.Exists(options.Program)) throw new IOException($"{options.Program}: is a folder, expected a program, such as bin/Debug/Alarm.dll");
        if (!File.Exists(options.Program)) throw new IOException($"{options.Program}: found no such file, expected a program, such as bin/Debug/Alarm.dll");
        return Loading.Firmware.Load(options.Program, options.StartsFast);
    }

    private static void ExpectFolder(string? path, string what)
    {
        if (File.Exists(path)) throw new IOException($"{path}: is a file, expected a folder for {what}");
    }

    private void PutSettings()
    {
        if (!IsOwnProgram) Board.PutSetupPage();
        if (Directory.Exists(options.Settings)) throw new IOException($"{options.Settings}: is a folder, expected a settings file");
        if (options.Settings != null && !File.Exists(options.Settings)) throw new IOException($"{options.Settings}: found no such file, expected a settings file");
        if (options.Settings != null) DeviceFiles.Put(Board, options.Settings, options.Files);
        else if (!File.Exists(SettingsFile)) File.Copy(FirmwareFiles.SampleSettings, SettingsFile);
    }

    private void Listen()
    {
        Board.Console.LineWritten += OnConsoleLine;
        Board.Gpio.OutputChanged += OnOutput;
        Board.Power.Changed += text => Report(SessionEventKind.Power, text);
        World.Turned += view => Report(SessionEventKind.World, $"{view.Name}: {view.State}", view.Name);
        World.CertificateChanged += sink.Show;
    }

    private void OnConsoleLine(string text)
    {
        ConversationLine? line = conversation.LineOf(text);
        Report(New(line == null ? SessionEventKind.Log : SessionEventKind.Conversation, text) with { Line = line });
    }

    private void OnOutput(int pin, bool level)
    {
        if (pin == Device.LedPin) Report(SessionEventKind.Light, level ? "light on" : "light off", "led", level ? 1 : 0);
        else if (Device.Outputs.FirstOrDefault(output => output.Pin == pin) is { } output) Report(SessionEventKind.Pin, $"output {output.Name} {(level != output.IsActiveLow ? "on" : "off")}", $"pin {pin}", level ? 1 : 0);
        else Report(SessionEventKind.Pin, $"pin {pin} {(level ? "high" : "low")}", $"pin {pin}", level ? 1 : 0);
    }

    internal void OnMail(ReceivedMail received)
    {
        ArrivedMail mail;
        lock (mails)
        {
            mail = new ArrivedMail(
                mails.Count + 1, Board.Clock.Now, received.ReversePath, received.Recipients, received.Subject, received.Text, received.Content.Length, received.FilePath);
            mails.Enqueue(mail);
        }

        Report(New(SessionEventKind.Mail, $"mail {mail.Number}: {mail.Subject}") with { Mail = mail });
    }

    private SessionEvent New(SessionEventKind kind, string text)
    {
        TimeSpan now = Board.Clock.Now;
        return new SessionEvent(0, now, TimeAt(now), kind, text);
    }

    private void Report(SessionEvent happened)
    {
        SessionEvent numbered = events.Add(happened);
        Happened?.Invoke(numbered);
    }
}
