// Power cuts at every place of a run with two alerts: what was accepted arrives, and arrives once unless the cut came between the server
// having the mail and the outbox forgetting it.

using System.Diagnostics;
using DeviceMailer.VirtualBoard.Parts;
using Xunit.Abstractions;

namespace DeviceMailer.SystemTests.Firmware;

public class PowerCutTests(ITestOutputHelper output)
{
    [Fact]
    public void Run_without_a_cut_is_the_same_each_time()
    {
        using var one = new CutRun(FlashModel.LittleFs);
        using var another = new CutRun(FlashModel.LittleFs);
        one.AssertGood();
        Assert.Equal(one.Operations, another.Operations);
    }

    [Fact]
    public void Cut_at_every_operation_loses_nothing()
    {
        IReadOnlyList<FlashOperation> operations = Learn(FlashModel.LittleFs);
        Run(FlashModel.LittleFs, [.. operations.Select(operation => (operation.Number, 0))]);
    }

    private static IReadOnlyList<FlashOperation> Learn(FlashModel model)
    {
        using var run = new CutRun(model);
        return run.Operations;
    }

    private void Run(FlashModel model, IReadOnlyList<(int Operation, int Bytes)> cuts)
    {
        var time = Stopwatch.StartNew();
        int repeated = 0;
        foreach ((int Operation, int Bytes) cut in cuts)
        {
            using var run = new CutRun(model, cut);
            Assert.True(run.WasCut, $"no cut at {cut}");
            run.AssertGood();
            repeated += run.Repeated;
        }

        output.WriteLine($"{cuts.Count} cuts in {time.Elapsed}, {repeated} mails repeated");
        Assert.InRange(repeated, 1, cuts.Count / 4); // the window is met, and it is small
    }
}
