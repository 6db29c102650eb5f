namespace DeviceMailer.Workbench.Api;

/// <summary>A command for the board.</summary>
/// <param name="Command">One line, such as <c>press door</c>.</param>
internal sealed record CommandRequest(string Command);
