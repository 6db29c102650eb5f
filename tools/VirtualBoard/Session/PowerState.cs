namespace DeviceMailer.VirtualBoard.Session;

/// <summary>How a board is.</summary>
public enum PowerState
{
    /// <summary>It has no power.</summary>
    Off,

    /// <summary>It has been reset, or is waking.</summary>
    Starting,

    /// <summary>The firmware runs.</summary>
    Running,

    /// <summary>Deep sleep.</summary>
    Asleep,

    /// <summary>The firmware has ended: it should never.</summary>
    Ended,
}
