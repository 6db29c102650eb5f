namespace DeviceMailer.VirtualBoard.Clr;

/// <summary>What is to be done once a start of the board is over and the last of its threads has ended.</summary>
internal sealed class StartEnds
{
    private readonly List<(int Generation, Action WhenOver)> waiting = [];

    /// <summary>Adds something.</summary>
    internal void Add(int generation, Action whenOver) => waiting.Add((generation, whenOver));

    /// <summary>Does what is due.</summary>
    /// <param name="generation">The start that goes on.</param>
    /// <param name="threads">Those that have not ended, of all starts.</param>
    internal void Look(int generation, IEnumerable<DeviceThread> threads)
    {
        foreach ((int Generation, Action WhenOver) start in waiting.Where(start => start.Generation != generation && threads.All(thread => thread.Generation != start.Generation)).ToArray())
        {
            waiting.Remove(start);
            start.WhenOver();
        }
    }
}
