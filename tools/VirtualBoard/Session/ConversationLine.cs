namespace DeviceMailer.VirtualBoard.Session;

/// <summary>A line of an SMTP conversation, as the device logs it: secrets are masked there already.</summary>
/// <param name="Connection">The connection, from 1.</param>
/// <param name="FromDevice">True for a command, false for a reply.</param>
/// <param name="Text">The line.</param>
/// <param name="IsSecured">True when it was under TLS.</param>
/// <param name="Wait">How many times the device has waited for the server on this connection so far.</param>
public sealed record ConversationLine(int Connection, bool FromDevice, string Text, bool IsSecured, int Wait);
