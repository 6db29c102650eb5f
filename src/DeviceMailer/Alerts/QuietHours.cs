namespace DeviceMailer.Alerts;

/// <summary>A part of each day, over midnight too.</summary>
public sealed class QuietHours
{
    private readonly int from;
    private readonly int until;

    /// <summary>Makes one.</summary>
    /// <param name="from">Minutes since local midnight at which it begins.</param>
    /// <param name="until">Minutes at which it ends; the same: never.</param>
    public QuietHours(int from, int until)
    {
        this.from = from;
        this.until = until;
    }

    /// <summary>True when there is none.</summary>
    public bool IsNever => from == until;

    /// <summary>True within it.</summary>
    public bool Contains(int minute) => from <= until ? minute >= from && minute < until : minute >= from || minute < until;

    /// <summary>How many minutes are left of it, within it.</summary>
    public int MinutesLeft(int minute) => (until - minute + AlertGate.MinutesPerDay) % AlertGate.MinutesPerDay;
}
