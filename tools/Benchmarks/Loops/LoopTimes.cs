namespace DeviceMailer.Benchmarks.Loops;

/// <summary>What each piece of work took, in nanoseconds per byte, in every round.</summary>
internal sealed class LoopTimes
{
    private readonly Dictionary<int, List<double>> rounds = [];

    /// <summary>Adds one round of one piece of work.</summary>
    internal void Add(int work, double nanosecondsPerByte)
    {
        if (!rounds.TryGetValue(work, out List<double>? times)) rounds.Add(work, times = []);
        times.Add(nanosecondsPerByte);
    }

    /// <summary>The median of a piece of work.</summary>
    internal double MedianOf(int work) => rounds[work].Order().ElementAt(rounds[work].Count / 2);
}
