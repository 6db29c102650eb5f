using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Device.Gpio.PinMode.</summary>
[NanoType("System.Device.Gpio.PinMode")]
public enum NanoPinMode
{
    /// <summary>Input.</summary>
    Input = 0,

    /// <summary>Input with a resistor to ground.</summary>
    InputPullDown = 1,

    /// <summary>Input with a resistor to the supply.</summary>
    InputPullUp = 2,

    /// <summary>Output.</summary>
    Output = 3,

    /// <summary>Output that pulls low only.</summary>
    OutputOpenDrain = 4,

    /// <summary>The same with a resistor to the supply.</summary>
    OutputOpenDrainPullUp = 5,

    /// <summary>Output that pulls high only.</summary>
    OutputOpenSource = 6,

    /// <summary>The same with a resistor to ground.</summary>
    OutputOpenSourcePullDown = 7,
}
