namespace DeviceMailer.Sensing;

/// <summary>An analogue input of the board.</summary>
public interface IAnalogInput
{
    /// <summary>What the converter says now: 0 to 4,095 on an ESP32.</summary>
    int Read();
}
