namespace DeviceMailer.VirtualBoard.Clr;

/// <summary>One thread of the firmware. It runs only while the scheduler has given it the board's one processor.</summary>
internal sealed class DeviceThread
{
    internal DeviceThread(string name, int generation)
    {
        Name = name;
        Generation = generation;
    }

    internal string Name { get; }

    /// <summary>Which start of the board it belongs to.</summary>
    internal int Generation { get; }

    internal SemaphoreSlim Turn { get; } = new(0);

    /// <summary>What it waits for; null: it can run.</summary>
    internal Func<bool>? Ready { get; set; }

    /// <summary>When it runs at the latest.</summary>
    internal TimeSpan Deadline { get; set; }

    /// <summary>It waits for a peer outside the board.</summary>
    internal bool WaitsForRealWorld { get; set; }

    internal bool Ended { get; set; }

    /// <summary>How often it was told that the power is gone.</summary>
    internal int PowerLostCount { get; set; }
}
