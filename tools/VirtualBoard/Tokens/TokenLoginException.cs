namespace DeviceMailer.VirtualBoard.Tokens;

/// <summary>There is no token; the message says why, for people.</summary>
internal sealed class TokenLoginException(string message) : Exception(message);
