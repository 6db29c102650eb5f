namespace DeviceMailer.Sensing.OneWire;

/// <summary>A device on a 1-Wire bus, by its number, or the only one of its family.</summary>
public sealed class OneWireLink : IChipLink
{
    private readonly OneWireBus bus;
    private readonly int family;
    private readonly byte[] number;
    private readonly bool isGiven;
    private bool isKnown;

    /// <summary>Makes one; nothing is sent yet.</summary>
    /// <param name="bus">Its bus.</param>
    /// <param name="family">Its family code.</param>
    /// <param name="number">Its number; null: it is the only one of its family.</param>
    public OneWireLink(OneWireBus bus, int family, byte[] number)
    {
        this.bus = bus;
        this.family = family;
        this.number = number ?? new byte[RomNumber.Bytes];
        isGiven = number != null;
        isKnown = isGiven;
    }

    /// <inheritdoc/>
    public string Fault => bus.Fault;

    /// <inheritdoc/>
    public bool TryWrite(byte[] bytes)
    {
        if (!isKnown) isKnown = bus.TryFindOnly(family, number);
        return isKnown && IsKept(bus.TryAddress(number) && bus.TryWrite(bytes));
    }

    /// <inheritdoc/>
    public bool TryRead(byte[] buffer) => IsKept(bus.TryRead(buffer));

    /// <inheritdoc/>
    public void Wait(int milliseconds) => bus.Wait(milliseconds);

    // One that fails may have been replaced by another.
    private bool IsKept(bool isGood)
    {
        isKnown = isGood || isGiven;
        return isGood;
    }
}
