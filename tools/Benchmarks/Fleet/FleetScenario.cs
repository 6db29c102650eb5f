namespace DeviceMailer.Benchmarks.Fleet;

/// <summary>What happens when power comes back to all devices at once, at time 0.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="FirstNetworkMs">When the first device's network is there, in milliseconds.</param>
/// <param name="LastNetworkMs">When the last one's is; the others' are evenly in between, by chance.</param>
/// <param name="RelayMs">From when on the relay takes connections; before, each is refused.</param>
/// <param name="MaxPerSecond">How many connections it takes in a second; the others are refused.</param>
internal sealed record FleetScenario(string Name, int FirstNetworkMs, int LastNetworkMs, int RelayMs = 0, int MaxPerSecond = int.MaxValue)
{
    /// <summary>All that are measured; the first is that of the picture.</summary>
    internal static IReadOnlyList<FleetScenario> All { get; } =
    [
        new("networks within 5 to 15 s", 5000, 15000),
        new("routers take 1 to 3 min", 60000, 180000),
        new("the relay is down for 5 min", 5000, 15000, RelayMs: 300000),
        new("the relay takes 100 a second", 5000, 15000, MaxPerSecond: 100),
    ];
}
