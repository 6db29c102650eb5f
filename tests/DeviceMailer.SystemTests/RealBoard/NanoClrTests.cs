// What the nanoclr verb makes of the launcher's lines; the runtime is a stand-in that says them.

using DeviceMailer.RealBoard;
using DeviceMailer.RealBoard.NanoClr;

namespace DeviceMailer.SystemTests.RealBoard;

public class NanoClrTests
{
    private static readonly string[] good = ["Ready.", "Test passed,A.B.C.0,56", "Test passed,A.B.C.1,41", "Done.", "Exiting."];

    [Fact]
    public void Passed_tests_are_counted() => Assert.Equal("2 passed, 0 failed, 0 skipped", Counts.Of(good, ["A.B.C.0", "A.B.C.1"]).ToString());

    [Fact]
    public void A_launcher_that_dies_half_way_is_noticed()
    {
        Counts counts = Counts.Of(good, ["A.B.C.0", "A.B.C.1", "A.B.D.0"]);
        Assert.Equal("2 passed, 0 failed, 0 skipped, 1 did not run", counts.ToString());
        Assert.False(counts.AllPassed);
    }

    [Theory]
    [InlineData("Test failed,A.B.C.1,Assert.AreEqual failed. Expected:<1>. Actual:<2>. a, b")]
    [InlineData("Test skipped,A.B.C.1,why")]
    public void A_test_that_did_not_pass_is_no_success(string line) => Assert.False(Counts.Of(["Test passed,A.B.C.0,56", line, "Done."], null).AllPassed);

    [Fact]
    public void A_runtime_that_does_not_end_is_no_success() => Assert.False(Counts.Of(good[..^2], null).AllPassed);

    [Fact]
    public void No_test_is_no_success() => Assert.False(Counts.Of(["Ready.", "Done."], null).AllPassed);

    [Fact]
    public void A_folder_without_tests_is_named()
    {
        string clr = Path.Combine(AppContext.BaseDirectory, "RealBoard.dll");
        Tool run = Tool.Run("env", $"NANOCLR={clr}", "dotnet", clr, "nanoclr", Path.GetTempPath());
        Assert.Equal($"{Path.GetTempPath()}: found no NFUnitTest.pe", run.Output.Trim());
        Assert.Equal((int)ExitCode.BadInput, run.ExitCode);
    }
}
