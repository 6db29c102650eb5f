// Time on the board: it passes only where the test lets it, jumps over what nobody does anything in, and ends with the power.

using DeviceMailer.VirtualBoard.Clr;

namespace DeviceMailer.SystemTests.Boards;

public class ClockTests
{
    [Fact]
    public void Year_of_sleep_takes_no_real_time()
    {
        using var bench = new BoardBench("for (int i = 0; i < 365 * 24; i++) Thread.Sleep(3600000); SayTime(\"awake\");");
        bench.Boot();
        bench.Board.RunFor(TimeSpan.FromDays(365));
        Assert.Equal("awake at 31536000000", bench.Printed);
        Assert.Equal(TimeSpan.FromDays(365), bench.Board.Clock.Now);
    }

    [Fact]
    public void What_is_due_at_the_end_of_a_run_is_done_in_it()
    {
        using var bench = new BoardBench("for (int i = 0; ; i++) { SayTime(\"tick\"); Thread.Sleep(1000); }");
        bench.Boot();
        Assert.Equal("tick at 0", bench.RunFor(0));
        Assert.Equal("tick at 0", bench.RunFor(999));
        Assert.Equal("tick at 0 | tick at 1000", bench.RunFor(1));
        for (int second = 2; second < 50; second++) Assert.EndsWith($"tick at {second}000", bench.RunFor(1000), StringComparison.Ordinal);
    }

    [Fact]
    public void Time_stands_still_between_runs()
    {
        using var bench = new BoardBench("while (true) { Thread.Sleep(10); }");
        bench.Run(105);
        Assert.Equal(TimeSpan.FromMilliseconds(105), bench.Board.Clock.Now);
        bench.RunFor(0);
        Assert.Equal(TimeSpan.FromMilliseconds(105), bench.Board.Clock.Now);
    }

    [Fact]
    public void Time_passes_on_a_board_that_does_nothing()
    {
        using var bench = new BoardBench("");
        bench.RunFor(500);
        bench.Run(500);
        Assert.Equal(TimeSpan.FromSeconds(1), bench.Board.Clock.Now);
    }

