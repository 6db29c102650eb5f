namespace DeviceMailer.VirtualBoard.Sensors;

/// <summary>A sensor on a bus, as the firmware's catalogue has it.</summary>
/// <param name="Name">Its word in the settings.</param>
/// <param name="Parts">The parts that are meant, as their makers call them.</param>
/// <param name="FirstAddress">The lowest of its addresses on I2C, which is the default.</param>
/// <param name="LastAddress">The highest.</param>
/// <param name="Family">Its family code on 1-Wire; 0: it is on I2C.</param>
/// <param name="MeasuringTime">How long it measures at most.</param>
/// <param name="SampleTime">How often it may be measured at most.</param>
/// <param name="Quantities">What it measures.</param>
public sealed record KnownSensor(
    string Name, string Parts, int FirstAddress, int LastAddress, int Family, TimeSpan MeasuringTime, TimeSpan SampleTime, IReadOnlyList<KnownQuantity> Quantities)
{
    /// <summary>True for a sensor on 1-Wire.</summary>
    public bool IsOneWire => Family != 0;
}
