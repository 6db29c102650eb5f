namespace DeviceMailer.VirtualBoard.Session;

/// <summary>Something that happened in a session.</summary>
/// <param name="Number">From 1, without a gap.</param>
/// <param name="At">When, in board time.</param>
/// <param name="Time">The same on the wall, local to the device.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Text">It, in one line.</param>
public sealed record SessionEvent(long Number, TimeSpan At, DateTimeOffset Time, SessionEventKind Kind, string Text)
{
    /// <summary>The pin, trigger or sensor that it is about; null: none.</summary>
    public string? Name { get; init; }

    /// <summary>The new value of a sensor, in its unit, or 1 and 0 for the levels of a pin; null: none.</summary>
    public double? Value { get; init; }

    /// <summary>The line of a conversation; null: it is none.</summary>
    public ConversationLine? Line { get; init; }

    /// <summary>The mail that has arrived; null: none.</summary>
    public ArrivedMail? Mail { get; init; }
}
