// The recipes that come with the firmware: each passes the check, and its scenario plays as it says.

using DeviceMailer.SystemTests.Commands;
using DeviceMailer.VirtualBoard.Clr;
using DeviceMailer.VirtualBoard.Scenarios;
using DeviceMailer.VirtualBoard.Session;

namespace DeviceMailer.SystemTests.Session;

public sealed class RecipeTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "recipes");

    public static TheoryData<string> Names => [.. Directory.GetFiles(Folder, "*.ini").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Recipe_does_what_its_scenario_expects(string name)
    {
        ScenarioFile file = ScenarioFile.Read(Path.Combine(Folder, name + ".scenario"));
        using var session = new BoardSession(file.OptionsFor(new SessionOptions { StartsFast = true }));
        Assert.True(session.Check(), string.Join('\n', session.SettingsLines));
        session.Pace.Set(VirtualClock.Jumps);
        ScenarioResult result = new ScenarioRunner(session, file).Run();
        Assert.True(result.HasPassed, result.Message);
    }

    [Fact]
    public void Each_recipe_has_a_scenario() =>
        Assert.Equal(Directory.GetFiles(Folder, "*.ini").Select(Path.GetFileNameWithoutExtension).Order(), Directory.GetFiles(Folder, "*.scenario").Select(Path.GetFileNameWithoutExtension).Order());

    [Fact]
    public async Task Command_line_plays_a_scenario()
    {
        ToolRun run = await ToolRun.StartAsync("--scenario", Path.Combine(Folder, "mains-fail.scenario"));
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("mains-fail.scenario: passed, 22 of 22 steps", run.Output, StringComparison.Ordinal);
    }
}
