using DeviceMailer.VirtualBoard.Session;

namespace DeviceMailer.Workbench.Server;

/// <summary>The newest lines of something, up to a number. Safe for use by several threads at once.</summary>
/// <param name="most">How many are kept.</param>
internal sealed class LineLog(int most)
{
    private readonly Lock gate = new();
    private readonly Queue<SessionEvent> lines = new();
    private long version;

    /// <summary>Changes with each line: who has seen it need not look again.</summary>
    internal long Version => Interlocked.Read(ref version);

    /// <summary>Adds a line.</summary>
    internal void Add(SessionEvent line)
    {
        lock (gate)
        {
            lines.Enqueue(line);
            if (lines.Count > most) lines.Dequeue();
        }

        Interlocked.Increment(ref version);
    }

    /// <summary>The lines that something holds for, in order.</summary>
    internal List<SessionEvent> Where(Func<SessionEvent, bool> condition)
    {
        lock (gate) return [.. lines.Where(condition)];
    }

    /// <summary>Forgets all.</summary>
    internal void Clear()
    {
        lock (gate) lines.Clear();
        Interlocked.Increment(ref version);
    }
}
