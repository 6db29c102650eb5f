// What only a device knows that sleeps, and must not forget meanwhile: what it armed, and what a device that is always on finds out again.

using DeviceMailer.Delivery;
using DeviceMailer.History;
using DeviceMailer.Outbox;
using DeviceMailer.Sensing;

namespace DeviceMailer.DeepSleep;

/// <summary>The part of the record that a device has which sleeps.</summary>
public sealed class SleepState
{
    /// <summary>No pin wakes by EXT0.</summary>
    public const int NoPin = -1;

    /// <summary>What is in front of the gate's numbers.</summary>
    internal const int HeadBytes = 28;

    private MeasuredTriggers measured;
    private Throttle throttle;
    private HistoryBook history;    // null: there is none

    /// <summary>How long the sleep was meant to last, in milliseconds; 0: it was not saved for a sleep.</summary>
    public long SleepMs { get; set; }

    /// <summary>The levels of the triggers' pins, a bit each, a 1 for high.</summary>
    public long Levels { get; set; }

    /// <summary>The pin that wakes by EXT0, which the chip does not name; less than 0: none.</summary>
    public int Ext0Pin { get; set; } = NoPin;

    /// <summary>Until when waking by pins is paid for, in milliseconds of uptime.</summary>
    public long WakesPaidMs { get; set; } = -NotifierLimits.MaxPinWakesMs;

    /// <summary>Says whose numbers are carried, too.</summary>
    public void Take(MeasuredTriggers measuredTriggers, Throttle delivery, HistoryBook book)
    {
        measured = measuredTriggers;
        throttle = delivery;
        history = book;
    }

    /// <summary>Its own numbers.</summary>
    internal void CarryHead(Carrier carrier)
    {
        SleepMs = carrier.Carry(SleepMs);
        Levels = carrier.Carry(Levels);
        Ext0Pin = carrier.Carry(Ext0Pin);
        WakesPaidMs = carrier.Carry(WakesPaidMs);
    }

    /// <summary>Those of others.</summary>
    internal void CarryParts(Carrier carrier)
    {
        measured.Carry(carrier);
        throttle.Carry(carrier);
        if (history != null) history.Carry(carrier);
    }
}
