using DeviceMailer.VirtualBoard.Loading;
using DeviceMailer.VirtualBoard.Parts;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Device.Adc.AdcController.</summary>
[NanoType("System.Device.Adc.AdcController")]
public class NanoAdcController : NanoAdcControllerBase
{
    /// <inheritdoc/>
    public override int ChannelCount => Adc.ChannelCount;

    /// <inheritdoc/>
    public override int MaxValue => Adc.MaxValue;

    /// <inheritdoc/>
    public override int MinValue => 0;

    /// <inheritdoc/>
    public override int ResolutionInBits => 12;

    /// <inheritdoc/>
    public override NanoAdcChannel OpenChannel(int channelNumber)
    {
        if (channelNumber < 0 || channelNumber >= Adc.ChannelCount) throw new ArgumentException($"there is no ADC channel {channelNumber}");
        return new NanoAdcChannel(channelNumber);
    }
}
