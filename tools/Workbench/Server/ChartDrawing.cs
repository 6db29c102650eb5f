// The geometry of a chart: board time to the right, a value upwards. Plain numbers; the page makes SVG of them.

using System.Globalization;
using System.Text;
using DeviceMailer.VirtualBoard.Session;

namespace DeviceMailer.Workbench.Server;

/// <summary>One trigger's value over a span of time, in a frame of fixed size.</summary>
internal sealed class ChartDrawing
{
    internal const int Width = 900;
    internal const int Height = 300;
    internal const int Left = 64;
    internal const int Right = 16;
    internal const int Top = 30;
    internal const int Bottom = 34;

    private const int WantedLines = 5;
    private static readonly TimeSpan least = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan[] steps =
    [
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12),
        TimeSpan.FromDays(1), TimeSpan.FromDays(2), TimeSpan.FromDays(7),
    ];

    private readonly IReadOnlyList<ChartPoint> points;

    /// <summary>Places everything.</summary>
    /// <param name="triggers">The triggers that look at this value: their bounds are drawn.</param>
    /// <param name="points">The value, in order.</param>
    /// <param name="from">Board time at the left edge.</param>
    /// <param name="to">Board time at the right edge.</param>
    internal ChartDrawing(IReadOnlyList<TriggerView> triggers, IReadOnlyList<ChartPoint> points, TimeSpan from, TimeSpan to)
    {
        From = from;
        To = to - from < least ? from + least : to;
        ChartPoint[] before = [.. points.Where(point => point.At < from).TakeLast(1).Select(point => point with { At = from })];
        this.points = [.. before, .. points.Where(point => point.At >= from && point.At <= to)];
        double[] shown = [.. this.points.Select(point => point.Value), .. triggers.SelectMany(one => new[] { one.Above, one.Below }).OfType<double>()];
        double lowest = shown.Length == 0 ? 0 : shown.Min();
        double highest = shown.Length == 0 ? 1 : shown.Max();
        double margin = highest > lowest ? (highest - lowest) * 0.15 : Math.Max(1, Math.Abs(highest) * 0.1);
        Least = lowest - margin;
        Most = highest + margin;
    }

    internal TimeSpan From { get; }

    internal TimeSpan To { get; }

    internal double Least { get; }

    internal double Most { get; }

    /// <summary>The points in the frame.</summary>
    internal IReadOnlyList<ChartPoint> Points => points;

    /// <summary>The path of the staircase, up to the right edge.</summary>
    internal string Path
    {
        get
        {
            if (points.Count == 0) return "";
            var path = new StringBuilder($"M{X(points[0].At)} {Y(points[0].Value)}");
            foreach (ChartPoint point in points.Skip(1)) path.Append(CultureInfo.InvariantCulture, $"H{X(point.At)}V{Y(point.Value)}");
            return path.Append(CultureInfo.InvariantCulture, $"H{X(To)}").ToString();
        }
    }

    /// <summary>Where the grid's horizontal lines are.</summary>
    internal IEnumerable<double> Values
    {
        get
        {
            double step = NiceStep((Most - Least) / WantedLines);
            for (double value = Math.Ceiling(Least / step) * step; value <= Most; value += step) yield return Math.Round(value, 6);
        }
    }

    /// <summary>Where the grid's vertical lines are: round times of the wall's clock.</summary>
    /// <param name="timeAt">The time on the wall at a board time.</param>
    internal IEnumerable<(TimeSpan At, string Label)> Times(Func<TimeSpan, DateTimeOffset> timeAt)
    {
        TimeSpan step = steps.FirstOrDefault(step => (To - From) / step <= WantedLines + 2, steps[^1]);
        long offset = timeAt(From).DateTime.Ticks % step.Ticks;
        string form = step < TimeSpan.FromMinutes(1) ? "HH:mm:ss" : step < TimeSpan.FromDays(1) ? "HH:mm" : "d MMM";
        for (TimeSpan at = From + TimeSpan.FromTicks(offset == 0 ? 0 : step.Ticks - offset); at <= To; at += step) yield return (at, timeAt(at).ToString(form, CultureInfo.InvariantCulture));
    }

    internal string X(TimeSpan at) => Text(Left + ((Width - Left - Right) * Math.Clamp((at - From) / (To - From), 0, 1)));

    internal string Y(double value) => Text(Height - Bottom - ((Height - Top - Bottom) * Math.Clamp((value - Least) / (Most - Least), 0, 1)));

    private static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private static double NiceStep(double rough)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return (rough / power) switch { <= 1 => power, <= 2 => 2 * power, <= 5 => 5 * power, _ => 10 * power };
    }
}
