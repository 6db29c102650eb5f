namespace DeviceMailer.Workbench.Api;

/// <summary>A settings file.</summary>
/// <param name="Text">Its text.</param>
internal sealed record SettingsRequest(string Text);
