namespace DeviceMailer.VirtualBoard.Scenarios;

/// <summary>Something that is to be, within a time; or not to be, for a time.</summary>
/// <param name="Words">It, as it was written.</param>
/// <param name="Time">Within, or for, which time.</param>
/// <param name="IsSo">Whether it is so now.</param>
/// <param name="Saw">What is there instead, for who reads of the failure.</param>
internal sealed record Expectation(string Words, TimeSpan Time, Func<ScenarioWitness, bool> IsSo, Func<ScenarioWitness, string> Saw)
{
    /// <summary>True: it must not be so at any moment of the time.</summary>
    internal bool IsForbidden { get; init; }

    /// <summary>True: it can change without anything having happened, so it is looked at again and again.</summary>
    internal bool IsPolled { get; init; }
}
