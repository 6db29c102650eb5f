using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>nanoFramework.Hardware.Esp32.Sleep.WakeupCause.</summary>
[NanoType("nanoFramework.Hardware.Esp32.Sleep.WakeupCause")]
public enum NanoWakeupCause
{
    /// <summary>No sleep came before.</summary>
    Undefined = 0,

    /// <summary>One pin.</summary>
    Ext0 = 2,

    /// <summary>One of several pins.</summary>
    Ext1 = 3,

    /// <summary>The timer.</summary>
    Timer = 4,
}
