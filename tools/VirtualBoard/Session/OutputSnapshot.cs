namespace DeviceMailer.VirtualBoard.Session;

/// <summary>An output at a moment.</summary>
/// <param name="Output">It.</param>
/// <param name="IsOn">True while the firmware drives it so that what is connected to it is on.</param>
public sealed record OutputSnapshot(OutputView Output, bool IsOn);
