namespace DeviceMailer.Workbench.Api;

/// <summary>A scenario to play.</summary>
/// <param name="Text">Its lines.</param>
internal sealed record ScenarioRequest(string Text);
