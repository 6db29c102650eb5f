namespace DeviceMailer.VirtualBoard.Parts;

/// <summary>One thing that the firmware did, or began to do, to the flash.</summary>
/// <param name="Number">From 1, since the board was made; through all its boots.</param>
/// <param name="Kind">What.</param>
/// <param name="Path">To which file of the device.</param>
/// <param name="Bytes">How many places inside it a cut can come at: the bytes of a write, 1 in a rename, else 0.</param>
public readonly record struct FlashOperation(int Number, FlashOperationKind Kind, string Path, int Bytes);
