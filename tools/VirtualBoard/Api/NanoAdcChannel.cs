using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Device.Adc.AdcChannel.</summary>
[NanoType("System.Device.Adc.AdcChannel")]
public class NanoAdcChannel : NanoAdcChannelBase, IDisposable
{
    private readonly Board board = Board.Current;
    private readonly int channel;

    internal NanoAdcChannel(int channel) => this.channel = channel;

    /// <inheritdoc/>
    public override int ReadValue()
    {
        board.Scheduler.ThrowIfPowerLost();
        return board.Adc.Read(channel);
    }

    /// <inheritdoc/>
    public void Dispose() => GC.SuppressFinalize(this);
}
