namespace DeviceMailer.VirtualBoard.Parts;

/// <summary>The analogue inputs of ADC1: 12 bits, as nanoFramework reads an ESP32.</summary>
public sealed class Adc
{
    /// <summary>The largest reading.</summary>
    public const int MaxValue = 4095;

    /// <summary>Channels of ADC1 and ADC2 in nanoFramework's numbering, ADC1 first.</summary>
    public const int ChannelCount = 20;

    private readonly Board board;
    private readonly int[] values = new int[ChannelCount];

    internal Adc(Board board) => this.board = board;

    /// <summary>Puts a reading on a channel.</summary>
    /// <param name="channel">0 to 19.</param>
    /// <param name="value">0 to 4,095.</param>
    public void Set(int channel, int value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(channel, ChannelCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxValue);
        ArgumentOutOfRangeException.ThrowIfNegative(channel);
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        board.Post(() => values[channel] = value);
    }

    internal int Read(int channel) => values[channel];
}
