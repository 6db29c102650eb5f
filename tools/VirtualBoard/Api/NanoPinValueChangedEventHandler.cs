using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Device.Gpio.PinValueChangedEventHandler.</summary>
[NanoType("System.Device.Gpio.PinValueChangedEventHandler")]
public delegate void NanoPinValueChangedEventHandler(object sender, NanoPinValueChangedEventArgs e);
