// A device that is always on, through resets and power cuts: limits go on, events that wait are mailed once, and flash is written no more often than said.

using DeviceMailer.VirtualBoard.Parts;
using DeviceMailer.VirtualBoard.Sink;
using Xunit.Abstractions;

namespace DeviceMailer.SystemTests.Firmware;

public class ResetTests(ITestOutputHelper output)
{
    // Torn writes are cut at each third operation. 1 is all of them.
    private const int TornStride = 3;

    private static readonly string joining = FirmwareBench.Settings(AlertCount.Setting).Replace("interval = 0s", "interval = 10min", StringComparison.Ordinal);

    [Fact]
    public void Reset_every_25_seconds_sends_no_more_mails_than_the_limit()
    {
        const int resets = 72; // half an hour
        using FirmwareBench bench = New("[mail]", "[trigger start]\nboot = yes\ninterval = 0s\nsubject = Start");
        for (int i = 0; i < resets; i++)
        {
            bench.SwitchOn();
            bench.Board.RunFor(TimeSpan.FromSeconds(25));
        }

        output.WriteLine($"{bench.Mail.Count} mails of {resets} starts in half an hour");
        Assert.InRange(bench.Mail.Count, 28, 31); // 20 saved up, and 10 in half an hour
        Assert.Empty(bench.Board.Unhandled);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(90)]
    public void Event_that_waits_for_its_interval_outlasts_a_power_cut(int seconds)
    {
        using FirmwareBench bench = New(joining);
        bench.Boot();
        Press(bench, 1);
        bench.WaitForMail(1);
        Press(bench, 1);
        bench.Board.RunFor(TimeSpan.FromSeconds(seconds));
        bench.Board.CutPower();
        bench.SwitchOn();
        bench.Board.RunFor(TimeSpan.FromSeconds(30));
        Assert.Single(bench.Mail);
        bench.Board.RunFor(TimeSpan.FromMinutes(11));
        Assert.Equal([1, 1], bench.Mail.Select(AlertCount.EventsIn));
        Assert.Empty(bench.Board.Unhandled);
    }

    [Fact]
    public void Event_that_waits_for_the_end_of_quiet_hours_outlasts_a_power_cut()
    {
        using FirmwareBench bench = New("[mail]\nquiet = 08:00-10:00", AlertCount.Setting);
        bench.Boot();
        bench.Board.RunFor(TimeSpan.FromMinutes(1));
        Press(bench, 3);
        bench.Board.RunFor(TimeSpan.FromMinutes(2));
        bench.Board.CutPower();
        bench.SwitchOn();
        bench.Board.RunFor(TimeSpan.FromMinutes(50));
        Assert.Empty(bench.Mail);
        bench.Board.RunFor(TimeSpan.FromMinutes(20));
        Assert.Equal([3], bench.Mail.Select(AlertCount.EventsIn));
    }

    [Fact]
    public void Interval_is_over_after_a_long_time_without_power()
    {
        using FirmwareBench bench = New(joining.Replace("10min", "1d", StringComparison.Ordinal));
        bench.Boot();
        bench.Board.RunFor(TimeSpan.FromMinutes(1));
        Press(bench, 1);
        bench.WaitForMail(1);
        bench.Board.CutPower();
        bench.Board.RunFor(TimeSpan.FromDays(2));
        bench.SwitchOn();
        bench.Board.RunFor(TimeSpan.FromMinutes(1));
        Press(bench, 1);
        bench.WaitForMail(2);
    }

    [Fact]
    public void Heartbeat_comes_though_the_device_is_reset_more_often()
    {
        using FirmwareBench bench = New("[mail]", "[trigger alive]\nevery = 3h\nsubject = Alive");
        for (int hours = 0; hours < 12; hours++)
        {
            bench.SwitchOn();
            bench.Board.RunFor(TimeSpan.FromMinutes(5));
            Press(bench, 1); // a mail, so that the record is saved
            bench.Board.RunFor(TimeSpan.FromMinutes(55));
        }

        Assert.InRange(bench.Mail.Count(mail => mail.Subject == "Alive"), 3, 4);
    }

