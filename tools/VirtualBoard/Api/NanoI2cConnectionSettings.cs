using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Device.I2c.I2cConnectionSettings.</summary>
[NanoType("System.Device.I2c.I2cConnectionSettings")]
public sealed class NanoI2cConnectionSettings(int busId, int deviceAddress, NanoI2cBusSpeed busSpeed)
{
    /// <summary>A device at 400 kHz.</summary>
    public NanoI2cConnectionSettings(int busId, int deviceAddress)
        : this(busId, deviceAddress, NanoI2cBusSpeed.FastMode)
    {
    }

    /// <summary>1 or 2.</summary>
    public int BusId { get; } = busId;

    /// <summary>7 bits.</summary>
    public int DeviceAddress { get; } = deviceAddress;

    /// <summary>Kept and not used.</summary>
    public NanoI2cBusSpeed BusSpeed { get; } = busSpeed;
}
