using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Device.I2c.I2cTransferResult: all bytes or none, as an ESP32 tells it.</summary>
[NanoType("System.Device.I2c.I2cTransferResult")]
public readonly struct NanoI2cTransferResult
{
    internal NanoI2cTransferResult(NanoI2cTransferStatus status, int bytes)
    {
        Status = status;
        BytesTransferred = status == NanoI2cTransferStatus.FullTransfer ? (uint)bytes : 0;
    }

    /// <summary>How it went.</summary>
    public NanoI2cTransferStatus Status { get; }

    /// <summary>How many bytes went, written and read.</summary>
    public uint BytesTransferred { get; }
}
