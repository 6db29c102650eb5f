// What a scenario has seen so far of mails and log lines: each counts for one expectation.

using DeviceMailer.VirtualBoard.Session;

namespace DeviceMailer.VirtualBoard.Scenarios;

/// <summary>Looks at a session for a scenario.</summary>
internal sealed class ScenarioWitness(BoardSession session)
{
    private readonly HashSet<int> expected = []; // the numbers of mails
    private readonly Lock gate = new();
    private long seen = session.LastEvent;

    internal BoardSession Session => session;

    /// <summary>Mails that no expectation was about.</summary>
    internal IReadOnlyList<ArrivedMail> Unexpected
    {
        get
        {
            lock (gate) return [.. session.Mails.Where(mail => !expected.Contains(mail.Number))];
        }
    }

    /// <summary>Takes the first mail of those that fits; false: none does yet.</summary>
    internal bool TakeMail(Func<ArrivedMail, bool> fits)
    {
        lock (gate)
        {
            ArrivedMail? mail = session.Mails.FirstOrDefault(mail => !expected.Contains(mail.Number) && fits(mail));
            if (mail != null) expected.Add(mail.Number);
            return mail != null;
        }
    }

    /// <summary>Finds a text in what was logged since the last one that was found; it and what was before it count no more.</summary>
    internal bool TakeLog(string text)
    {
        lock (gate)
        {
            SessionEvent? found = session.EventsAfter(seen).FirstOrDefault(happened => IsLogged(happened) && happened.Text.Contains(text, StringComparison.OrdinalIgnoreCase));
            if (found != null) seen = found.Number;
            return found != null;
        }
    }

    /// <summary>The last lines of the log.</summary>
    internal string LastLog(int count) => string.Concat(session.EventsAfter(0).Where(IsLogged).TakeLast(count).Select(happened => $"\n    {happened.Time:HH:mm:ss} {happened.Text}"));

    private static bool IsLogged(SessionEvent happened) => happened.Kind is SessionEventKind.Log or SessionEventKind.Conversation;
}
