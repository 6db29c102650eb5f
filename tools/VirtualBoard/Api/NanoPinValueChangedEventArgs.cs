using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Device.Gpio.PinValueChangedEventArgs.</summary>
/// <param name="changeType">Which edge.</param>
/// <param name="pinNumber">Which pin.</param>
[NanoType("System.Device.Gpio.PinValueChangedEventArgs")]
public class NanoPinValueChangedEventArgs(NanoPinEventTypes changeType, int pinNumber) : EventArgs
{
    /// <summary>Which edge.</summary>
    public NanoPinEventTypes ChangeType { get; } = changeType;

    /// <summary>Which pin.</summary>
    public int PinNumber { get; } = pinNumber;
}
