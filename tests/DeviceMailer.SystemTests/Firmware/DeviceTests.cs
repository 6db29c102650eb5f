// Every test for nanoCLR as a test of its own: the assemblies that nanoCLR runs, each run once on the virtual board.

using DeviceMailer.VirtualBoard.Commands;

namespace DeviceMailer.SystemTests.Firmware;

public class DeviceTests
{
    private static readonly Lazy<Dictionary<string, string>> outcomes = new(RunAll);

    private static IEnumerable<string> AssemblyPaths => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "device-tests"), "NFUnitTest.dll", SearchOption.AllDirectories);

    /// <summary>The tests by the names that the launcher gives them, read from the assembly without running it.</summary>
    public static TheoryData<string> Tests => [.. Names()];

    [Theory]
    [MemberData(nameof(Tests))]
    public void On_the_board(string test)
    {
        Assert.True(outcomes.Value.TryGetValue(test, out string? outcome), "the test did not run");
        Assert.True(outcome.StartsWith("Test passed,", StringComparison.Ordinal), outcome);
    }

    [Fact]
    public void Nothing_ran_that_is_not_shown() => Assert.Equal(Names().Order(StringComparer.Ordinal), outcomes.Value.Keys.Order(StringComparer.Ordinal));

    private static string[] Names() => [.. AssemblyPaths.SelectMany(VirtualBoard.TestNames.In)];

    private static Dictionary<string, string> RunAll() =>
        AssemblyPaths.SelectMany(RunAll).Where(line => line.StartsWith("Test ", StringComparison.Ordinal)).ToDictionary(line => line.Split(',')[1]);

    private static IReadOnlyList<string> RunAll(string assembly)
    {
        IReadOnlyList<string> lines = TestCommand.RunOnBoard(VirtualBoard.Loading.Firmware.Load(assembly), _ => { }, out bool ended);
        Assert.True(ended, $"the tests of {assembly} did not come to their end");
        return lines;
    }
}
