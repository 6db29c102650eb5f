namespace DeviceMailer.VirtualBoard.Parts.Sensors;

/// <summary>Says which sensor of the firmware's catalogue a part simulates.</summary>
/// <param name="sensor">Its word in the settings.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class SensorPartAttribute(string sensor) : Attribute
{
    /// <summary>Its word in the settings.</summary>
    internal string Sensor => sensor;
}
