// One device through power cuts: alerts before each, the power back after it, and the count of what was accepted, sent and released.
// What was accepted is read from the flash's own record of operations, not from what the firmware says of itself.

using System.Text.RegularExpressions;
using DeviceMailer.VirtualBoard.Parts;
using DeviceMailer.VirtualBoard.Sink;

namespace DeviceMailer.SystemTests.Firmware;

/// <summary>A run with power cuts, and its verdict.</summary>
internal sealed partial class CutRun : IDisposable
{
    private static readonly TimeSpan beforePresses = TimeSpan.FromSeconds(30); // what waits is delivered by then
    private static readonly TimeSpan untilKept = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan untilDelivered = TimeSpan.FromSeconds(30);

    private readonly FirmwareBench bench = new(FirmwareBench.Settings($"[trigger leak]\npin = {FirmwareBench.LeakPin}\nsubject = Leak\ninterval = 0s"));
    private readonly string name;
    private readonly HashSet<int> undone = [];  // operations that were cut and did not come about
    private int repeatable;                     // messages that were noted as being sent when a cut came, and not released

    internal CutRun(FlashModel model, params (int Operation, int Bytes)[] cuts)
    {
        name = $"{model}, cut at {string.Join(", then ", cuts)}";
        bench.Board.Flash.Model = model;
        foreach ((int operation, int bytes) in cuts) RunIntoCut(operation, bytes);
        bench.SwitchOn();
        PressBoth();
    }

    /// <summary>What was done to the flash.</summary>
    internal IReadOnlyList<FlashOperation> Operations => bench.Board.Flash.Log;

    /// <summary>How many mails came twice.</summary>
    internal int Repeated => bench.Mail.Count - bench.Mail.DistinctBy(MessageId).Count();

    /// <summary>Nothing accepted is lost, nothing is sent twice but what was not known to have arrived, nothing is in the way of later alerts.</summary>
    internal void AssertGood()
    {
        string state = $"{name}; operations: {string.Join(", ", Operations.Select(operation => $"{operation.Number} {operation.Kind} {operation.Path}"))}\n{bench.Log}";
        int accepted = Operations.Count(operation => operation.Kind == FlashOperationKind.Move && IsOf(operation, ".new") && !undone.Contains(operation.Number));
        Assert.True(bench.Mail.DistinctBy(MessageId).Count() == accepted, $"{accepted} accepted, {bench.Mail.Count} arrived: {state}");
        Assert.True(bench.Mail.Select(mail => FirmwareBench.Text(mail.Content)).Distinct().Count() == accepted, $"one Message-ID, two messages: {state}");
        Assert.True(Repeated <= repeatable, $"{Repeated} repeated, {repeatable} maybe delivered: {state}");
        Assert.True(bench.Mail.TakeLast(2).Select(mail => mail.Subject).SequenceEqual(["Door", "Leak"]), $"the last alerts did not arrive: {state}");
        Assert.True(!Directory.EnumerateFiles(bench.Board.Flash.PathOf(@"I:\outbox"), "*.msg").Any(), $"a message is left: {state}");
        Assert.True(bench.Board.Unhandled.Count == 0, state);
    }

    public void Dispose() => bench.Dispose();

    private void RunIntoCut(int operation, int bytes)
    {
        int first = Operations.Count;
        bench.Board.Flash.CutAt(first + operation, bytes);
        bench.SwitchOn();
        PressBoth();
        Assert.True(bench.Board.Flash.WasCut && !bench.Board.Power.IsOn, $"{name}: no cut came\n{bench.Log}");
        FlashOperation cut = Operations[^1];
        bool doneHalf = cut.Kind == FlashOperationKind.Move && bytes > 0 && bench.Board.Flash.Model == FlashModel.WriteThrough; // the new name is there
        if (!doneHalf) undone.Add(cut.Number);
        FlashOperation[] done = [.. Operations.Skip(first).Where(operation => !undone.Contains(operation.Number))];
        IEnumerable<string> sending = done.Where(operation => operation.Kind == FlashOperationKind.Close && (IsOf(operation, ".st0") || IsOf(operation, ".st1"))).Select(NumberOf);
        repeatable += sending.Except(done.Where(operation => operation.Kind == FlashOperationKind.Delete && IsOf(operation, ".msg")).Select(NumberOf)).Count();
    }

    // While Wi-Fi is away, so that both are kept before the first is sent, in the same order in every run, and both go on one connection.
    private void PressBoth()
    {
        bench.Board.RunFor(beforePresses);
        bench.Board.Wifi.InRange = false;
        bench.Press();
        bench.Press(FirmwareBench.LeakPin);
        bench.Board.RunFor(untilKept);
        bench.Board.Wifi.InRange = true;
        bench.Board.RunFor(untilDelivered);
    }

    private static bool IsOf(FlashOperation operation, string extension) => operation.Path.EndsWith(extension, StringComparison.Ordinal);

    private static string NumberOf(FlashOperation operation) => Path.GetFileNameWithoutExtension(operation.Path.Replace('\\', '/'));

    private static string MessageId(ReceivedMail mail) => MessageIdField().Match(FirmwareBench.Text(mail.Content)).Groups[1].Value;

    [GeneratedRegex("^Message-ID: (<.+>)\r$", RegexOptions.Multiline)]
    private static partial Regex MessageIdField();
}
