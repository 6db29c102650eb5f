namespace DeviceMailer.VirtualBoard.Session;

/// <summary>A file on the device.</summary>
/// <param name="Path">Its path there.</param>
/// <param name="Bytes">Its size.</param>
public sealed record FlashFile(string Path, long Bytes);
