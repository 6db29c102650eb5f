// System.Device.Adc 1.1.24: declarations only, checked against nano-api/System.Device.Adc.txt by a test.

[assembly: System.Reflection.AssemblyVersion("1.1.24.0")]

namespace System.Device.Adc
{
    public class AdcChannel : System.Device.Adc.AdcChannelBase, System.IDisposable
    {
        internal extern AdcChannel();
        public override extern int ReadValue();
        public extern void Dispose();
    }

    public abstract class AdcChannelBase
    {
        protected extern AdcChannelBase();
        public extern System.Device.Adc.AdcController Controller { get; }
        public abstract int ReadValue();
        public extern double ReadRatio();
    }

    public enum AdcChannelMode : int
    {
        SingleEnded = 0,
        Differential = 1,
    }

    public class AdcController : System.Device.Adc.AdcControllerBase
    {
        public extern AdcController();
        public override extern System.Device.Adc.AdcChannel OpenChannel(int channelNumber);
        public override extern System.Device.Adc.AdcChannelMode ChannelMode { get; set; }
        public override extern bool IsChannelModeSupported(System.Device.Adc.AdcChannelMode channelMode);
        public override extern int ChannelCount { get; }
        public override extern int MaxValue { get; }
        public override extern int MinValue { get; }
        public override extern int ResolutionInBits { get; }
    }

    public abstract class AdcControllerBase
    {
        protected extern AdcControllerBase();
        public abstract System.Device.Adc.AdcChannel OpenChannel(int channelNumber);
        public abstract System.Device.Adc.AdcChannelMode ChannelMode { get; set; }
        public abstract bool IsChannelModeSupported(System.Device.Adc.AdcChannelMode channelMode);
        public abstract int ChannelCount { get; }
        public abstract int MaxValue { get; }
        public abstract int MinValue { get; }
        public abstract int ResolutionInBits { get; }
    }
}
