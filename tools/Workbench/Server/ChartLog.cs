// Values over board time, for the chart: each is a staircase, since what a sensor shows stays until it is moved.

using DeviceMailer.VirtualBoard.Session;

namespace DeviceMailer.Workbench.Server;

/// <summary>Points of each measured trigger, and what is marked beside them.</summary>
internal sealed class ChartLog
{
    /// <summary>Points kept of each trigger: at several a second while a slider moves, some minutes of moving.</summary>
    internal const int MaxPoints = 5000;

    /// <summary>Marks kept in all.</summary>
    internal const int MaxMarks = 1000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, List<ChartPoint>> points = [];
    private readonly List<ChartMark> marks = [];

    /// <summary>The points of a trigger, in order.</summary>
    internal IReadOnlyList<ChartPoint> PointsOf(string trigger)
    {
        lock (gate) return points.TryGetValue(trigger, out List<ChartPoint>? known) ? [.. known] : [];
    }

    /// <summary>What is marked, in order.</summary>
    internal IReadOnlyList<ChartMark> Marks
    {
        get
        {
            lock (gate) return [.. marks];
        }
    }

    /// <summary>Takes what of an event belongs into the chart.</summary>
    internal void Add(SessionEvent what)
    {
        if (what is { Kind: SessionEventKind.Value, Name: { } name, Value: { } value }) Add(name, new ChartPoint(what.At, value));
        else if (what.Mail is { } mail) Add(new ChartMark(what.At, what.Time, ChartMarkKind.Mail, mail.Subject));
        else if (what.Kind == SessionEventKind.Log && what.Text.Contains("event: ", StringComparison.Ordinal)) Add(new ChartMark(what.At, what.Time, ChartMarkKind.Alarm, what.Text[(what.Text.IndexOf("event: ", StringComparison.Ordinal) + 7)..]));
        else if (what.Kind == SessionEventKind.Power) Add(new ChartMark(what.At, what.Time, ChartMarkKind.Power, what.Text));
    }

    /// <summary>Adds a point: a value that a snapshot shows and no event told.</summary>
    internal void Add(string trigger, ChartPoint point)
    {
        lock (gate)
        {
            if (!points.TryGetValue(trigger, out List<ChartPoint>? known)) points.Add(trigger, known = []);
            known.Add(point);
            if (known.Count > MaxPoints) known.RemoveRange(0, MaxPoints / 10);
        }
    }

    private void Add(ChartMark mark)
    {
        lock (gate)
        {
            marks.Add(mark);
            if (marks.Count > MaxMarks) marks.RemoveAt(0);
        }
    }
}
