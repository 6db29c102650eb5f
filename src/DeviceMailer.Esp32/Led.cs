// The light that is on while a mail is being sent.

using System.Device.Gpio;
using DeviceMailer.Delivery;
using DeviceMailer.Settings;

namespace DeviceMailer.Esp32;

/// <summary>An LED at a pin, lit by a high level; none at all when no pin is set.</summary>
internal sealed class Led : ISendLight
{
    private readonly GpioPin pin;
    private bool lit;

    internal Led(int pinNumber)
    {
        if (pinNumber == DeviceSettings.NoPin) return;
        pin = new GpioController().OpenPin(pinNumber, PinMode.Output);
        pin.Write(PinValue.Low);
    }

    /// <inheritdoc/>
    public void Set(bool on)
    {
        if (pin == null || on == lit) return;
        pin.Toggle(); // PinValue is a struct: making and writing one takes 48 bytes of heap
        lit = on;
    }
}
