using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>nanoFramework.Hardware.Esp32.Configuration. Which pins a bus is on makes no difference here.</summary>
[NanoType("nanoFramework.Hardware.Esp32.Configuration")]
public class NanoConfiguration
{
    /// <summary>Gives a pin to a bus; the board must have it.</summary>
    public static void SetPinFunction(int pin, NanoDeviceFunction value)
    {
        if (!Board.Current.File.Pins.Contains(pin)) throw new ArgumentException($"the board has no GPIO {pin} for {value}");
    }
}
