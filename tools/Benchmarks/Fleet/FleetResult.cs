namespace DeviceMailer.Benchmarks.Fleet;

/// <summary>How the relay was met.</summary>
/// <param name="PerSecond">Connections to it in each second, refused ones too where it is up; of the first hours.</param>
/// <param name="LastMs">When the last device had nothing left to send, in milliseconds.</param>
/// <param name="Refused">Connections that it refused.</param>
internal sealed record FleetResult(IReadOnlyList<int> PerSecond, long LastMs, int Refused)
{
    private const int MeanSeconds = 600;

    /// <summary>The most in a second.</summary>
    internal int Peak => PerSecond.Max();

    /// <summary>In a second, as a mean of the first ten minutes.</summary>
    internal double Mean => PerSecond.Take(MeanSeconds).Sum() / (double)MeanSeconds;

    /// <summary>How many times the mean the peak is.</summary>
    internal double Ratio => Peak / Mean;

    /// <summary>When the last device was done, in minutes.</summary>
    internal double LastMinutes => LastMs / 60000.0;
}
