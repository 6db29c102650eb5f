namespace DeviceMailer.Workbench.Server;

/// <summary>A value from a moment on.</summary>
/// <param name="At">Board time.</param>
/// <param name="Value">In the trigger's unit.</param>
internal readonly record struct ChartPoint(TimeSpan At, double Value);
