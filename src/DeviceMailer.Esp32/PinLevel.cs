using System.Device.Gpio;
using DeviceMailer.Sensing;

namespace DeviceMailer.Esp32;

/// <summary>A pin's level: 0 or 1.</summary>
internal sealed class PinLevel : ISensor
{
    private const int High = 1000; // thousandths

    private readonly GpioPin pin;

    internal PinLevel(GpioPin pin) => this.pin = pin;

    /// <inheritdoc/>
    public string Problem => null;

    /// <inheritdoc/>
    public bool TryMeasure(long nowMs, out int milli)
    {
        milli = (bool)pin.Read() ? High : 0;
        return true;
    }
}
