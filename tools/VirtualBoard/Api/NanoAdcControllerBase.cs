using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Device.Adc.AdcControllerBase.</summary>
[NanoType("System.Device.Adc.AdcControllerBase")]
public abstract class NanoAdcControllerBase
{
    /// <summary>How many channels there are.</summary>
    public abstract int ChannelCount { get; }

    /// <summary>The largest reading.</summary>
    public abstract int MaxValue { get; }

    /// <summary>The smallest reading.</summary>
    public abstract int MinValue { get; }

    /// <summary>Bits of a reading.</summary>
    public abstract int ResolutionInBits { get; }

    /// <summary>Opens a channel.</summary>
    public abstract NanoAdcChannel OpenChannel(int channelNumber);
}
