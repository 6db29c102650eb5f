namespace DeviceMailer.Sensing;

/// <summary>Which change of a pin is an event. In the order of the setting's choices.</summary>
public enum Edge
{
    /// <summary>From high to low: a contact to ground closes.</summary>
    Falling,

    /// <summary>From low to high.</summary>
    Rising,

    /// <summary>Either.</summary>
    Both,
}
