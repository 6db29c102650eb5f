using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.Random: from the board's generator, so that a seed makes a run again.</summary>
[NanoType("System.Random")]
public class NanoRandom
{
    private readonly Random random;

    /// <summary>From the board's own source.</summary>
    public NanoRandom() => random = Board.Current.Random;

    /// <summary>From a seed.</summary>
    public NanoRandom(int seed) => random = new Random(seed);

    /// <summary>0 to int.MaxValue - 1.</summary>
    public virtual int Next() => random.Next();

    /// <summary>0 to maxValue - 1.</summary>
    public virtual int Next(int maxValue) => random.Next(maxValue);

    /// <summary>0 to less than 1.</summary>
    public virtual double NextDouble() => random.NextDouble();

    /// <summary>Fills a buffer.</summary>
    public virtual void NextBytes(byte[] buffer) => random.NextBytes(buffer);
}
