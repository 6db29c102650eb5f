// Power cuts in the work of a wake, and days of a life in sleep mode: every event is in one mail, whenever the power went.

using System.Diagnostics;
using DeviceMailer.VirtualBoard.Parts;
using Xunit.Abstractions;

namespace DeviceMailer.SystemTests.Firmware;

public class SleepCutTests(ITestOutputHelper output)
{
    private const int Seed = 5;
    private const int Days = 6;

    // Torn writes are cut at each third operation, so that all takes less than a minute on two cores. 1 is all of them.
    private const int TornStride = 3;

    [Theory]
    [InlineData(FlashModel.LittleFs, 0)]
    [InlineData(FlashModel.WriteThrough, 7)]
    public void Cut_at_every_operation_of_a_wake_that_mails_what_waited_leaves_each_event_in_one_mail(FlashModel model, int bytes)
    {
        int operations = 0;
        RunCut(model, bytes, int.MaxValue, ref operations);
        Assert.InRange(operations, 10, 60);
        for (int operation = 1; operation <= operations; operation += model == FlashModel.LittleFs ? 1 : TornStride)
        {
            int of = operations;
            RunCut(model, bytes, operation, ref of);
        }
    }

    [Fact]
    public void Days_of_presses_and_outages_account_for_every_press()
    {
        var time = Stopwatch.StartNew();
        var random = new Random(Seed);
        using FirmwareBench bench = SleepBench.New(SleepBench.Settings(AlertCount.Setting + "\n[trigger alive]\nevery = 12h\nsubject = Alive\n[trigger early]\nat = 06:00\nsubject = Early")
            .Replace("interval = 0s", "interval = 5min", StringComparison.Ordinal)).Sleep();
        int presses = 0;
        int outages = 0;
        for (TimeSpan now = TimeSpan.Zero; now < TimeSpan.FromDays(Days);)
        {
            int trouble = random.Next(8);
            if (trouble < 2) outages++;
            bench.Board.Wifi.InRange = trouble != 0;
            bench.Board.Network.Route = (_, _) => trouble == 1 ? null : bench.Sink.EndPoint;
            for (int i = random.Next(5); i > 0; i--)
            {
                bench.Press();
                presses++;
                TimeSpan wait = TimeSpan.FromSeconds(10 + random.Next(3000));
                bench.RunFor(wait);
                now += wait;
            }

            TimeSpan quiet = TimeSpan.FromMinutes(random.Next(200));
            bench.RunFor(quiet);
            now += quiet;
            if (trouble != 2 || !bench.Board.Power.IsAsleep) continue;
            bench.Board.CutPower(); // in its sleep
            bench.SwitchOn();
            bench.RunFor(TimeSpan.FromSeconds(1));
        }

        bench.Board.Wifi.InRange = true;
        bench.Board.Network.Route = (_, _) => bench.Sink.EndPoint;
        bench.RunFor(TimeSpan.FromHours(6));
        output.WriteLine($"{presses} presses, {outages} outages, {bench.Mail.Count} mails, {bench.Board.Power.Boots} starts in {time.Elapsed.TotalSeconds:F0} s; {bench.Board.Flash.Operations} flash operations");
        Assert.Equal(presses, bench.Mail.Sum(AlertCount.EventsIn));
        Assert.Equal(bench.Mail.Count, bench.Mail.DistinctBy(AlertCount.NumberIn).Count());
        Assert.InRange(bench.Mail.Count(mail => mail.Subject == "Early"), Days - 1, Days + 1);
        bench.AssertAllGone();
    }

    // Three presses, of which the first is mailed and the others wait in the record; then the wake that mails them, with the cut.
    private static void RunCut(FlashModel model, int bytes, int cut, ref int operations)
    {
        using FirmwareBench bench = SleepBench.New(SleepBench.Settings(AlertCount.Setting).Replace("interval = 0s", "interval = 10min", StringComparison.Ordinal));
        bench.Board.Flash.Model = model;
        bench.Sleep();
        for (int i = 0; i < 3; i++)
        {
            bench.Press();
            bench.RunFor(TimeSpan.FromMinutes(1));
        }

        Assert.True(bench.Board.Power.IsAsleep, bench.Log);
        int before = bench.Board.Flash.Operations;
        if (cut != int.MaxValue) bench.Board.Flash.CutAt(before + cut, bytes);
        bench.RunFor(TimeSpan.FromMinutes(9));
        operations = bench.Board.Flash.Operations - before;
        if (cut != int.MaxValue)
        {
            Assert.True(bench.Board.Flash.WasCut, $"no cut at {cut} of {operations}: {bench.Log}");
            bench.SwitchOn();
            bench.RunFor(TimeSpan.FromMinutes(30));
        }

        string state = $"{model}, cut at {cut}, {bytes}:\n{string.Join('\n', bench.Board.Flash.Log.Skip(before).Select(operation => $"{operation.Kind} {operation.Path}"))}\n{bench.Log}";
        var mails = bench.Mail.DistinctBy(AlertCount.NumberIn).ToArray();
        Assert.True(mails.Sum(AlertCount.EventsIn) == 3, $"{mails.Sum(AlertCount.EventsIn)} events; {state}");
        Assert.True(bench.Mail.Count <= mails.Length + 1, state); // the lost-250 window: the same Message-ID
        Assert.True(mails.Length <= 3, state);
        bench.AssertAllGone();
    }
}
