namespace DeviceMailer.History;

/// <summary>What was away.</summary>
public enum Outage
{
    /// <summary>The device was off, or was reset.</summary>
    Power,

    /// <summary>It restarted itself: its watchdog, or a failure.</summary>
    Restart,

    /// <summary>It had no network.</summary>
    Network,
}
