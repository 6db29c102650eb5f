using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>nanoFramework.Hardware.Esp32.DeviceFunction, as far as the board has it.</summary>
[NanoType("nanoFramework.Hardware.Esp32.DeviceFunction")]
public enum NanoDeviceFunction
{
    /// <summary>Bus 1, SDA.</summary>
    I2C1_DATA = 131328,

    /// <summary>Bus 1, SCL.</summary>
    I2C1_CLOCK = 131329,

    /// <summary>Bus 2, SDA.</summary>
    I2C2_DATA = 131584,

    /// <summary>Bus 2, SCL.</summary>
    I2C2_CLOCK = 131585,
}
