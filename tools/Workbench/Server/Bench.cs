// What the page shows and drives: one session of the board, its mailbox, and what of its events is kept for the log, the conversation and the chart.
// The logic is the session's; this only gathers for all windows what each of them would have to gather.

using DeviceMailer.VirtualBoard.Mailbox;
using DeviceMailer.VirtualBoard.Session;

namespace DeviceMailer.Workbench.Server;

/// <summary>The bench of one run; the windows of the page share it.</summary>
internal sealed class Bench : IDisposable
{
    /// <summary>How many lines of the log, and of conversations, are kept: some 100 bytes each; older ones go.</summary>
    internal const int MaxLines = 200_000;

    private static readonly TimeSpan tick = TimeSpan.FromMilliseconds(500); // a clock that is seen to go
    private static readonly TimeSpan snapshotAge = TimeSpan.FromMilliseconds(60);

    private readonly Timer ticking;
    private readonly Lock gate = new();
    private SessionSnapshot? snapshot;
    private long snapshotTakenAt;

    /// <summary>A bench around a session that has been made.</summary>
    internal Bench(BoardSession session)
    {
        Session = session;
        Mail = new MailFolder(session.Maildir);
        Settings = new SettingsDesk(session);
        Scenarios = new ScenarioDesk(session);
        Phone = new PhoneDesk(this);
        Mail.Changed += OnChanged;
        foreach (SessionEvent what in session.EventsAfter(0)) Keep(what); // what the board did before
        session.Happened += OnHappened;
        ticking = new Timer(_ => OnTick(), null, tick, tick);
    }

    /// <summary>Something is different. Raised on any thread, often.</summary>
    internal event Action? Changed;

    /// <summary>The tool is about to end.</summary>
    internal event Action? Ended;

    /// <summary>The board and its world.</summary>
    internal BoardSession Session { get; }

    /// <summary>The mailbox.</summary>
    internal MailFolder Mail { get; }

    /// <summary>The settings file.</summary>
    internal SettingsDesk Settings { get; }

    /// <summary>Scenarios, recorded and played.</summary>
    internal ScenarioDesk Scenarios { get; }

    /// <summary>A phone beside the board.</summary>
    internal PhoneDesk Phone { get; }

    /// <summary>The console's lines, and what was done.</summary>
    internal LineLog Log { get; } = new(MaxLines);

    /// <summary>The lines of SMTP conversations.</summary>
    internal LineLog Conversation { get; } = new(MaxLines);

    /// <summary>Values over time.</summary>
    internal ChartLog Chart { get; } = new();

    /// <summary>True once the tool is ending.</summary>
    internal bool HasEnded { get; private set; }

    /// <summary>True while a window is open.</summary>
    internal bool HasWindows => Changed != null;

    /// <summary>How many mails there are.</summary>
    internal int MailCount => Mail.Count;

    /// <summary>How it all is: not older than some milliseconds.</summary>
    internal SessionSnapshot Snapshot
    {
        get
        {
            lock (gate)
            {
                if (snapshot == null || Environment.TickCount64 - snapshotTakenAt > snapshotAge.TotalMilliseconds)
                {
                    snapshot = Session.Snapshot();
                    snapshotTakenAt = Environment.TickCount64;
                }

                return snapshot;
            }
        }
    }

    /// <summary>Does a command on a thread of its own: a window is not held up by it.</summary>
    internal Task<CommandResult> DoAsync(string command) => Task.Run(() => Do(command));

    /// <summary>Does a command.</summary>
    internal CommandResult Do(string command)
    {
        CommandResult result = Session.Do(command);
        lock (gate) snapshot = null;
        Changed?.Invoke();
        return result;
    }

    /// <summary>Tells the windows that the tool ends.</summary>
    internal void End()
    {
        HasEnded = true;
        Ended?.Invoke();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ticking.Dispose();
        Settings.Dispose();
        Scenarios.Dispose();
        Phone.Dispose();
        Session.Happened -= OnHappened;
        Mail.Changed -= OnChanged;
    }

    private void OnHappened(SessionEvent what)
    {
        Keep(what);
        OnChanged();
    }

    private void Keep(SessionEvent what)
    {
        if (what.Kind == SessionEventKind.Conversation) Conversation.Add(what);
        else if (what.Kind is not (SessionEventKind.Pin or SessionEventKind.Light or SessionEventKind.Value)) Log.Add(what);
        Chart.Add(what);
        if (what.Mail is { } mail) Mail.Add(mail.File, mail.Recipients);
    }

    private void OnTick()
    {
        if (Changed != null && Snapshot.Pace > 0) OnChanged();
    }

    private void OnChanged() => Changed?.Invoke();
}
