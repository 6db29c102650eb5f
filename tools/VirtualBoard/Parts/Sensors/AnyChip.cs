// A chip without a driver in the firmware: for each trigger that reads it, a register in the format that the settings say.

using System.Collections.Concurrent;
using DeviceMailer.VirtualBoard.Sensors;

namespace DeviceMailer.VirtualBoard.Parts.Sensors;

/// <summary>The chip; what its registers hold, by their names, is the test's.</summary>
/// <param name="board">Its board; it has still to be wired.</param>
[SensorPart("i2c")]
public sealed class AnyChip(Board board) : SensorPart(board)
{
    private readonly ConcurrentDictionary<string, RegisterView> registers = new();
    private string pointer = RegisterView.NameOf([]);

    /// <inheritdoc/>
    public override bool HasChecksums => false;

    /// <summary>Gives it a register.</summary>
    public void Add(RegisterView register)
    {
        if (registers.TryAdd(register.Name, register)) this[register.Name] = 0;
    }

    /// <inheritdoc/>
    public override bool Write(ReadOnlySpan<byte> bytes)
    {
        pointer = RegisterView.NameOf(bytes);
        return true;
    }

    /// <inheritdoc/>
    public override bool Read(Span<byte> bytes)
    {
        if (!registers.TryGetValue(pointer, out RegisterView? register)) return false;
        Answer(register.BytesOf(this[pointer]), bytes);
        return true;
    }
}
