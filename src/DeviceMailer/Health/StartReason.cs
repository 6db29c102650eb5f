namespace DeviceMailer.Health;

/// <summary>Why the device has started.</summary>
public enum StartReason
{
    /// <summary>Power came, or the reset button was pressed: managed code cannot tell them apart.</summary>
    Power,

    /// <summary>A pin ended its deep sleep.</summary>
    Pin,

    /// <summary>The timer ended its deep sleep.</summary>
    Timer,

    /// <summary>Its own watchdog restarted it.</summary>
    Watchdog,

    /// <summary>It restarted itself after an unexpected failure.</summary>
    Failure,

    /// <summary>It restarted itself to open or to close its own network.</summary>
    SetUp,
}
