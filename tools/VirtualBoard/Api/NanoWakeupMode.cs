using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>nanoFramework.Hardware.Esp32.Sleep.WakeupMode.</summary>
[NanoType("nanoFramework.Hardware.Esp32.Sleep.WakeupMode")]
public enum NanoWakeupMode
{
    /// <summary>All of the pins are low.</summary>
    AllLow = 0,

    /// <summary>One of the pins is high.</summary>
    AnyHigh = 1,
}
