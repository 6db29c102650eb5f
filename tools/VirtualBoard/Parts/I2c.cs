using DeviceMailer.VirtualBoard.Api;

namespace DeviceMailer.VirtualBoard.Parts;

/// <summary>The I2C buses, and what is wired to them.</summary>
public sealed class I2c
{
    private readonly Dictionary<(int Bus, int Address), II2cTarget> targets = [];

    /// <summary>Somebody holds the bus: every transfer on it ends in ClockStretchTimeout.</summary>
    public ISet<int> StuckBuses { get; } = new HashSet<int>();

    /// <summary>Wires something to a bus.</summary>
    /// <param name="bus">1 or 2.</param>
    /// <param name="address">7 bits.</param>
    /// <param name="target">What; null: takes it off.</param>
    public void Wire(int bus, int address, II2cTarget? target)
    {
        targets.Remove((bus, address));
        if (target != null) targets.Add((bus, address), target);
    }

    internal NanoI2cTransferStatus Transfer(int bus, int address, ReadOnlySpan<byte> written, Span<byte> read)
    {
        if (StuckBuses.Contains(bus)) return NanoI2cTransferStatus.ClockStretchTimeout;
        if (!targets.TryGetValue((bus, address), out II2cTarget? target)) return NanoI2cTransferStatus.SlaveAddressNotAcknowledged;
        if (!written.IsEmpty && !target.Write(written)) return NanoI2cTransferStatus.SlaveAddressNotAcknowledged;

        // What was not acknowledged leaves the firmware's buffer as it was.
        Span<byte> answer = new byte[read.Length];
        if (!read.IsEmpty && !target.Read(answer)) return NanoI2cTransferStatus.SlaveAddressNotAcknowledged;
        answer.CopyTo(read);
        return NanoI2cTransferStatus.FullTransfer;
    }
}
