namespace DeviceMailer.VirtualBoard.Session;

/// <summary>The device as the settings on the flash describe it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="LedPin">The pin of its light; null: it has none.</param>
/// <param name="UtcOffset">Local time's offset from UTC at a time, UTC.</param>
/// <param name="Triggers">Its triggers, without those that the firmware makes for their all-clears and failing sensors.</param>
public sealed record DeviceView(string Name, int? LedPin, Func<DateTime, TimeSpan> UtcOffset, IReadOnlyList<TriggerView> Triggers)
{
    /// <summary>Its outputs.</summary>
    public IReadOnlyList<OutputView> Outputs { get; init; } = [];

    /// <summary>A device whose settings have mistakes: it does nothing.</summary>
    public static DeviceView None { get; } = new("", null, _ => TimeSpan.Zero, []);
}
