namespace DeviceMailer.VirtualBoard.Clr;

/// <summary>One thread of the firmware. It runs only while the scheduler has given it the board's one processor.</summary>
internal sealed class DeviceThread
{
    internal DeviceThread(string name, int generation, Action body)
    {
        Name = name;
        Generation = generation;
        Body = body;
    }

    internal string Name { get; }

    /// <summary>Which start of the board it belongs to.</summary>
    internal int Generation { get; }

    internal Action Body { get; }

    /// <summary>Set when it has the processor or, once it has ended, a successor.</summary>
    internal AutoResetEvent Turn { get; } = new(false);

    /// <summary>It has ended, and its thread of the PC waits for another.</summary>
    internal bool IsSpare { get; set; }

    /// <summary>What its thread of the PC runs when it has ended; null: nothing more.</summary>
    internal DeviceThread? Successor { get; private set; }

    /// <summary>What it waits for; null: it can run.</summary>
    internal Func<bool>? Ready { get; set; }

    /// <summary>When it runs at the latest.</summary>
    internal TimeSpan Deadline { get; set; }

    /// <summary>It waits for a peer outside the board.</summary>
    internal bool WaitsForRealWorld { get; set; }

    internal bool Ended { get; set; }

    /// <summary>How often it was told that the power is gone.</summary>
    internal int PowerLostCount { get; set; }

    /// <summary>Gives the thread of the PC, once this one has ended, to another; null: to none.</summary>
    internal void GoOnAs(DeviceThread? successor)
    {
        Successor = successor;
        Turn.Set();
    }
}
