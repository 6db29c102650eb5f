using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Device.I2c.I2cTransferStatus.</summary>
[NanoType("System.Device.I2c.I2cTransferStatus")]
public enum NanoI2cTransferStatus
{
    /// <summary>Not known.</summary>
    UnknownError = 0,

    /// <summary>All bytes went.</summary>
    FullTransfer = 1,

    /// <summary>Somebody holds the bus: ESP_ERR_TIMEOUT.</summary>
    ClockStretchTimeout = 2,

    /// <summary>Some bytes went. An ESP32 does not say so.</summary>
    PartialTransfer = 3,

    /// <summary>Nobody is there, or it does not answer now: ESP_FAIL.</summary>
    SlaveAddressNotAcknowledged = 4,
}
