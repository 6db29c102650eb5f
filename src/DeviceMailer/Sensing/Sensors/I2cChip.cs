// What all drivers for chips on I2C have in common: several values of one moment are measured once, and why a measurement failed is kept.
// Bring your own: derive from this, see README.md beside it.

namespace DeviceMailer.Sensing.Sensors;

/// <summary>A chip on I2C that measures one or several values.</summary>
public abstract class I2cChip
{
    private readonly int[] values;
    private long measuredMs = -1;
    private bool isGood;

    /// <summary>Makes one; nothing is sent yet.</summary>
    /// <param name="link">Where it is connected.</param>
    /// <param name="quantities">How many values it measures.</param>
    protected I2cChip(II2cLink link, int quantities)
    {
        Link = link;
        values = new int[quantities];
    }

    /// <summary>Why the last measurement failed; null: it did not.</summary>
    public string Problem { get; private set; }

    /// <summary>A value of the last good measurement, in thousandths of its unit.</summary>
    public int Milli(int quantity) => values[quantity];

    /// <summary>Measures all values, once for all who ask at the same time. False: it failed, and the values are the last good ones.</summary>
    public bool TryMeasure(long nowMs)
    {
        if (nowMs == measuredMs) return isGood;
        measuredMs = nowMs;
        Problem = Measure();
        isGood = Problem == null;
        return isGood;
    }

    /// <summary>Where the chip is connected.</summary>
    protected II2cLink Link { get; }

    /// <summary>What <see cref="Measure"/> says when the chip does not acknowledge, or the bus is held.</summary>
    protected string NoAnswer { get; } = "does not answer";

    /// <summary>What <see cref="Measure"/> says when a checksum is wrong.</summary>
    protected string BadChecksum { get; } = "answers with a wrong checksum";

    /// <summary>Asks the chip and sets all values. It takes no longer than the row of the catalogue says, and nothing from the heap.</summary>
    /// <returns>Why it failed, for the log; null: it did not.</returns>
    protected abstract string Measure();

    /// <summary>Sets a value, in thousandths of its unit.</summary>
    protected void Set(int quantity, int milli) => values[quantity] = milli;
}
