namespace DeviceMailer.VirtualBoard.Scenarios;

/// <summary>A line of a scenario that is not empty and no comment.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Text">It, without a comment behind it, with what stands before it.</param>
public sealed record ScenarioLine(int Number, string Text);
