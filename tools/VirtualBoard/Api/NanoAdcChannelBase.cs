using DeviceMailer.VirtualBoard.Loading;
using DeviceMailer.VirtualBoard.Parts;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Device.Adc.AdcChannelBase.</summary>
[NanoType("System.Device.Adc.AdcChannelBase")]
public abstract class NanoAdcChannelBase
{
    /// <summary>A reading, 0 to 4,095.</summary>
    public abstract int ReadValue();

    /// <summary>A reading as a part of the largest.</summary>
    public double ReadRatio() => (double)ReadValue() / Adc.MaxValue;
}
