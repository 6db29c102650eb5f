using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>nanoFramework.Hardware.Esp32.Sleep.WakeupGpioPin: bit n is pin n.</summary>
[Flags]
[NanoType("nanoFramework.Hardware.Esp32.Sleep.WakeupGpioPin")]
public enum NanoWakeupGpioPin : ulong
{
    /// <summary>No pin.</summary>
    None = 0,
}
