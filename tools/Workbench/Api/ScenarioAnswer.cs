namespace DeviceMailer.Workbench.Api;

/// <summary>The outcome of a scenario.</summary>
/// <param name="HasPassed">True when everything was as expected.</param>
/// <param name="Outcome">What was not, or how much was done.</param>
internal sealed record ScenarioAnswer(bool HasPassed, string Outcome);
