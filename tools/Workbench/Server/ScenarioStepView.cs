namespace DeviceMailer.Workbench.Server;

/// <summary>A step that was begun.</summary>
/// <param name="Number">Its line.</param>
/// <param name="Text">It.</param>
/// <param name="Time">When, on the wall of its board.</param>
/// <param name="State">How it is.</param>
internal sealed record ScenarioStepView(int Number, string Text, DateTimeOffset Time, StepState State);
