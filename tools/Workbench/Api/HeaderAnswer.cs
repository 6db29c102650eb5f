namespace DeviceMailer.Workbench.Api;

/// <summary>A header field.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, decoded, on one line.</param>
internal sealed record HeaderAnswer(string Name, string Value);
