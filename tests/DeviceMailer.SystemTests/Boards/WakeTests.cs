// Waking by several pins, clocks that jump, and threads that poll.

namespace DeviceMailer.SystemTests.Boards;

public class WakeTests
{
    // The pins that woke it as bits, from GPIO 4 on.
    private const string Sleeper = """
        Say(Sleep.GetWakeupCause() + " " + ((ulong)Sleep.GetWakeupGpioPin() >> 4));
        if (Sleep.GetWakeupCause() == Sleep.WakeupCause.Ext1) Thread.Sleep(Timeout.Infinite);
        """;

    [Fact]
    public void Any_of_several_pins_wakes_and_is_named()
    {
        using var bench = new BoardBench(Sleeper + "Sleep.EnableWakeupByMultiPins(Sleep.WakeupGpioPin.Pin4 | Sleep.WakeupGpioPin.Pin33, Sleep.WakeupMode.AnyHigh); Sleep.StartDeepSleep();");
        bench.Run(60_000);
        bench.Board.Gpio.Press(5, TimeSpan.FromMilliseconds(10));
        bench.RunFor(60_000);
        Assert.True(bench.Board.Power.IsAsleep);
        bench.Board.Gpio.Press(33, TimeSpan.FromMilliseconds(10));
        Assert.Equal("Undefined 0 | Ext1 536870912", bench.RunFor(1000));
        Assert.Equal(33, bench.Board.Power.WakePin);
    }

    [Fact]
    public void Pins_that_wake_when_low_wake_when_all_are()
    {
        using var bench = new BoardBench(Sleeper + "Sleep.EnableWakeupByMultiPins(Sleep.WakeupGpioPin.Pin4 | Sleep.WakeupGpioPin.Pin33, Sleep.WakeupMode.AllLow); Sleep.StartDeepSleep();");
        bench.Board.Gpio.Drive(4, true);
        bench.Board.Gpio.Drive(33, true);
        bench.Run(1000);
        bench.Board.Gpio.Drive(4, false);
        bench.RunFor(1000);
        Assert.True(bench.Board.Power.IsAsleep);
        bench.Board.Gpio.Drive(33, false);
        Assert.StartsWith("Undefined 0 | Ext1 ", bench.RunFor(1000), StringComparison.Ordinal);
    }

    [Fact]
    public void Level_that_is_there_already_wakes_at_once()
    {
        using var bench = new BoardBench(Sleeper + "Sleep.EnableWakeupByMultiPins(Sleep.WakeupGpioPin.Pin4 | Sleep.WakeupGpioPin.Pin33, Sleep.WakeupMode.AnyHigh); Sleep.StartDeepSleep();");
        bench.Board.Gpio.Drive(4, true);
        Assert.Equal("Undefined 0 | Ext1 1", bench.Run(1000));
    }

    [Theory]
    [InlineData("Sleep.WakeupGpioPin.None", "INVALID_ARG")]
    [InlineData("Sleep.WakeupGpioPin.Pin4 | Sleep.WakeupGpioPin.Pin5", "INVALID_ARG")]
    [InlineData("Sleep.WakeupGpioPin.Pin4 | Sleep.WakeupGpioPin.Pin39", "OK")]
    public void Only_pins_of_the_rtc_can_wake(string pins, string answer)
    {
        using var bench = new BoardBench($"Say(Sleep.EnableWakeupByMultiPins({pins}, Sleep.WakeupMode.AnyHigh).ToString());");
        Assert.Equal(answer, bench.Run());
    }

    [Fact]
    public void Pins_of_both_kinds_and_the_timer_wake_side_by_side()
    {
        using var bench = new BoardBench(Sleeper + """
            Sleep.EnableWakeupByPin(Sleep.WakeupGpioPin.Pin32, 1);
            Sleep.EnableWakeupByMultiPins(Sleep.WakeupGpioPin.Pin4 | Sleep.WakeupGpioPin.Pin33, Sleep.WakeupMode.AnyHigh);
            Sleep.EnableWakeupByTimer(TimeSpan.FromMinutes(10));
            Sleep.StartDeepSleep();
            """.Replace("TimeSpan.FromMinutes(10)", "TimeSpan.FromSeconds(600)", StringComparison.Ordinal));
        bench.Run(60_000);
        bench.Board.Gpio.Press(32, TimeSpan.FromMilliseconds(10));
        bench.RunFor(700_000);
        bench.Board.Gpio.Press(4, TimeSpan.FromMilliseconds(10));
        Assert.Equal("Undefined 0 | Ext0 0 | Timer 0 | Ext1 1", bench.RunFor(1000));
    }

    [Fact]
    public void Clock_jumps_under_the_firmware_and_its_ticks_and_waits_do_not()
    {
        using var bench = new BoardBench("""
            for (int i = 0; i < 4; i++)
            {
                SayTime(DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm"));
                Thread.Sleep(60000);
            }
            """);
        bench.Run(30_000);
        bench.Board.Rtc.Set(new DateTime(2026, 3, 1, 12, 0, 0));
        bench.RunFor(60_000);
        bench.Board.Rtc.Set(new DateTime(2030, 1, 1));
        bench.RunFor(60_000);
        bench.Board.Rtc.Set(new DateTime(2025, 1, 1));
        Assert.Equal(
            "1970-01-01 00:00 at 0 | 2026-03-01 12:00 at 60000 | 2030-01-01 00:00 at 120000 | 2025-01-01 00:00 at 180000",
            bench.RunFor(60_000));
    }

    [Fact]
    public void Clock_that_jumps_in_sleep_changes_nothing_of_the_timer()
    {
        using var bench = new BoardBench("""
            Say(Sleep.GetWakeupCause() + " " + DateTime.UtcNow.ToString("yyyy HH:mm"));
            if (Sleep.GetWakeupCause() == Sleep.WakeupCause.Timer) return;
            Sleep.EnableWakeupByTimer(new TimeSpan(1, 0, 0));
            Sleep.StartDeepSleep();
            """);
        bench.Run(60_000);
        bench.Board.Rtc.Set(new DateTime(2026, 1, 1));
        Assert.Equal("Undefined 1970 00:00 | Timer 2026 00:59", bench.RunFor(3_600_000));
    }

    [Theory]
    [InlineData("Thread.Sleep(0)")]
    [InlineData("never.WaitOne(0, false)")]
    public void Polling_takes_time(string look)
    {
        using var bench = new BoardBench($$"""
            AutoResetEvent never = new AutoResetEvent(false);
            bool done = false;
            Start(() => { Thread.Sleep(500); done = true; });
            while (!done) {{look}};
            SayTime("done");
            """);
        Assert.Equal("done at 500", bench.Run());
    }

    [Fact]
    public void Polling_for_an_interrupt_ends()
    {
        using var bench = new BoardBench("""
            GpioPin pin = new GpioController().OpenPin(4, PinMode.InputPullDown);
            while (pin.Read() == PinValue.Low) Thread.Sleep(0);
            SayTime("high");
            """);
        bench.Run(250);
        bench.Board.Gpio.Drive(4, true);
        Assert.Equal("high at 251", bench.RunFor(1000));
    }
}
