using System.Device.Adc;
using DeviceMailer.Sensing;

namespace DeviceMailer.Esp32;

/// <summary>A channel of the chip's converter: 0 to 4,095.</summary>
internal sealed class AdcInput : ISensor
{
    private const int Milli = 1000;

    private readonly AdcChannel channel;

    internal AdcInput(AdcChannel channel) => this.channel = channel;

    /// <inheritdoc/>
    public string Problem => null;

    /// <inheritdoc/>
    public bool TryMeasure(long nowMs, out int milli)
    {
        milli = channel.ReadValue() * Milli;
        return true;
    }
}
