namespace DeviceMailer.VirtualBoard.Sensors;

/// <summary>A sensor on I2C, as the firmware's catalogue has it.</summary>
/// <param name="Name">Its word in the settings.</param>
/// <param name="Parts">The parts that are meant, as their makers call them.</param>
/// <param name="FirstAddress">The lowest of its addresses, which is the default.</param>
/// <param name="LastAddress">The highest.</param>
/// <param name="MeasuringTime">How long it measures at most.</param>
/// <param name="SampleTime">How often it may be measured at most.</param>
/// <param name="Quantities">What it measures.</param>
public sealed record KnownSensor(
    string Name, string Parts, int FirstAddress, int LastAddress, TimeSpan MeasuringTime, TimeSpan SampleTime, IReadOnlyList<KnownQuantity> Quantities);
