// What all drivers for chips on a bus have in common: several values of one moment are measured once, and why a measurement failed is kept.
// Bring your own: derive from this, see README.md beside it.

namespace DeviceMailer.Sensing.Sensors;

/// <summary>A chip on a bus that measures one or several values.</summary>
public abstract class Chip
{
    private readonly int[] values;
    private long measuredMs = -1;
    private bool isGood;

    /// <summary>Makes one; nothing is sent yet.</summary>
    /// <param name="link">Where it is connected.</param>
    /// <param name="quantities">How many values it measures.</param>
    protected Chip(IChipLink link, int quantities)
    {
        Link = link;
        values = new int[quantities];
    }

    /// <summary>Why the last measurement failed; null: it did not, or it is still going on.</summary>
    public string Problem { get; protected set; }

    /// <summary>A value of the last good measurement, in thousandths of its unit.</summary>
    public int Milli(int quantity) => values[quantity];

    /// <summary>Measures all values, once for all who ask at the same time. False: it failed or is still going on, and the values are the last good ones.</summary>
    public bool TryMeasure(long nowMs)
    {
        if (nowMs == measuredMs) return isGood;
        measuredMs = nowMs;
        isGood = false;
        Problem = null;
        if (!IsReady(nowMs)) return false;
        Problem = Measure();
        isGood = Problem == null;
        return isGood;
    }

    /// <summary>Where the chip is connected.</summary>
    protected IChipLink Link { get; }

    /// <summary>What <see cref="Measure"/> says when a transfer fails.</summary>
    protected string NoAnswer => Link.Fault;

    /// <summary>What <see cref="Measure"/> says when a checksum is wrong.</summary>
    protected string BadChecksum { get; } = "answers with a wrong checksum";

    /// <summary>For a chip that takes longer than can be waited for: begins to measure, and says when <see cref="Measure"/> can fetch the values. False: not yet, or <see cref="Problem"/> says why not.</summary>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    protected virtual bool IsReady(long nowMs) => true;

    /// <summary>Asks the chip and sets all values. It waits no longer than 100 ms, and takes nothing from the heap.</summary>
    /// <returns>Why it failed, for the log; null: it did not.</returns>
    protected abstract string Measure();

    /// <summary>Sets a value, in thousandths of its unit.</summary>
    protected void Set(int quantity, int milli) => values[quantity] = milli;
}
