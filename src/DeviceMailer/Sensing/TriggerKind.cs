namespace DeviceMailer.Sensing;

/// <summary>What fires a trigger.</summary>
public enum TriggerKind
{
    /// <summary>The clock, or the start.</summary>
    Clock,

    /// <summary>A change of a pin.</summary>
    Edge,

    /// <summary>A pin's level that lasts.</summary>
    Level,

    /// <summary>How often a pin changes within a time.</summary>
    Count,

    /// <summary>A pin that does not change for a time.</summary>
    Silence,

    /// <summary>A channel of the converter.</summary>
    Adc,

    /// <summary>A sensor of the catalogue on the bus.</summary>
    Sensor,

    /// <summary>A register of another chip on the bus.</summary>
    Register,
}
