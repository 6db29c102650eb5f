using DeviceMailer.VirtualBoard.Session;

namespace DeviceMailer.Workbench.Api;

/// <summary>A trigger.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">What fires it: clock, edge, level, count, silence, adc, sensor.</param>
/// <param name="Pin">Its GPIO number; null: none.</param>
/// <param name="State">What it is about: off, watching, changing, firing, heldback, alarm, sensorfails.</param>
/// <param name="Words">The same for people.</param>
/// <param name="Value">What its sensor shows, in its unit; null: none.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Above">It fires above this; null: no such bound.</param>
/// <param name="Below">It fires below this; null: no such bound.</param>
internal sealed record TriggerAnswer(string Name, string Source, int? Pin, string State, string Words, double? Value, string Unit, double? Above, double? Below)
{
    internal static TriggerAnswer Of(TriggerSnapshot one) => new(
        one.Trigger.Name, one.Trigger.Source.ToString().ToLowerInvariant(), one.Trigger.Pin, one.State.ToString().ToLowerInvariant(), one.Words, one.Value, one.Trigger.Unit, one.Trigger.Above, one.Trigger.Below);
}
