namespace DeviceMailer.VirtualBoard.Clr;

/// <summary>What happens on the board by itself: by time, and what is due at the same time in the order in which it was added.</summary>
internal sealed class BoardEvents
{
    private readonly PriorityQueue<Action, (TimeSpan Due, long Order)> queue = new();
    private long order;

    /// <summary>When the next one is due; <see cref="Scheduler.Never"/>: there is none.</summary>
    internal TimeSpan NextDue => queue.TryPeek(out _, out (TimeSpan Due, long Order) key) ? key.Due : Scheduler.Never;

    /// <summary>Adds one.</summary>
    internal void Add(TimeSpan due, Action action) => queue.Enqueue(action, (due, order++));

    /// <summary>Does the next one if it is due; false: none is.</summary>
    internal bool TryRun(TimeSpan now)
    {
        if (queue.Count == 0 || NextDue > now) return false;
        queue.Dequeue()();
        return true;
    }
}
