namespace DeviceMailer.VirtualBoard.Sensors;

/// <summary>One of the values of a sensor, as the firmware's catalogue has it.</summary>
/// <param name="Name">Its word in the settings, behind the sensor's.</param>
/// <param name="Unit">What it is measured in.</param>
/// <param name="Decimals">How many of its decimals mean something.</param>
/// <param name="Least">The least that is measured.</param>
/// <param name="Most">The most.</param>
public sealed record KnownQuantity(string Name, string Unit, int Decimals, double Least, double Most);
