// A session with the firmware on its board, at a time and with a chance that are the same each time.

using DeviceMailer.SystemTests.Boards;
using DeviceMailer.VirtualBoard.Clr;
using DeviceMailer.VirtualBoard.Scenarios;
using DeviceMailer.VirtualBoard.Session;

namespace DeviceMailer.SystemTests.Session;

/// <summary>A session on the bench.</summary>
internal sealed class SessionBench : IDisposable
{
    internal const string Head = "[device]\nname = attic\nled = 2\n[smtp]\nhost = mail.example.com\nsecurity = none\n[mail]\nfrom = attic@example.com\nto = me@example.com\n";

    internal const string Door = "[trigger door]\npin = 4\nnormally = closed\ninterval = 0s\nsubject = Door open\nclear-subject = Door shut\n";

    private readonly string folder = Directory.CreateTempSubdirectory("devicemailer-session-").FullName;

    /// <summary>Makes it; the board is off.</summary>
    internal SessionBench(string settings = Head + Door)
    {
        string file = Path.Combine(folder, "settings.ini");
        File.WriteAllText(file, settings);
        Session = new BoardSession(new SessionOptions { Settings = file, Start = new DateTime(2026, 11, 21, 8, 0, 0, DateTimeKind.Utc), Seed = 7, StartsFast = true });
    }

    internal BoardSession Session { get; }

    internal string Log => string.Join('\n', Session.Board.Console.Lines);

    internal IEnumerable<string> Subjects => Session.Mails.Select(mail => mail.Subject);

    /// <summary>Switches it on, and lets time pass as fast as it goes until it watches.</summary>
    internal SessionBench Boot()
    {
        Session.Boot();
        Session.Do("speed fast");
        WaitFor(() => Log.Contains("device: ready", StringComparison.Ordinal) && Log.Contains("network: up", StringComparison.Ordinal));
        return this;
    }

    /// <summary>Gives a command that must be understood.</summary>
    internal void Do(string line)
    {
        CommandResult result = Session.Do(line);
        Assert.True(result.IsDone, $"{line}: {result.Column}: {result.Text}");
    }

    /// <summary>Plays a scenario as fast as it goes; time stands still behind it.</summary>
    internal ScenarioResult Play(string text)
    {
        Session.Pace.Set(VirtualClock.Jumps);
        return new ScenarioRunner(Session, ScenarioFile.Parse("test", text)).Run();
    }

    /// <summary>Waits in real time, while the board's time passes as fast as it goes.</summary>
    internal void WaitFor(Func<bool> condition)
    {
        using var stop = new CancellationTokenSource(BoardBench.Patience);
        while (!condition())
        {
            Assert.False(stop.IsCancellationRequested, Log);
            Thread.Sleep(5);
        }
    }

    public void Dispose()
    {
        Session.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
