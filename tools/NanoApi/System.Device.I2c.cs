// System.Device.I2c 1.1.29: declarations only, checked against nano-api/System.Device.I2c.txt by a test.

[assembly: System.Reflection.AssemblyVersion("1.1.29.0")]

namespace System.Device.I2c
{
    public enum I2cBusSpeed : int
    {
        StandardMode = 0,
        FastMode = 1,
        FastModePlus = 2,
    }

    public sealed class I2cConnectionSettings
    {
        public extern I2cConnectionSettings(int busId, int deviceAddress);
        public extern I2cConnectionSettings(int busId, int deviceAddress, System.Device.I2c.I2cBusSpeed busSpeed);
        public extern System.Device.I2c.I2cBusSpeed BusSpeed { get; }
        public extern int BusId { get; }
        public extern int DeviceAddress { get; }
    }

    public class I2cDevice : System.IDisposable
    {
        public extern I2cDevice(System.Device.I2c.I2cConnectionSettings settings);
        public extern System.Device.I2c.I2cConnectionSettings ConnectionSettings { get; }
        public extern System.Device.I2c.I2cTransferResult Read(System.SpanByte buffer);
        public extern System.Device.I2c.I2cTransferResult Write(System.SpanByte buffer);
        public extern System.Device.I2c.I2cTransferResult WriteByte(byte value);
        public extern System.Device.I2c.I2cTransferResult WriteRead(System.SpanByte writeBuffer, System.SpanByte readBuffer);
        public extern byte ReadByte();
        public static extern System.Device.I2c.I2cDevice Create(System.Device.I2c.I2cConnectionSettings settings);
        public extern void Dispose();
    }

    public struct I2cTransferResult
    {
        public extern System.Device.I2c.I2cTransferStatus Status { get; }
        public extern uint BytesTransferred { get; }
    }

    public enum I2cTransferStatus : int
    {
        UnknownError = 0,
        FullTransfer = 1,
        ClockStretchTimeout = 2,
        PartialTransfer = 3,
        SlaveAddressNotAcknowledged = 4,
    }
}
