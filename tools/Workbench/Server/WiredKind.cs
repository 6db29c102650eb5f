namespace DeviceMailer.Workbench.Server;

/// <summary>What is connected to a pin.</summary>
internal enum WiredKind
{
    /// <summary>The device's light.</summary>
    Light,

    /// <summary>A contact or button: open or closed.</summary>
    Contact,

    /// <summary>A motion sensor: it pulses.</summary>
    Motion,

    /// <summary>Something that is measured.</summary>
    Value,

    /// <summary>Something that the device switches.</summary>
    Output,
}
