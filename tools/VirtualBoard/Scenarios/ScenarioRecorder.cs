// Writes down what was done to a board and which mails came of it, as a scenario that does and expects the same.

using System.Globalization;
using System.Text;
using DeviceMailer.VirtualBoard.Session;

namespace DeviceMailer.VirtualBoard.Scenarios;

/// <summary>A recorder; it records from when it is made.</summary>
public sealed class ScenarioRecorder
{
    // Who plays it again finds mails as late as they were, and a little later.
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(1);

    private readonly BoardSession session;
    private readonly StringBuilder steps = new();
    private readonly Lock gate = new();
    private TimeSpan last;

    internal ScenarioRecorder(BoardSession session)
    {
        this.session = session;
        session.Happened += OnHappened;
    }

    /// <summary>The scenario so far.</summary>
    public string Text
    {
        get
        {
            lock (gate)
            {
                string start = session.TimeAt(TimeSpan.Zero).UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
                return $"settings {Path.GetFileName(session.SettingsFile)}\nboard {Path.GetFileNameWithoutExtension(session.Board.File.Path)}\nstart {start}\n\n{steps}";
            }
        }
    }

    /// <summary>Forgets what was recorded.</summary>
    public void Clear()
    {
        lock (gate) steps.Clear();
    }

    /// <summary>A command was given that is a part of what happens to the device.</summary>
    internal void Note(string command)
    {
        TimeSpan at = Since(session.Board.Clock.Now);
        lock (gate) steps.Append(CultureInfo.InvariantCulture, $"at {Durations.Text(at)} {command}\n");
        last = at;
    }

    private void OnHappened(SessionEvent happened)
    {
        if (happened.Mail is not { } mail) return;
        TimeSpan within = Since(mail.At) - last + patience;
        string subject = mail.Subject.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        lock (gate) steps.Append(CultureInfo.InvariantCulture, $"expect mail subject \"{subject}\" within {Durations.Text(TimeSpan.FromSeconds(Math.Ceiling(within.TotalSeconds)))}\n");
    }

    private TimeSpan Since(TimeSpan at)
    {
        TimeSpan since = at - session.Firmware.FirstWatch;
        return since < TimeSpan.Zero ? TimeSpan.Zero : since;
    }
}
