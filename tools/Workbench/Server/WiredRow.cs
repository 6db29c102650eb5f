using DeviceMailer.RealBoard.Wiring;
using DeviceMailer.VirtualBoard.Session;

namespace DeviceMailer.Workbench.Server;

/// <summary>One row of the live drawing: a pin of the board, what is connected to it, and the triggers that watch it.</summary>
/// <param name="Key">Tells the rows apart.</param>
/// <param name="Label">What stands at the board's edge: GPIO 4.</param>
/// <param name="Number">The GPIO number; -1: not one pin alone.</param>
/// <param name="Circuit">How it is drawn, and what it is called.</param>
/// <param name="Kind">What can be done with it.</param>
/// <param name="Pin">The pin's state; null: the firmware has not opened it.</param>
/// <param name="Triggers">Who watches it.</param>
internal sealed record WiredRow(string Key, string Label, int Number, Circuit Circuit, WiredKind Kind, PinSnapshot? Pin, IReadOnlyList<TriggerSnapshot> Triggers)
{
    /// <summary>The output; null: it is none.</summary>
    internal OutputSnapshot? Output { get; init; }
}
