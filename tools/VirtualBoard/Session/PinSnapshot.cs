namespace DeviceMailer.VirtualBoard.Session;

/// <summary>A pin at a moment.</summary>
/// <param name="Number">The GPIO number.</param>
/// <param name="IsInput">True when the firmware reads it.</param>
/// <param name="Level">True for high.</param>
/// <param name="IsClosed">For an input: true when its contact is closed.</param>
/// <param name="Names">The triggers that watch it.</param>
public sealed record PinSnapshot(int Number, bool IsInput, bool Level, bool IsClosed, IReadOnlyList<string> Names);
