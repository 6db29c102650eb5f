namespace DeviceMailer.Sensing.Sensors;

/// <summary>One of the values of a chip, which several triggers may share.</summary>
public sealed class ChipValue : ISensor
{
    private readonly Chip chip;
    private readonly int quantity;

    /// <summary>Makes one.</summary>
    /// <param name="chip">Its chip.</param>
    /// <param name="quantity">Which of its values.</param>
    public ChipValue(Chip chip, int quantity)
    {
        this.chip = chip;
        this.quantity = quantity;
    }

    /// <inheritdoc/>
    public string Problem => chip.Problem;

    /// <inheritdoc/>
    public bool TryMeasure(long nowMs, out int milli)
    {
        bool good = chip.TryMeasure(nowMs);
        milli = chip.Milli(quantity);
        return good;
    }
}
