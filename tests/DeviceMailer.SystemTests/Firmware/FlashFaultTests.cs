// Flash that fails under the whole firmware: it starts with whatever is there, and what cannot be kept is sent from memory, said, and shown by the light.

using System.Diagnostics;
using DeviceMailer.VirtualBoard.Parts;
using Xunit.Abstractions;

namespace DeviceMailer.SystemTests.Firmware;

public class FlashFaultTests(ITestOutputHelper output)
{
    private const string OneUnkept = "alert sent without a copy on flash, which could not be written";
    private const int Seed = 11;

    // Of all generated cases one in so many runs on the whole board; all of them run over the outbox alone (OutboxFaultTests). 1 is all of them, some minutes.
    private const int Stride = 9;

    private static readonly string[] kinds = ["new", "msg", "st0", "st1", "bad", "lg0", "lg1", "log", "boot"];

    private static readonly bool[] onces = [true, false];

    private static readonly int[] waiting = [0, 3, 70];

    [Fact]
    public void Alerts_go_from_memory_while_flash_cannot_be_written_and_the_light_says_so()
    {
        using FirmwareBench bench = new FirmwareBench(FirmwareBench.Settings(AlertCount.Setting)).Boot();
        int flashes = 0;
        bench.Board.Gpio.OutputChanged += (_, high) => flashes += high ? 1 : 0;
        bench.Board.Flash.Fails = _ => true;
        for (int mails = 1; mails <= 3; mails++)
        {
            bench.Press();
            bench.WaitForMail(mails);
            Assert.Contains($"Since the last mail: 1 {OneUnkept}.", bench.Mail.Last().Text, StringComparison.Ordinal);
            bench.Board.RunFor(TimeSpan.FromSeconds(1));
        }

        bench.Board.RunFor(TimeSpan.FromSeconds(10));
        flashes = 0;
        bench.Board.RunFor(TimeSpan.FromSeconds(60));
        Assert.InRange(flashes, 4 * 9, 4 * 11);

        bench.Board.Flash.Fails = _ => false;
        bench.Press();
        bench.WaitForMail(4);
        Assert.DoesNotContain("Since the last mail", bench.Mail.Last().Text, StringComparison.Ordinal);
        bench.Board.RunFor(TimeSpan.FromSeconds(10));
        flashes = 0;
        bench.Board.RunFor(TimeSpan.FromSeconds(60));
        Assert.Equal(0, flashes);
        AssertGood(bench);
    }

