using DeviceMailer.VirtualBoard.Loading;
using DeviceMailer.VirtualBoard.Parts;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>nanoFramework.Device.OneWire.OneWireHost, which not every chip has. That the platform waits 20 ms for each byte of a held wire makes no time pass here.</summary>
[NanoType("nanoFramework.Device.OneWire.OneWireHost")]
public class NanoOneWireHost : IDisposable
{
    private readonly Board board = Board.Current;

    /// <summary>Takes the bus.</summary>
    public NanoOneWireHost()
    {
        if (board.File["chip"] is not ("ESP32" or "ESP32-S3")) throw new NotSupportedException("nanoFramework has no 1-Wire for this chip");
    }

    /// <summary>The number that was found last.</summary>
    public byte[] SerialNumber { get; set; } = new byte[OneWire.NumberBytes];

    /// <summary>Resets the bus; true: somebody is there.</summary>
    public bool TouchReset() => Bus.Reset();

    /// <summary>Writes a byte; 1: it was on the wire as it was written.</summary>
    public byte WriteByte(byte value) => Bus.Touch(value) == value ? (byte)1 : (byte)0;

    /// <summary>Reads a byte.</summary>
    public byte ReadByte() => Bus.Read();

    /// <summary>Finds the first device.</summary>
    public bool FindFirstDevice(bool performResetBeforeSearch, bool searchWithAlarmCommand) => Find(isFirst: true, performResetBeforeSearch, searchWithAlarmCommand);

    /// <summary>Finds the next.</summary>
    public bool FindNextDevice(bool performResetBeforeSearch, bool searchWithAlarmCommand) => Find(isFirst: false, performResetBeforeSearch, searchWithAlarmCommand);

    /// <inheritdoc/>
    public void Dispose() => GC.SuppressFinalize(this);

    private OneWire Bus
    {
        get
        {
            board.Scheduler.ThrowIfPowerLost();
            return board.OneWire;
        }
    }

    private bool Find(bool isFirst, bool resets, bool forAlarms)
    {
        if (forAlarms || !resets) throw new NotSimulatedException("a search on 1-Wire for alarms, or without a reset");
        return Bus.Find(isFirst, SerialNumber);
    }
}
