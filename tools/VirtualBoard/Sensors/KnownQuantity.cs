namespace DeviceMailer.VirtualBoard.Sensors;

/// <summary>One of the values of a sensor, as the firmware's catalogue has it.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Unit">What it is measured in.</param>
/// <param name="Decimals">How many of its decimals mean something.</param>
/// <param name="Least">The least that is measured.</param>
/// <param name="Most">The most.</param>
public sealed record KnownQuantity(string Name, string Unit, int Decimals, double Least, double Most)
{
    /// <summary>What the settings call it, with its sensor; empty: it is not in the catalogue.</summary>
    public string Word { get; init; } = "";
}
