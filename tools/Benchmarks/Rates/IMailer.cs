namespace DeviceMailer.Benchmarks.Rates;

/// <summary>A mail client that is timed.</summary>
internal interface IMailer : IDisposable
{
    /// <summary>What it is, with its version.</summary>
    string Name { get; }

    /// <summary>True for a .NET client: what it takes of the heap can be counted.</summary>
    bool IsInProcess { get; }

    /// <summary>Sends a message so many times, and says how long that took.</summary>
    TimeSpan Send(int port, Load load);
}
