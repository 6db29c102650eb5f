using DeviceMailer.VirtualBoard.Words;

namespace DeviceMailer.VirtualBoard.Scenarios;

/// <summary>A step that was understood: a command or an expectation, at a time perhaps.</summary>
/// <param name="Line">Where it stands.</param>
/// <param name="At">When, since the device started watching; null: as soon as the step before it is done.</param>
/// <param name="Command">What is done; null: something is expected.</param>
/// <param name="Expectation">What is expected; null: something is done.</param>
internal sealed record ScenarioStep(ScenarioLine Line, TimeSpan? At, BoardAction? Command, Expectation? Expectation);
