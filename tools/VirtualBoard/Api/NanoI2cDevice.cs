using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Device.I2c.I2cDevice. Nothing is thrown for a device that is not there: the result says so.</summary>
[NanoType("System.Device.I2c.I2cDevice")]
public class NanoI2cDevice : IDisposable
{
    private const int BusCount = 2; // an ESP32's

    private readonly Board board = Board.Current;

    /// <summary>Takes a place on a bus.</summary>
    public NanoI2cDevice(NanoI2cConnectionSettings settings)
    {
        if (settings.BusId is < 1 or > BusCount) throw new ArgumentException($"there is no I2C bus {settings.BusId}");
        ConnectionSettings = settings;
    }

    /// <summary>What it was made with.</summary>
    public NanoI2cConnectionSettings ConnectionSettings { get; }

    /// <summary>The same as making one.</summary>
    public static NanoI2cDevice Create(NanoI2cConnectionSettings settings) => new(settings);

    /// <summary>Reads.</summary>
    public NanoI2cTransferResult Read(NanoSpanByte buffer) => Transmit(default, buffer);

    /// <summary>Reads a byte; 0 when nobody answers.</summary>
    public byte ReadByte()
    {
        byte[] buffer = new byte[1];
        Transmit(default, buffer);
        return buffer[0];
    }

    /// <summary>Writes.</summary>
    public NanoI2cTransferResult Write(NanoSpanByte buffer) => Transmit(buffer, default);

    /// <summary>Writes a byte.</summary>
    public NanoI2cTransferResult WriteByte(byte value) => Transmit(new byte[] { value }, default);

    /// <summary>Writes, and reads without letting the bus go.</summary>
    public NanoI2cTransferResult WriteRead(NanoSpanByte writeBuffer, NanoSpanByte readBuffer) => Transmit(writeBuffer, readBuffer);

    /// <inheritdoc/>
    public void Dispose() => GC.SuppressFinalize(this);

    private NanoI2cTransferResult Transmit(NanoSpanByte written, NanoSpanByte read)
    {
        board.Scheduler.ThrowIfPowerLost();
        return new(board.I2c.Transfer(ConnectionSettings.BusId, ConnectionSettings.DeviceAddress, written.Bytes, read.Bytes), written.Length + read.Length);
    }
}
