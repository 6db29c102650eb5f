// A scenario on the page: what was recorded, or a file that comes with the recipes, played on a board of its own, so that the one on the bench is left alone.

using DeviceMailer.VirtualBoard.Clr;
using DeviceMailer.VirtualBoard.Scenarios;
using DeviceMailer.VirtualBoard.Session;

namespace DeviceMailer.Workbench.Server;

/// <summary>Plays scenarios; one at a time, whichever window asks.</summary>
/// <param name="session">The session on the bench: its settings and board are the scenario's where it names no others.</param>
internal sealed class ScenarioDesk(BoardSession session) : IDisposable
{
    private const string OwnName = "scenario.txt";

    private readonly Lock gate = new();
    private CancellationTokenSource? playing;
    private List<ScenarioStepView> steps = [];

    /// <summary>Something is different.</summary>
    internal event Action? Changed;

    /// <summary>The scenarios that come with the recipes, by file name without its ending.</summary>
    internal static IReadOnlyList<string> Known { get; } = [.. Directory.EnumerateFiles(Folder, "*.scenario").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    /// <summary>True while one is played.</summary>
    internal bool IsPlaying => playing != null;

    /// <summary>The outcome of the last one; empty: none was played, or it is not over.</summary>
    internal string Outcome { get; private set; } = "";

    /// <summary>True when the last one passed.</summary>
    internal bool HasPassed { get; private set; }

    /// <summary>The mails of the last one.</summary>
    internal IReadOnlyList<ArrivedMail> Mails { get; private set; } = [];

    /// <summary>The steps of the last one.</summary>
    internal IReadOnlyList<ScenarioStepView> Steps
    {
        get
        {
            lock (gate) return [.. steps];
        }
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "recipes");

    /// <summary>The text of one that comes with the recipes.</summary>
    internal static string Read(string name) => Known.Contains(name) ? File.ReadAllText(Path.Combine(Folder, name + ".scenario")) : "";

    /// <summary>Forgets the outcome of the last one.</summary>
    internal void Clear()
    {
        if (IsPlaying) return;
        Outcome = "";
        Mails = [];
        lock (gate) steps = [];
        Changed?.Invoke();
    }

    /// <summary>Plays a scenario, as fast as it goes.</summary>
    internal async Task PlayAsync(string text)
    {
        var stop = new CancellationTokenSource();
        if (Interlocked.CompareExchange(ref playing, stop, null) != null)
        {
            stop.Dispose();
            return;
        }

        Outcome = "";
        Mails = [];
        lock (gate) steps = [];
        Changed?.Invoke();
        try
        {
            await Task.Run(() => Play(text, stop.Token));
        }
        catch (Exception e) when (e is ScenarioException or IOException or OperationCanceledException or TimeoutException)
        {
            HasPassed = false;
            Outcome = e is OperationCanceledException ? "stopped" : e.Message.Replace(Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
        }
        finally
        {
            playing = null;
            stop.Dispose();
        }

        Changed?.Invoke();
    }

    /// <summary>Ends the one that is played.</summary>
    internal void Stop() => playing?.Cancel();

    /// <inheritdoc/>
    public void Dispose() => Stop();

    private void Play(string text, CancellationToken cancel)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("scenario-");
        try
        {
            string name = Path.Combine(folder.FullName, OwnName);
            foreach (string recipe in Directory.EnumerateFiles(Folder, "*.ini")) File.Copy(recipe, Path.Combine(folder.FullName, Path.GetFileName(recipe)));
            File.Copy(session.SettingsFile, Path.Combine(folder.FullName, Path.GetFileName(session.SettingsFile)), overwrite: true);
            ScenarioFile file = ScenarioFile.Parse(name, text);
            VirtualBoard.Session.SessionOptions options = file.OptionsFor(new VirtualBoard.Session.SessionOptions { Settings = session.SettingsFile, Board = session.Board.File.Path, StartsFast = true });
            using var other = new BoardSession(options);
            other.Pace.Set(VirtualClock.Jumps);
            var runner = new ScenarioRunner(other, file);
            runner.Stepping += (line, at) => OnStep(line, other.TimeAt(at));
            ScenarioResult result = runner.Run(cancel);
            lock (gate)
            {
                for (int i = 0; i < steps.Count; i++) steps[i] = steps[i] with { State = i < result.StepsDone ? StepState.Done : StepState.Failed };
            }

            Mails = other.Mails;
            HasPassed = result.HasPassed;
            string time = Words.Span(result.BoardTime);
            Outcome = result.HasPassed ? $"passed: {result.StepsDone} step{(result.StepsDone == 1 ? "" : "s")}, {time} of the board's time" : result.Message.Replace(name, "line", StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private void OnStep(ScenarioLine line, DateTimeOffset time)
    {
        lock (gate)
        {
            if (steps.Count > 0) steps[^1] = steps[^1] with { State = StepState.Done };
            steps.Add(new ScenarioStepView(line.Number, line.Text.Trim(), time, StepState.Playing));
        }

        Changed?.Invoke();
    }
}
