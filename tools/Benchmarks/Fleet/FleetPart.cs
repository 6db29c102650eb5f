// What a relay sees of a fleet behind a power cut: with each spread in each case, and as a picture.

using DeviceMailer.Benchmarks.Report;

namespace DeviceMailer.Benchmarks.Fleet;

/// <summary>Measures a fleet.</summary>
internal static class FleetPart
{
    private static readonly int[] spreads = [0, 5, FleetRun.BestMinutes];

    /// <summary>All cases with all spreads.</summary>
    internal static Table ToTable()
    {
        var table = new Table(
            $"A fleet behind a power cut: connections in a second at the relay, of {FleetRun.Devices:N0} devices",
            "Power comes back to all of them at once. Each has a mail that waited, and tells that power is back. The mean is that of the first ten minutes.",
            ["case", "spread", "peak", "mean", "peak/mean", "refused", "last device"],
            textColumns: 2);
        foreach (FleetScenario scenario in FleetScenario.All)
        {
            foreach (int spread in spreads) table.Add(Row(scenario, spread, FleetRun.Run(scenario, spread)));
        }

        return table;
    }

    /// <summary>A row of the table.</summary>
    internal static string[] Row(FleetScenario scenario, int spread, FleetResult result) =>
        [
            scenario.Name,
            spread == 0 ? "none" : $"{spread} min",
            $"{result.Peak:N0}",
            $"{result.Mean:0.0}",
            $"{result.Ratio:0.0}",
            $"{result.Refused:N0}",
            $"{result.LastMinutes:0.0} min",
        ];

    /// <summary>The picture: the first case without a spread and with the best one.</summary>
    internal static string ToSvg() => FleetPicture.Draw(FleetRun.Run(FleetScenario.All[0], 0), FleetRun.Run(FleetScenario.All[0], FleetRun.BestMinutes));
}
