namespace DeviceMailer.Sensing.Sensors;

/// <summary>A chip without a driver, of which one register is read as the settings say.</summary>
public sealed class RegisterChip : Chip
{
    private const int Thousand = 1000;

    private readonly RegisterFormat format;
    private readonly byte[] answer;
    private readonly string tooLarge = "gives a number beyond 2147483";

    /// <summary>Makes one; nothing is sent yet.</summary>
    public RegisterChip(IChipLink link, RegisterFormat format)
        : base(link, 1)
    {
        this.format = format;
        answer = new byte[format.Bytes];
    }

    /// <inheritdoc/>
    protected override string Measure()
    {
        if (format.Command != null && !Link.TryWrite(format.Command)) return NoAnswer;
        if (format.WaitMs > 0) Link.Wait(format.WaitMs);
        if (!Link.TryRead(answer)) return NoAnswer;
        int number = format.NumberIn(answer);
        if (number > int.MaxValue / Thousand || number < int.MinValue / Thousand) return tooLarge;
        Set(0, number * Thousand);
        return null;
    }
}
