namespace DeviceMailer.VirtualBoard.Session;

/// <summary>A trigger at a moment.</summary>
/// <param name="Trigger">Which.</param>
/// <param name="State">What it is about.</param>
/// <param name="Words">The same for people: "held back until 22:43 (interval), 2 merged".</param>
/// <param name="Waiting">How many events wait to be mailed.</param>
/// <param name="Until">The board time at which what waits may be mailed; null: none do.</param>
/// <param name="Value">What its sensor shows now, in its unit; null: it has none.</param>
/// <param name="Level">The level of its pin; null: it has none.</param>
public sealed record TriggerSnapshot(TriggerView Trigger, TriggerState State, string Words, int Waiting, TimeSpan? Until, double? Value, bool? Level);
