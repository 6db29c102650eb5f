namespace DeviceMailer.History;

/// <summary>What a record of the history tells: the highest three bits of its first byte.</summary>
internal enum RecordKind
{
    /// <summary>How much later the records behind it are.</summary>
    Time,

    /// <summary>Lowest, mean and highest value of a curve in an interval.</summary>
    Values,

    /// <summary>A trigger's event.</summary>
    Event,

    /// <summary>How often something happened to mails.</summary>
    Mails,

    /// <summary>Something was away, and is back.</summary>
    Outage,
}
