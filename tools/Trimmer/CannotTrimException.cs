namespace DeviceMailer.Trimmer;

/// <summary>The program does something whose reach cannot be read from its byte code; the message says where and what.</summary>
public sealed class CannotTrimException(string message) : Exception(message);