    [Fact]
    public void Alerts_that_flash_cannot_keep_wait_for_the_server_and_are_merged_after_the_first()
    {
        using FirmwareBench bench = new FirmwareBench(FirmwareBench.Settings(AlertCount.Setting)).Boot();
        bench.Board.Network.Route = (_, _) => null;
        bench.Board.Flash.Fails = operation => operation.Path.Contains("outbox", StringComparison.Ordinal);
        for (int i = 0; i < 5; i++)
        {
            bench.Press();
            bench.Board.RunFor(TimeSpan.FromHours(1));
        }

        bench.Board.Network.Route = (_, _) => bench.Sink.EndPoint;
        bench.Board.RunFor(TimeSpan.FromHours(2.5));
        Assert.Equal([1, 4], bench.Mail.Select(AlertCount.EventsIn));
        AssertGood(bench);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Folder_that_cannot_be_listed_is_told_and_what_waits_there_comes_when_it_can(bool swallowed)
    {
        using FirmwareBench bench = new FirmwareBench(FirmwareBench.Settings(AlertCount.Setting)).Boot();
        bench.Board.Network.Route = (_, _) => null;
        for (int i = 0; i < 3; i++)
        {
            bench.Press();
            bench.Board.RunFor(TimeSpan.FromSeconds(1));
        }

        bench.Board.CutPower();
        bench.Board.Network.Route = (_, _) => bench.Sink.EndPoint;
        if (swallowed) bench.Board.Flash.MaxListed = 0;
        else bench.Board.Flash.ListFails = path => path.Contains("outbox", StringComparison.Ordinal);
        bench.SwitchOn();
        bench.WaitForLog("the outbox folder cannot be listed");
        bench.Press();
        bench.WaitForMail(1);
        Assert.Contains("1 start at which the outbox folder could not be listed", bench.Mail.Last().Text, StringComparison.Ordinal);

        bench.Board.Flash.MaxListed = int.MaxValue;
        bench.Board.Flash.ListFails = _ => false;
        bench.SwitchOn();
        bench.WaitForMail(4);
        Assert.Equal(4, bench.Mail.DistinctBy(AlertCount.NumberIn).Count());
        AssertGood(bench);
    }

    [Fact]
    public void Whatever_is_in_the_folder_it_starts_and_the_next_alert_comes()
    {
        using var bench = new FirmwareBench(FirmwareBench.Settings(AlertCount.Setting));
        string folder = bench.Board.Flash.PathOf(@"I:\outbox");
        Directory.CreateDirectory(folder);
        Directory.CreateDirectory(Path.Combine(folder, "00000001.new"));
        Directory.CreateDirectory(Path.Combine(folder, "00000003.lg0"));
        Directory.CreateDirectory(Path.Combine(folder, "00000002.st0"));
        foreach (string name in new[] { "7FFFFFFF.msg", "FFFFFFFF.msg", "7FFFFFFF.log", "7FEFFFFF.msg", "7FEFFFFF.new", "x.msg", "00000000.st1", "readme.txt" }) File.WriteAllText(Path.Combine(folder, name), "stray");
        for (int i = 0; i < 70; i++) File.WriteAllText(Path.Combine(folder, $"{i + 16:X8}.bad"), "stray");
        for (int i = 0; i < 70; i++) File.WriteAllText(Path.Combine(folder, $"{i + 256:X8}.msg"), "stray");
        bench.Board.Flash.Fails = operation => operation.Kind == FlashOperationKind.Delete;
        bench.Boot();
        for (int mails = 1; mails <= 2; mails++)
        {
            bench.Press();
            bench.WaitForMail(mails);
            bench.Board.RunFor(TimeSpan.FromSeconds(1));
        }

        Assert.Contains("mails damaged on flash", bench.Mail.First().Text, StringComparison.Ordinal);
        Assert.Equal(2, bench.Mail.DistinctBy(AlertCount.NumberIn).Count());

        // They could not be deleted, and are not sent again.
        bench.SwitchOn();
        bench.Board.RunFor(TimeSpan.FromMinutes(5));
        Assert.Equal(2, bench.Mail.Count);
        Assert.Empty(bench.Board.Unhandled);
    }

    [Fact]
    public void Any_operation_that_fails_at_a_start_or_after_it_leaves_the_alert_mailed()
    {
        var time = Stopwatch.StartNew();
        (FlashOperationKind? Operation, string Kind, bool Once, int Files)[] all =
        [
            .. from operation in Enum.GetValues<FlashOperationKind>().Where(kind => kind != FlashOperationKind.Flush).Cast<FlashOperationKind?>().Append(null) // null: reading
               from kind in kinds
               from once in onces
               from files in waiting
               select (operation, kind, once, files),
        ];
        int first = new Random(Seed).Next(Stride);
        var cases = all.Where((_, index) => index % Stride == first).ToArray();
        Parallel.ForEach(cases, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, one => RunFault(one.Operation, one.Kind, one.Once, one.Files));
        output.WriteLine($"{cases.Length} of {all.Length} cases in {time.Elapsed.TotalSeconds:F0} s");
    }

    private static void RunFault(FlashOperationKind? operation, string kind, bool once, int files)
    {
        using var bench = new FirmwareBench("[outbox]\nmessages = 64\n" + FirmwareBench.Settings(AlertCount.Setting));
        if (files > 0) Prepare(bench, files);
        int faults = 0;
        bool Fails(string path) => path.Contains(kind, StringComparison.Ordinal) && Interlocked.Increment(ref faults) <= (once ? 1 : int.MaxValue);
        if (operation == null) bench.Board.Flash.ReadFails = Fails;
        else bench.Board.Flash.Fails = begun => begun.Kind == operation && Fails(begun.Path);
        bench.SwitchOn();
        bench.Board.RunFor(TimeSpan.FromSeconds(30));
        bench.Press();
        bench.Board.RunFor(TimeSpan.FromSeconds(90));
        string state = $"{operation} of {kind} fails {(once ? "once" : "always")}, {files} files, {faults} faults:\n{bench.Log}";
        Assert.True(bench.Board.Unhandled.Count == 0 && bench.Board.Power.Boots <= 2, state);
        bool unreadable = operation == null && kind == "msg" && !once; // then it is told as damaged
        Assert.True(bench.Mail.Any(mail => mail.Subject == "Door" && AlertCount.EventsIn(mail) == 1) || unreadable, state);
    }

    // Mails that wait, as an earlier start left them, and damaged ones.
    private static void Prepare(FirmwareBench bench, int files)
    {
        string folder = bench.Board.Flash.PathOf(@"I:\outbox");
        Directory.CreateDirectory(folder);
        for (int i = 1; i <= files; i++)
        {
            File.WriteAllText(Path.Combine(folder, $"{i:X8}.msg"), "damaged");
            File.WriteAllText(Path.Combine(folder, $"{i + 100:X8}.bad"), "damaged");
            File.WriteAllText(Path.Combine(folder, $"{i:X8}.st0"), "damaged");
            File.WriteAllText(Path.Combine(folder, $"{i + 100:X8}.new"), "damaged");
        }
    }

    private static void AssertGood(FirmwareBench bench)
    {
        bench.Board.RunFor(TimeSpan.FromSeconds(5)); // what the sink has is not yet forgotten here
        Assert.Empty(bench.Board.Unhandled);
        Assert.DoesNotContain("unexpected failure", bench.Log, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(bench.Board.Flash.PathOf(@"I:\outbox"), "*.msg"));
    }
}
