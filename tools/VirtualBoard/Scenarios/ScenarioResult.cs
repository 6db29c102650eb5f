namespace DeviceMailer.VirtualBoard.Scenarios;

/// <summary>How a scenario ended.</summary>
/// <param name="HasPassed">True when every step was done and everything was as expected.</param>
/// <param name="Message">What was not, with file, line and column; empty: nothing.</param>
/// <param name="StepsDone">How many steps were done.</param>
/// <param name="BoardTime">How much of the board's time it took.</param>
public sealed record ScenarioResult(bool HasPassed, string Message, int StepsDone, TimeSpan BoardTime);
