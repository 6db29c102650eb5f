// A fleet behind a power cut: what the documents say of it is what the device's own code does.

using DeviceMailer.Benchmarks.Fleet;
using DeviceMailer.SystemTests.Documents;

namespace DeviceMailer.SystemTests.Benchmarks;

public class FleetTests
{
    private const string Document = "hardware/FLEET.md";
    private const string Picture = "hardware/fleet.svg";
    private const double MaxRatio = 3;
    private const double MaxMinutes = 15;

    [Fact]
    public void Spread_keeps_the_peak_below_three_times_the_mean_and_nobody_waits_for_more_than_a_quarter_of_an_hour()
    {
        foreach (FleetScenario scenario in FleetScenario.All.Take(2))
        {
            FleetResult result = FleetRun.Run(scenario, FleetRun.BestMinutes);
            Assert.InRange(result.Ratio, 1, MaxRatio);
            Assert.InRange(result.LastMinutes, 1, MaxMinutes);
            Assert.Contains(RowOf(FleetPart.Row(scenario, FleetRun.BestMinutes, result)), Texts.Read(Document), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Picture_is_that_of_the_command() => Assert.Equal(Texts.Read(Picture), FleetPart.ToSvg());

    private static string RowOf(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
