namespace DeviceMailer.VirtualBoard.Session;

/// <summary>What a trigger is about.</summary>
public enum TriggerState
{
    /// <summary>The board is off, or starting, or its settings have mistakes.</summary>
    Off,

    /// <summary>It waits for its event.</summary>
    Watching,

    /// <summary>What it measures is outside its bounds, or back inside, not yet for long enough.</summary>
    Changing,

    /// <summary>It has fired, and its alert is about to be kept.</summary>
    Firing,

    /// <summary>It has fired, and its alert waits for its interval, the device's limit or the end of quiet hours.</summary>
    HeldBack,

    /// <summary>Its value is outside its bounds; an all-clear ends it.</summary>
    Alarm,

    /// <summary>Its sensor does not answer.</summary>
    SensorFails,
}
