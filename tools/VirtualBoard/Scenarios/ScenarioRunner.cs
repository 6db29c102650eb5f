// Plays a scenario on a session. Time goes from step to step and stops at each, so that what happens in between is the same whether the board's
// time jumps or somebody watches it pass.

using DeviceMailer.VirtualBoard.Session;
using DeviceMailer.VirtualBoard.Words;

namespace DeviceMailer.VirtualBoard.Scenarios;

/// <summary>A scenario on its session.</summary>
/// <param name="session">The session.</param>
/// <param name="file">The scenario.</param>
public sealed class ScenarioRunner(BoardSession session, ScenarioFile file)
{
    // Where a device does not begin to watch, as with mistakes in its settings, a scenario begins then.
    private static readonly TimeSpan startLimit = TimeSpan.FromSeconds(10);

    // How often is looked at what changes without an event.
    private static readonly TimeSpan leastPoll = TimeSpan.FromMilliseconds(200);
    private const int MaxPolls = 1000;

    // A board whose time has stood still for so long is stuck.
    private static readonly TimeSpan stuckLimit = TimeSpan.FromMinutes(2);

    // Servers take real time: a step may be so late behind a mail that was waited for.
    private static readonly TimeSpan lateness = TimeSpan.FromSeconds(1);

    private ScenarioWitness? witness;
    private TimeSpan begun;
    private bool isMet;

    /// <summary>A step begins: its line, and the board time.</summary>
    public event Action<ScenarioLine, TimeSpan>? Stepping;

    /// <summary>Boots the board and plays the scenario, at the session's pace.</summary>
    /// <param name="cancel">Ends it early.</param>
    /// <exception cref="ScenarioException">Steps have mistakes; nothing was done but booting.</exception>
    /// <exception cref="OperationCanceledException">It was ended early.</exception>
    public ScenarioResult Run(CancellationToken cancel = default)
    {
        session.Board.Post(() => session.Clock.Limit = session.Clock.Now);
        try
        {
            session.Boot();
            Advance(session.Clock.Now + leastPoll, cancel); // a look at a device that is just starting would see as much of it as the PC has had time for
            Until(() => session.Firmware.IsThere || session.Board.Gpio.Inputs.Count > 0, session.Clock.Now + startLimit, isPolled: true, cancel);
            begun = session.Clock.Now;
            ScenarioStep[] steps = ReadSteps();
            witness = new ScenarioWitness(session);
            for (int i = 0; i < steps.Length; i++)
            {
                Stepping?.Invoke(steps[i].Line, session.Clock.Now);
                if (Do(steps[i], cancel) is { } message) return new ScenarioResult(false, message, i, session.Clock.Now - begun);
            }

            string crashes = string.Join("\n", session.Board.Unhandled);
            return new ScenarioResult(crashes.Length == 0, crashes.Length == 0 ? "" : $"{file.Name}: a thread of the firmware crashed: {crashes}", steps.Length, session.Clock.Now - begun);
        }
        finally
        {
            if (double.IsInfinity(session.Pace.Chosen)) session.Pace.Set(0); // or days would have passed before anybody could look
            session.Board.Post(() => session.Clock.Limit = TimeSpan.MaxValue);
        }
    }

    private ScenarioStep[] ReadSteps()
    {
        var steps = new List<ScenarioStep>();
        var mistakes = new List<string>();
        foreach (ScenarioLine line in file.Lines)
        {
            try
            {
                var reader = new CommandReader(line.Text);
                TimeSpan? at = reader.TryWord("at") ? reader.Duration() : null;
                bool isExpectation = reader.TryWord("expect");
                steps.Add(new ScenarioStep(
                    line, at, isExpectation ? null : CommandTable.Parse(reader, session), isExpectation ? ExpectationReader.Read(reader, session) : null));
            }
            catch (CommandException e)
            {
                mistakes.Add(file.At(line, e.Column, e.Message));
            }
        }

        return mistakes.Count == 0 ? [.. steps] : throw new ScenarioException(mistakes);
    }

    // What is wrong; null: nothing.
    private string? Do(ScenarioStep step, CancellationToken cancel)
    {
        if (step.At is { } at)
        {
            if (session.Clock.Now > begun + at + lateness) return file.At(step.Line, 1, $"{Durations.Text(at)} has passed: it is {Durations.Text(session.Clock.Now - begun)} since the device started watching");
            Until(null, begun + at, false, cancel);
        }

        if (step.Expectation is { } expectation) return Expect(step.Line, expectation, cancel);
        try
        {
            BoardAction command = step.Command!;
            if (command.Target is { } target)
            {
                Until(null, target(session), false, cancel);
                return null;
            }

            CommandResult result = session.Do(command);
            return result.IsDone ? null : file.At(step.Line, result.Column, result.Text);
        }
        catch (CommandException e)
        {
            return file.At(step.Line, e.Column, e.Message);
        }
    }

    private string? Expect(ScenarioLine line, Expectation expectation, CancellationToken cancel)
    {
        bool isSo = Until(() => expectation.IsSo(witness!), session.Clock.Now + expectation.Time, expectation.IsPolled, cancel);
        if (isSo != expectation.IsForbidden) return null;
        int column = line.Text.IndexOf("expect", StringComparison.OrdinalIgnoreCase) + 1;
        string when = session.TimeAt(session.Clock.Now).ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
        return file.At(line, column, $"expected {expectation.Words}; at {when} {expectation.Saw(witness!)}");
    }

    // Lets time pass to its end, or until the condition holds: true.
    private bool Until(Func<bool>? condition, TimeSpan end, bool isPolled, CancellationToken cancel)
    {
        isMet = condition?.Invoke() ?? false;
        if (isMet) return true;
        void Look(SessionEvent happened)
        {
            if (isMet || condition?.Invoke() != true) return;
            isMet = true;
            session.Board.Post(() => session.Clock.Limit = session.Clock.Now);
        }

        if (condition != null && !isPolled) session.Happened += Look;
        try
        {
            TimeSpan poll = (end - session.Clock.Now) / MaxPolls;
            if (poll < leastPoll) poll = leastPoll;
            while (!isMet && session.Clock.Now < end)
            {
                TimeSpan next = session.Clock.Now + poll;
                Advance(isPolled && next < end ? next : end, cancel);
                if (isPolled) isMet = condition!();
            }
        }
        finally
        {
            session.Happened -= Look;
        }

        return isMet || (isMet = condition?.Invoke() ?? false);
    }

    private void Advance(TimeSpan end, CancellationToken cancel)
    {
        session.Board.Post(() =>
        {
            if (!isMet) session.Clock.Limit = end;
        });
        TimeSpan slice = TimeSpan.FromMilliseconds(100);
        TimeSpan stood = TimeSpan.Zero;
        TimeSpan at = session.Clock.Now;
        while (!session.Board.Scheduler.WaitUntilSettled(slice) || session.Clock.Now < session.Clock.Limit)
        {
            cancel.ThrowIfCancellationRequested();
            bool isPaused = session.Pace.Chosen == 0;
            stood = session.Clock.Now == at && !isPaused ? stood + slice : TimeSpan.Zero;
            at = session.Clock.Now;
            if (stood > stuckLimit) throw new TimeoutException($"{file.Name}: the board's time has stood still for {stuckLimit}");
        }
    }
}
