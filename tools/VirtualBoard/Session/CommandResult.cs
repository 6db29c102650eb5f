namespace DeviceMailer.VirtualBoard.Session;

/// <summary>What became of a command.</summary>
/// <param name="IsDone">True when it was done.</param>
/// <param name="Text">What was done, or what was found and what was expected.</param>
/// <param name="Column">Where in the line the mistake is, from 1; 0: nowhere in it.</param>
public sealed record CommandResult(bool IsDone, string Text, int Column);
