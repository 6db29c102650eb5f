// Power cuts at every place of a run with two alerts: what was accepted arrives, and arrives once unless the cut came between the server
// having the mail and the outbox forgetting it. Each case is a device of its own with two or three starts, a tenth of a second each.

using System.Diagnostics;
using DeviceMailer.VirtualBoard.Parts;
using Xunit.Abstractions;

namespace DeviceMailer.SystemTests.Firmware;

public class PowerCutTests(ITestOutputHelper output)
{
    private const int Seed = 1;

    // Each write is cut at its first byte, half way and behind its last; of all bytes between, one in so many, the first by the seed.
    // 1 is all of them: about 800 cases, some minutes.
    private const int Stride = 29;

    // A recovery is cut at each third operation, so that all takes less than a minute on two cores. 1 is all of them.
    private const int RecoveryStride = 3;

    [Fact]
    public void Run_without_a_cut_is_the_same_each_time()
    {
        using var first = new CutRun(FlashModel.LittleFs);
        using var second = new CutRun(FlashModel.LittleFs);
        first.AssertGood();
        second.AssertGood();
        Assert.Equal(first.Operations, second.Operations);
    }

    [Fact]
    public void Cut_at_every_operation_loses_nothing()
    {
        int repeated = Run(FlashModel.LittleFs, [.. Learn().Select(operation => new[] { (operation.Number, 0) })]);
        Assert.NotEqual(0, repeated); // the lost reply has been met
    }

    [Fact]
    public void Torn_writes_and_renames_lose_nothing()
    {
        IReadOnlyList<FlashOperation> operations = Learn();
        (int, int)[] places = [.. operations.SelectMany(operation => Enumerable.Range(1, operation.Bytes).Select(bytes => (operation.Number, bytes)))];
        int first = new Random(Seed).Next(Stride);
        IEnumerable<(int, int)> spread = places.Where((_, index) => index % Stride == first);
        IEnumerable<(int, int)> edges = operations.Where(operation => operation.Bytes > 0)
            .SelectMany(operation => new[] { (operation.Number, 1), (operation.Number, operation.Bytes / 2), (operation.Number, operation.Bytes) });
        Run(FlashModel.WriteThrough, [.. edges.Concat(spread).Distinct().Select(cut => new[] { cut })]);
    }

    [Theory]
    [InlineData(FlashModel.LittleFs, FlashOperationKind.Delete, ".msg", 0)]      // the server has it, the outbox does not know
    [InlineData(FlashModel.WriteThrough, FlashOperationKind.Move, ".new", 1)]    // accepted, and still there as a draft
    public void Cut_while_it_recovers_from_a_cut_loses_nothing(FlashModel model, FlashOperationKind kind, string extension, int bytes)
    {
        FlashOperation first = Learn().First(operation => operation.Kind == kind && operation.Path.EndsWith(extension, StringComparison.Ordinal));
        using var once = new CutRun(model, (first.Number, bytes));
        int recovery = once.Operations.Count - first.Number;
        Run(model, [.. Enumerable.Range(1, recovery).Where(second => second % RecoveryStride == 0).Select(second => new[] { (first.Number, bytes), (second, 0) })]);
    }

    private static IReadOnlyList<FlashOperation> Learn()
    {
        using var run = new CutRun(FlashModel.LittleFs);
        return run.Operations;
    }

    private int Run(FlashModel model, IReadOnlyList<(int Operation, int Bytes)[]> cases)
    {
        var time = Stopwatch.StartNew();
        int repeated = 0;
        Parallel.ForEach(cases, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, cuts =>
        {
            using var run = new CutRun(model, cuts);
            run.AssertGood();
            Interlocked.Add(ref repeated, run.Repeated);
        });

        output.WriteLine($"{cases.Count} cases in {time.Elapsed.TotalSeconds:F0} s, {repeated} mails repeated with their Message-IDs");
        return repeated;
    }
}
