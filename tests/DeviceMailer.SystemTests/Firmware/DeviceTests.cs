// Every test for nanoCLR as a test of its own: the assemblies that nanoCLR runs, each run once on the virtual board.

using DeviceMailer.VirtualBoard.Commands;
using Xunit.Abstractions;

namespace DeviceMailer.SystemTests.Firmware;

public class DeviceTests
{
    private static readonly Lazy<Dictionary<string, string>> outcomes = new(RunAll);

    private static IEnumerable<string> AssemblyPaths => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "device-tests"), "NFUnitTest.dll", SearchOption.AllDirectories);

    /// <summary>The tests by the names that the launcher gives them, read from the assembly without running it.</summary>
    public static TheoryData<DeviceTest> Tests => [.. Names().Select(name => new DeviceTest(name))];

    [Theory]
    [MemberData(nameof(Tests))]
    public void On_the_board(DeviceTest test)
    {
        Assert.True(outcomes.Value.TryGetValue(test.Name, out string? outcome), "the test did not run");
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

    /// <summary>A test's name as it is shown and as <c>--filter DisplayName~</c> finds it: xunit would cut a string after 50 characters.</summary>
    public sealed class DeviceTest : IXunitSerializable
    {
        /// <summary>For xunit.</summary>
        public DeviceTest()
        {
        }

        internal DeviceTest(string name) => Name = name;

        internal string Name { get; private set; } = "";

        /// <inheritdoc/>
        public void Deserialize(IXunitSerializationInfo info) => Name = info.GetValue<string>(nameof(Name));

        /// <inheritdoc/>
        public void Serialize(IXunitSerializationInfo info) => info.AddValue(nameof(Name), Name);

        /// <inheritdoc/>
        public override string ToString() => Name;
    }
}
