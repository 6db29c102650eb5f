namespace DeviceMailer.VirtualBoard.Session;

/// <summary>What the device will do next by itself.</summary>
/// <param name="At">When, in board time.</param>
/// <param name="What">What, in words.</param>
public sealed record NextDue(TimeSpan At, string What);