    [Theory]
    [InlineData(FlashModel.LittleFs, 0)]
    [InlineData(FlashModel.WriteThrough, 7)]
    public void Cut_at_every_operation_leaves_each_event_that_waited_in_one_mail(FlashModel model, int bytes)
    {
        int operations = 0;
        RunCut(model, bytes, int.MaxValue, ref operations);
        Assert.InRange(operations, 15, 80);
        for (int operation = 1; operation <= operations; operation += model == FlashModel.LittleFs ? 1 : TornStride)
        {
            int of = operations;
            RunCut(model, bytes, operation, ref of);
        }
    }

    [Fact]
    public void Contact_that_chatters_writes_the_record_no_more_often_than_said()
    {
        const int hours = 6;
        using FirmwareBench bench = New("[mail]", AlertCount.Setting);
        bench.Boot();
        int before = Writes(bench);
        int presses = 0;
        for (TimeSpan time = TimeSpan.Zero; time < TimeSpan.FromHours(hours); time += TimeSpan.FromSeconds(20))
        {
            bench.Press();
            presses++;
            bench.Board.RunFor(TimeSpan.FromSeconds(20));
        }

        int writes = Writes(bench) - before;
        int mails = bench.Mail.Count;
        output.WriteLine($"{presses} events, {mails} mails, {writes} writes of the record in {hours} h: {writes * 24 / hours} a day");
        Assert.InRange(mails, 20 * hours, 20 * (hours + 1));
        Assert.InRange(writes, mails, (3 * mails) + (hours * (60 + 6)));

        // And none while nothing happens.
        bench.Board.RunFor(TimeSpan.FromHours(2));
        before = Writes(bench);
        bench.Board.RunFor(TimeSpan.FromHours(10));
        Assert.Equal(before, Writes(bench));
        Assert.Equal(presses, bench.Mail.Sum(AlertCount.EventsIn));
    }

    // The clock of the time server goes on, as it does.
    private static FirmwareBench New(string settings)
    {
        var bench = new FirmwareBench(settings);
        bench.Board.Wifi.Time = () => FirmwareBench.StartOfTime + bench.Board.Clock.Now;
        return bench;
    }

    private static FirmwareBench New(string mail, string trigger) =>
        New(FirmwareBench.Settings(trigger).Replace("[mail]", mail, StringComparison.Ordinal));

    private static void Press(FirmwareBench bench, int times)
    {
        for (int i = 0; i < times; i++)
        {
            bench.Press();
            bench.Board.RunFor(TimeSpan.FromSeconds(1));
        }
    }

    private static int Writes(FirmwareBench bench) =>
        bench.Board.Flash.Log.Count(operation => operation.Kind == FlashOperationKind.Close && operation.Path.Contains("00000003.lg", StringComparison.Ordinal));

    // Four presses, of which the first is mailed and the others wait in the record; then the interval's end, and the cut.
    private static void RunCut(FlashModel model, int bytes, int cut, ref int operations)
    {
        using FirmwareBench bench = New(joining);
        bench.Board.Flash.Model = model;
        bench.Boot();
        for (int i = 0; i < 4; i++)
        {
            Press(bench, 1);
            bench.Board.RunFor(TimeSpan.FromSeconds(100));
        }

        int before = bench.Board.Flash.Operations;
        if (cut != int.MaxValue) bench.Board.Flash.CutAt(before + cut, bytes);
        bench.Board.RunFor(TimeSpan.FromMinutes(9));
        operations = bench.Board.Flash.Operations - before;
        if (cut != int.MaxValue)
        {
            Assert.True(bench.Board.Flash.WasCut, $"no cut at {cut} of {operations}: {bench.Log}");
            bench.SwitchOn();
            bench.Board.RunFor(TimeSpan.FromMinutes(30));
        }

        string state = $"{model}, cut at {cut}, {bytes}:\n{string.Join('\n', bench.Board.Flash.Log.Skip(before).Select(operation => $"{operation.Kind} {operation.Path}"))}\n{bench.Log}";
        ReceivedMail[] mails = [.. bench.Mail.DistinctBy(AlertCount.NumberIn)];
        Assert.True(mails.Sum(AlertCount.EventsIn) == 4, $"{mails.Sum(AlertCount.EventsIn)} events; {state}");
        Assert.True(bench.Mail.Count <= mails.Length + 1, state); // the lost-250 window: the same Message-ID
        Assert.True(mails.Length <= 3, state);
        Assert.Empty(bench.Board.Unhandled);
        Assert.Empty(Directory.GetFiles(bench.Board.Flash.PathOf(@"I:\outbox"), "*.msg"));
    }
}
