namespace DeviceMailer.Workbench.Server;

/// <summary>Something that happened, marked in the chart.</summary>
/// <param name="At">Board time.</param>
/// <param name="Time">The same on the wall.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">It, in words.</param>
internal sealed record ChartMark(TimeSpan At, DateTimeOffset Time, ChartMarkKind Kind, string Text);
