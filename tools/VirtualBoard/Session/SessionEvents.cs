namespace DeviceMailer.VirtualBoard.Session;

/// <summary>What has happened in a session, in its order; the oldest goes when there is too much.</summary>
internal sealed class SessionEvents
{
    // A mail is some 30 lines of log: enough for thousands of them, in some tens of megabytes.
    private const int MaxEvents = 200_000;
    private const int Dropped = MaxEvents / 10; // at a time

    private readonly Lock gate = new();
    private readonly List<SessionEvent> events = [];
    private long last;

    /// <summary>The number of the newest.</summary>
    internal long Last
    {
        get
        {
            lock (gate) return last;
        }
    }

    /// <summary>Adds one; its number is given here.</summary>
    internal SessionEvent Add(SessionEvent happened)
    {
        lock (gate)
        {
            SessionEvent numbered = happened with { Number = ++last };
            events.Add(numbered);
            if (events.Count > MaxEvents) events.RemoveRange(0, Dropped);
            return numbered;
        }
    }

    /// <summary>Those with a higher number than this, the oldest first.</summary>
    internal IReadOnlyList<SessionEvent> After(long number, int most)
    {
        lock (gate)
        {
            if (events.Count == 0) return [];
            int from = (int)Math.Clamp(number - events[0].Number + 1, 0, events.Count);
            return events.GetRange(from, Math.Min(most, events.Count - from));
        }
    }
}
