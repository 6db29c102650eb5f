using System.Device.I2c;
using System.Threading;
using DeviceMailer.Sensing;
using DeviceMailer.Settings;
using nanoFramework.Hardware.Esp32;

namespace DeviceMailer.Esp32;

/// <summary>A device on the chip's first I2C bus.</summary>
internal sealed class I2cLink : IChipLink
{
    private const int Bus = 1; // the only one that every ESP32 has

    private readonly I2cDevice device;
    private readonly string noAnswer = "does not answer";

    // 100 kHz: wires to a sensor are longer than traces on a board, and a reading is a few bytes.
    private I2cLink(int address) => device = new I2cDevice(new I2cConnectionSettings(Bus, address, I2cBusSpeed.StandardMode));

    /// <summary>Takes the pins for the bus, and a place on it.</summary>
    internal static I2cLink Open(BusPins pins, int address)
    {
        Configuration.SetPinFunction(pins.First, DeviceFunction.I2C1_DATA);
        Configuration.SetPinFunction(pins.Second, DeviceFunction.I2C1_CLOCK);
        return new I2cLink(address);
    }

    /// <inheritdoc/>
    public bool TryWrite(byte[] bytes) => device.Write(bytes).Status == I2cTransferStatus.FullTransfer;

    /// <inheritdoc/>
    public bool TryRead(byte[] buffer) => device.Read(buffer).Status == I2cTransferStatus.FullTransfer;

    /// <inheritdoc/>
    public string Fault => noAnswer;

    /// <inheritdoc/>
    public void Wait(int milliseconds) => Thread.Sleep(milliseconds);
}
