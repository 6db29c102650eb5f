// The light that is on while a mail is being sent.

using System.Device.Gpio;
using DeviceMailer.Delivery;
using DeviceMailer.Settings;

namespace DeviceMailer.Esp32;

/// <summary>An LED at a pin, lit by a high level; none at all when no pin is set.</summary>
internal sealed class Led : ISendLight
{
    private readonly GpioPin pin;

    internal Led(int pinNumber)
    {
        if (pinNumber == DeviceSettings.NoPin) return;
        pin = new GpioController().OpenPin(pinNumber, PinMode.Output);
        Set(false);
    }

    /// <inheritdoc/>
    public void Set(bool on)
    {
        if (pin != null) pin.Write(on ? PinValue.High : PinValue.Low);
    }
}
