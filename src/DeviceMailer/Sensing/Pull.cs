namespace DeviceMailer.Sensing;

/// <summary>The chip's resistor at an input. In the order of the setting's choices.</summary>
public enum Pull
{
    /// <summary>None: the circuit outside sets the level.</summary>
    None,

    /// <summary>To the supply: for a contact to ground.</summary>
    Up,

    /// <summary>To ground: for a contact to the supply.</summary>
    Down,
}
