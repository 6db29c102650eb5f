namespace DeviceMailer.VirtualBoard.Session;

/// <summary>One trouble of the world, on or off.</summary>
/// <param name="name">The words of its command.</param>
/// <param name="choices">What can be said behind them.</param>
/// <param name="makeGood">Ends the trouble.</param>
internal sealed class WorldSwitch(string name, string[] choices, Action makeGood)
{
    internal string Name { get; } = name;

    internal string[] Choices { get; } = choices;

    internal Action MakeGood { get; } = makeGood;

    internal string State { get; set; } = World.Good;

    internal TimeSpan? Until { get; set; }

    /// <summary>How often it was turned: what was to end an earlier trouble does not end this one.</summary>
    internal int Turns { get; set; }

    internal SwitchView View => new(Name, State, State == World.Good, Until, Choices);
}
