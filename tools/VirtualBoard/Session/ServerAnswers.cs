// What the sink replies when it is in trouble. Late replies are late by the board's clock: the board is told that an answer is held back, so that
// its waiting for it takes no real time.

using System.Globalization;

namespace DeviceMailer.VirtualBoard.Session;

/// <summary>The replies of a server in trouble.</summary>
internal sealed class ServerAnswers(Board board, Random random)
{
    // RFC 5321 4.5.3.2.6 has a client wait ten minutes for the longest reply: nobody waits for a silent server any more.
    private static readonly TimeSpan forEver = TimeSpan.FromHours(1);

    private readonly Dictionary<string, TimeSpan> firstSeen = []; // recipients of a server that greylists
    private readonly HashSet<TaskCompletionSource> held = [];

    /// <summary>The trouble.</summary>
    internal ServerTrouble Trouble { get; set; } = ServerTrouble.None;

    /// <summary>Every password is wrong.</summary>
    internal bool RefusesPasswords { get; set; }

    /// <summary>The reply in place of the server's own; null: its own.</summary>
    internal string? AnswerOf(string verb, string line)
    {
        ServerTrouble now = Trouble;
        string? stage = ServerTrouble.StageOf(verb);
        if (RefusesPasswords && stage == "auth") return "535 5.7.8 wrong user or password";
        bool isThere = now.Stage == null || now.Stage == stage;
        switch (now.Kind)
        {
            case ServerTroubleKind.Slow:
                Hold(now.Time);
                return null;
            case ServerTroubleKind.Silent when isThere:
                Hold(forEver);
                return null;
            case ServerTroubleKind.Refuses when isThere && ByChance(now.Percent):
                return string.Create(CultureInfo.InvariantCulture, $"{now.Code} {now.Code / 100}.0.0 refused, as asked for");
            case ServerTroubleKind.Greylists when stage == "rcpt":
                return IsNew(line, now.Time) ? "450 4.2.0 greylisted, try again later" : null;
            default:
                return null;
        }
    }

    /// <summary>Lets go of the replies that are held back: nobody waits for them any more, or the trouble is over.</summary>
    internal void Release() => board.Post(() =>
    {
        foreach (TaskCompletionSource one in held.ToArray()) Release(one);
    });

    private void Hold(TimeSpan time)
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        board.Post(() =>
        {
            held.Add(over);
            board.Network.HeldAnswers = held.Count;
            board.Scheduler.At(board.Clock.Now + time, () => Release(over));
        });
        over.Task.Wait();
    }

    private void Release(TaskCompletionSource over)
    {
        held.Remove(over);
        board.Network.HeldAnswers = held.Count;
        over.TrySetResult();
    }

    private bool ByChance(int percent)
    {
        lock (random) return random.Next(100) < percent;
    }

    private bool IsNew(string recipient, TimeSpan time)
    {
        TimeSpan now = board.Clock.Now;
        lock (firstSeen) return firstSeen.TryAdd(recipient, now) || now - firstSeen[recipient] < time;
    }
}
