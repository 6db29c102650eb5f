namespace DeviceMailer.Smtp.Transport;

/// <summary>What became of a read, a write or a connection attempt.</summary>
public enum TransportResult
{
    /// <summary>Done.</summary>
    Ok,

    /// <summary>The other side has closed the connection.</summary>
    Closed,

    /// <summary>The deadline passed.</summary>
    TimedOut,

    /// <summary>The connection could not be made, or broke.</summary>
    Failed,

    /// <summary>The host's name has no address.</summary>
    HostNotFound,
}
