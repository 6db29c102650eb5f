using DeviceMailer.Sensing;

namespace DeviceMailer.Reports;

/// <summary>An axis of values: its ends, and round values between them.</summary>
internal sealed class ChartAxis
{
    private const int Parts = 5;    // into which it is divided, about

    private readonly int rows;

    /// <summary>Makes one.</summary>
    /// <param name="measure">Bounds that are near are on it, too.</param>
    /// <param name="lowest">The lowest value, in thousandths.</param>
    /// <param name="highest">The highest one.</param>
    /// <param name="rows">How many rows of pixels it has.</param>
    internal ChartAxis(Measure measure, int lowest, int highest, int rows)
    {
        this.rows = rows;
        long low = lowest;
        long high = highest;
        long near = high - low + Parts * (long)measure.StepMilli; // no further away than the curve is high, or it would be flat
        if (measure.AboveMilli != Measure.NoUpperBound && measure.AboveMilli > high - near && measure.AboveMilli < high + near)
        {
            if (measure.AboveMilli > high) high = measure.AboveMilli;
            if (measure.AboveMilli < low) low = measure.AboveMilli;
        }

        if (measure.BelowMilli != Measure.NoLowerBound && measure.BelowMilli > low - near && measure.BelowMilli < low + near)
        {
            if (measure.BelowMilli < low) low = measure.BelowMilli;
            if (measure.BelowMilli > high) high = measure.BelowMilli;
        }

        long span = high - low > Parts * (long)measure.StepMilli ? high - low : Parts * (long)measure.StepMilli;
        Step = RoundStep(span / Parts);
        Lowest = Floor(low, Step);
        Highest = -Floor(-high, Step);
        if (Highest - Lowest < 2 * Step) Highest = Lowest + 2 * Step;
    }

    /// <summary>From one round value to the next, in thousandths.</summary>
    internal long Step { get; }

    /// <summary>Its lower end.</summary>
    internal long Lowest { get; }

    /// <summary>Its upper end.</summary>
    internal long Highest { get; }

    /// <summary>The row of a value, 0 at the upper end; it may be outside.</summary>
    internal int RowOf(long milli) => (int)(((Highest - milli) * (rows - 1) + (Highest - Lowest) / 2) / (Highest - Lowest));

    // 1, 2 or 5 times a power of ten, no less than this.
    private static long RoundStep(long least)
    {
        long step = 1;
        for (; ; step *= 10)
        {
            if (step >= least) return step;
            if (2 * step >= least) return 2 * step;
            if (5 * step >= least) return 5 * step;
        }
    }

    private static long Floor(long value, long step)
    {
        long down = value / step * step;
        return down > value ? down - step : down;
    }
}
