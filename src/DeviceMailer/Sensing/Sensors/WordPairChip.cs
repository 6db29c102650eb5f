namespace DeviceMailer.Sensing.Sensors;

/// <summary>A chip that answers a command with two words of 16 bits, each with its checksum: temperature and humidity of Sensirion's sensors.</summary>
public abstract class WordPairChip : Chip
{
    /// <summary>The largest word: 2^16 - 1.</summary>
    protected const int FullScale = 65535;

    private const int WordBytes = 3; // two, high byte first, and their checksum

    private readonly byte[] command;
    private readonly int measuringMs;
    private readonly byte[] words = new byte[2 * WordBytes];

    /// <summary>Makes one; nothing is sent yet.</summary>
    /// <param name="link">Where it is connected.</param>
    /// <param name="command">What makes it measure.</param>
    /// <param name="measuringMs">How long it measures, in milliseconds.</param>
    protected WordPairChip(IChipLink link, byte[] command, int measuringMs)
        : base(link, 2)
    {
        this.command = command;
        this.measuringMs = measuringMs;
    }

    /// <inheritdoc/>
    protected override string Measure()
    {
        if (!Link.TryWrite(command)) return NoAnswer;
        Link.Wait(measuringMs);
        if (!Link.TryRead(words)) return NoAnswer;
        if (!Crc8.IsGood(words, 0, 2) || !Crc8.IsGood(words, WordBytes, 2)) return BadChecksum;
        Take((words[0] << 8) | words[1], (words[WordBytes] << 8) | words[WordBytes + 1]);
        return null;
    }

    /// <summary>Sets the values of two words whose checksums are right.</summary>
    protected abstract void Take(int first, int second);

    /// <summary>A word's part of a range, rounded.</summary>
    protected static int Share(int range, int word) => (int)(((long)range * word + FullScale / 2) / FullScale);
}