    [Fact]
    public void RunUntil_says_when_the_time_is_over_before_it_is_so()
    {
        using var bench = new BoardBench("Thread.Sleep(2000); Say(\"late\");");
        bench.Boot();
        bool IsLate() => bench.Printed == "late";
        Assert.False(bench.Board.RunUntil(IsLate, TimeSpan.FromSeconds(1)));
        Assert.True(bench.Board.RunUntil(IsLate, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Computing_takes_no_board_time()
    {
        using var bench = new BoardBench("int sum = 0; for (int i = 0; i < 3000000; i++) sum += i; SayTime(\"computed\");");
        Assert.Equal("computed at 0", bench.Run());
    }

    [Fact]
    public void Ticks_begin_anew_with_each_boot()
    {
        using var bench = new BoardBench("SayTime(\"boot\"); Thread.Sleep(700); SayTime(\"later\");");
        bench.Run(5000);
        bench.Board.CutPower();
        bench.Run(5000);
        Assert.Equal("boot at 0 | later at 700 | boot at 0 | later at 700", bench.Printed);
    }

    [Fact]
    public void Clock_shows_1970_until_it_is_set_and_then_goes()
    {
        using var bench = new BoardBench("""
            Thread.Sleep(2000);
            Say(DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm:ss"));
            Rtc.SetSystemTime(new DateTime(2026, 2, 28, 23, 59, 30));
            Thread.Sleep(30000);
            Say(DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm:ss") + " " + (DateTime.Today == new DateTime(2026, 3, 1)));
            """);
        Assert.Equal("1970-01-01 00:00:02 | 2026-03-01 00:00:00 True", bench.Run(60_000));
    }

    [Fact]
    public void Clock_begins_when_the_power_comes()
    {
        using var bench = new BoardBench("Say(DateTime.UtcNow.Ticks == DateTime.UnixEpoch.Ticks ? \"1970\" : \"later\");");
        bench.RunFor(5000);
        bench.Run(1000);
        bench.Board.CutPower();
        bench.RunFor(5000);
        Assert.Equal("1970 | 1970", bench.Run(1000));
    }

    [Fact]
    public void Clock_goes_on_through_a_reboot_and_not_through_a_power_cut()
    {
        using var bench = new BoardBench("""
            if (DateTime.UtcNow.Year > 1970)
            {
                Say("set");
                return;
            }

            Say("unset");
            Rtc.SetSystemTime(new DateTime(2026, 1, 1));
            Thread.Sleep(1000);
            Power.RebootDevice();
            """);
        Assert.Equal("unset | set", bench.Run(5000));
        Assert.Equal(new DateTime(2026, 1, 1, 0, 0, 5), bench.Board.Rtc.UtcNow);

        bench.Board.CutPower();
        Assert.Equal("unset | set | unset | set", bench.Run(5000));
    }

    [Fact]
    public void Clock_goes_on_through_deep_sleep()
    {
        using var bench = new BoardBench("""
            Say(DateTime.UtcNow.ToString("HH:mm:ss"));
            if (Sleep.GetWakeupCause() == Sleep.WakeupCause.Timer) return;
            Rtc.SetSystemTime(new DateTime(2026, 1, 1));
            Sleep.EnableWakeupByTimer(new TimeSpan(1, 0, 0));
            Sleep.StartDeepSleep();
            """);
        bench.Boot();
        bench.Board.RunFor(TimeSpan.FromHours(2));
        Assert.Equal("00:00:00 | 01:00:00", bench.Printed);
    }

    [Fact]
    public void On_a_real_clock_time_is_real()
    {
        using var bench = new BoardBench("long start = Environment.TickCount64; Thread.Sleep(50); Say(Environment.TickCount64 - start >= 50 ? \"slept\" : \"woke early\");", clock: new RealClock());
        bench.Boot();
        Assert.True(bench.Board.WaitForEnd(BoardBench.Patience), bench.Printed);
        Assert.Equal("slept", bench.Printed);
    }

    [Fact]
    public void On_a_real_clock_a_firmware_that_waits_for_nothing_has_not_ended()
    {
        using var bench = new BoardBench("new AutoResetEvent(false).WaitOne();", clock: new RealClock());
        bench.Boot();
        Assert.False(bench.Board.WaitForEnd(BoardBench.Patience));
    }

    [Fact]
    public void Cancellation_comes_when_it_is_due_and_stays()
    {
        using var bench = new BoardBench("""
            CancellationTokenSource source = new CancellationTokenSource(1000);
            CancellationToken token = source.Token;
            Say(token.IsCancellationRequested + "");
            Thread.Sleep(999);
            Say(token.IsCancellationRequested + "");
            Thread.Sleep(1);
            Say(token.IsCancellationRequested + "");
            source.CancelAfter(1000);
            Say(token.IsCancellationRequested + "");
            """);
        Assert.Equal("False | False | True | True", bench.Run());
    }

    [Fact]
    public void Cancellation_is_put_off_told_at_once_or_never()
    {
        using var bench = new BoardBench("""
            CancellationTokenSource later = new CancellationTokenSource(1000);
            later.CancelAfter(5000);
            CancellationTokenSource never = new CancellationTokenSource(Timeout.Infinite);
            CancellationTokenSource now = new CancellationTokenSource();
            Thread.Sleep(2000);
            Say(later.IsCancellationRequested + " " + never.IsCancellationRequested + " " + now.IsCancellationRequested);
            now.Cancel();
            Thread.Sleep(3000);
            Say(later.IsCancellationRequested + " " + never.IsCancellationRequested + " " + now.IsCancellationRequested);
            Say(CancellationToken.None.IsCancellationRequested + "");
            """);
        Assert.Equal("False False False | True False True | False", bench.Run());
    }
}
