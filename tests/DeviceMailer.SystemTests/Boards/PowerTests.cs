// Deep sleep, waking and reboot.

namespace DeviceMailer.SystemTests.Boards;

public class PowerTests
{
    // A program that tells why it woke, and sleeps again for so many times.
    private const string Sleeper = """
        SayTime(Sleep.GetWakeupCause().ToString());
        byte boots = File.Exists("I:\\boots") ? File.ReadAllBytes("I:\\boots")[0] : (byte)0;
        File.WriteAllBytes("I:\\boots", new byte[] { (byte)(boots + 1) });
        """;

    [Fact]
    public void Timer_wakes_the_board_into_a_new_start()
    {
        using var bench = new BoardBench(Sleeper + """
            count++;
            Say("count " + count);
            if (boots == 2) return;
            Thread.Sleep(400);
            Sleep.EnableWakeupByTimer(TimeSpan.FromSeconds(30));
            Sleep.StartDeepSleep();
            Say("not reached");
            """, "static int count;");
        bench.Run(10_000);
        Assert.True(bench.Board.Power.IsAsleep);
        Assert.Equal("Undefined at 0 | count 1 | Timer at 0 | count 1 | Timer at 0 | count 1", bench.RunFor(120_000));
        Assert.Equal(3, bench.Board.Power.Boots);
        Assert.False(bench.Board.Power.IsAsleep);
    }

    [Fact]
    public void Pin_wakes_the_board_and_the_chip_does_not_say_which()
    {
        using var bench = new BoardBench(Sleeper + """
            Say(Sleep.GetWakeupGpioPin().ToString());
            if (boots == 1) return;
            Say(Sleep.EnableWakeupByPin(Sleep.WakeupGpioPin.Pin4, 1).ToString());
            Sleep.StartDeepSleep();
            """);
        bench.Run(60_000);
        Assert.True(bench.Board.Power.IsAsleep);
        bench.Board.Gpio.Press(5, TimeSpan.FromMilliseconds(100));
        bench.RunFor(60_000);
        Assert.True(bench.Board.Power.IsAsleep);

        bench.Board.Gpio.Press(4, TimeSpan.FromMilliseconds(10));
        Assert.Equal("Undefined at 0 | None | OK | Ext0 at 0 | None", bench.RunFor(1000));
        Assert.Equal(4, bench.Board.Power.WakePin);
    }

    [Fact]
    public void Press_against_a_resistor_on_the_board_wakes_by_a_low_level()
    {
        using var bench = new BoardBench(Sleeper + """
            if (boots == 1) return;
            Sleep.EnableWakeupByPin(Sleep.WakeupGpioPin.Pin33, 0);
            Sleep.StartDeepSleep();
            """);
        bench.Board.Gpio.Drive(33, true);
        bench.Run(60_000);
        Assert.True(bench.Board.Power.IsAsleep);
        bench.Board.Gpio.Press(33, TimeSpan.FromMilliseconds(10));
        Assert.Equal("Undefined at 0 | Ext0 at 0", bench.RunFor(1000));
    }

    [Fact]
    public void Level_that_is_there_already_wakes_at_once()
    {
        using var bench = new BoardBench(Sleeper + """
            if (boots == 1) return;
            Sleep.EnableWakeupByPin(Sleep.WakeupGpioPin.Pin4, 1);
            Sleep.StartDeepSleep();
            """);
        bench.Board.Gpio.Drive(4, true);
        Assert.Equal("Undefined at 0 | Ext0 at 0", bench.Run(300));
        Assert.Equal(2, bench.Board.Power.Boots);
    }

    [Fact]
    public void Second_pin_takes_the_place_of_the_first()
    {
        using var bench = new BoardBench(Sleeper + """
            if (boots == 1) return;
            Sleep.EnableWakeupByPin(Sleep.WakeupGpioPin.Pin4, 1);
            Sleep.EnableWakeupByPin(Sleep.WakeupGpioPin.Pin33, 1);
            Sleep.StartDeepSleep();
            """);
        bench.Run(1000);
        bench.Board.Gpio.Press(4, TimeSpan.FromMilliseconds(100));
        bench.RunFor(1000);
        Assert.True(bench.Board.Power.IsAsleep);
        bench.Board.Gpio.Press(33, TimeSpan.FromMilliseconds(100));
        bench.RunFor(1000);
        Assert.Equal(33, bench.Board.Power.WakePin);
    }

    [Theory]
    [InlineData("Sleep.WakeupGpioPin.Pin5", "INVALID_ARG")]
    [InlineData("Sleep.WakeupGpioPin.Pin21", "INVALID_ARG")]
    [InlineData("Sleep.WakeupGpioPin.Pin4", "OK")]
    [InlineData("Sleep.WakeupGpioPin.Pin39", "OK")]
    public void Only_a_pin_of_the_rtc_can_wake(string pin, string answer)
    {
        using var bench = new BoardBench($"Say(Sleep.EnableWakeupByPin({pin}, 1).ToString());");
        Assert.Equal(answer, bench.Run());
    }

    [Fact]
    public void Whichever_comes_first_wakes_and_the_other_does_not_wake_later()
    {
        using var bench = new BoardBench(Sleeper + """
            if (boots == 0)
            {
                Sleep.EnableWakeupByTimer(TimeSpan.FromSeconds(60));
                Sleep.EnableWakeupByPin(Sleep.WakeupGpioPin.Pin4, 1);
            }

            Sleep.StartDeepSleep();
            """);
        bench.Run(10_000);
        bench.Board.Gpio.Press(4, TimeSpan.FromMilliseconds(10));
        Assert.Equal("Undefined at 0 | Ext0 at 0", bench.RunFor(10_000));

        // Its second sleep has no wake source: the first one's are forgotten.
        bench.Board.Gpio.Press(4, TimeSpan.FromMilliseconds(10));
        Assert.Equal("Undefined at 0 | Ext0 at 0", bench.RunFor(600_000));
        Assert.True(bench.Board.Power.IsAsleep);
    }

    [Fact]
    public void Timer_of_an_earlier_sleep_does_not_wake_a_later_one()
    {
        using var bench = new BoardBench(Sleeper + """
            Sleep.EnableWakeupByTimer(TimeSpan.FromSeconds(60));
            Sleep.EnableWakeupByPin(Sleep.WakeupGpioPin.Pin4, 1);
            Sleep.StartDeepSleep();
            """);
        bench.Run(50_000);
        bench.Board.Gpio.Press(4, TimeSpan.FromMilliseconds(10));
        Assert.Equal("Undefined at 0 | Ext0 at 0", bench.RunFor(59_000));
        Assert.Equal("Undefined at 0 | Ext0 at 0 | Timer at 0", bench.RunFor(2000));
    }

    [Fact]
    public void Press_that_begins_in_sleep_is_still_held_after_waking()
    {
        using var bench = new BoardBench(Sleeper + """
            GpioPin pin = new GpioController().OpenPin(4, PinMode.InputPullDown);
            Say(pin.Read().ToString());
            pin.ValueChanged += (sender, e) => SayTime(e.ChangeType.ToString());
            if (boots == 1) Thread.Sleep(Timeout.Infinite);
            Sleep.EnableWakeupByPin(Sleep.WakeupGpioPin.Pin4, 1);
            Sleep.StartDeepSleep();
            """);
        bench.Run(1000);
        bench.Board.Gpio.Press(4, TimeSpan.FromMilliseconds(500));
        Assert.Equal("Undefined at 0 | Low | Ext0 at 0 | High | Falling at 200", bench.RunFor(5000));
    }

    [Fact]
    public void Nothing_wakes_a_board_whose_power_was_cut_in_its_sleep()
    {
        using var bench = new BoardBench(Sleeper + """
            Sleep.EnableWakeupByTimer(TimeSpan.FromSeconds(10));
            Sleep.EnableWakeupByPin(Sleep.WakeupGpioPin.Pin4, 1);
            Sleep.StartDeepSleep();
            """);
        bench.Run(1000);
        bench.Board.CutPower();
        bench.Board.Gpio.Drive(4, true);
        Assert.Equal("Undefined at 0", bench.RunFor(60_000));
        Assert.False(bench.Board.Power.IsAsleep);
        Assert.True(bench.Board.HasEnded);

        bench.Board.Gpio.Drive(4, null);
        Assert.Equal("Undefined at 0 | Undefined at 0", bench.Run(5000));
    }

    [Fact]
    public void Cause_of_the_waking_is_forgotten_with_the_power()
    {
        using var bench = new BoardBench(Sleeper + """
            if (boots > 0) return;
            Sleep.EnableWakeupByTimer(TimeSpan.FromSeconds(1));
            Sleep.StartDeepSleep();
            """);
        bench.Run(5000);
        bench.Board.CutPower();
        Assert.Equal("Undefined at 0 | Timer at 0 | Undefined at 0", bench.Run(5000));
    }

    [Fact]
    public void Reboot_starts_the_firmware_again_and_forgets_the_wake_sources()
    {
        using var bench = new BoardBench(Sleeper + """
            if (boots == 1) Sleep.StartDeepSleep();
            Sleep.EnableWakeupByTimer(TimeSpan.FromSeconds(1));
            Power.RebootDevice();
            Say("not reached");
            """);
        Assert.Equal("Undefined at 0 | Undefined at 0", bench.Run(600_000));
        Assert.True(bench.Board.Power.IsAsleep);
    }

    [Fact]
    public void Power_cut_while_the_board_reboots_keeps_it_off()
    {
        using var bench = new BoardBench(Sleeper + "if (boots == 0) Power.RebootDevice();");
        bench.Run(100);
        bench.Board.CutPower();
        Assert.Equal("Undefined at 0", bench.RunFor(10_000));
        Assert.Equal(1, bench.Board.Power.Boots);
    }

    [Fact]
    public void Reboot_from_any_thread_ends_them_all()
    {
        using var bench = new BoardBench(Sleeper + """
            if (boots == 1) return;
            Start(() => { Thread.Sleep(100); Power.RebootDevice(); });
            while (true) { Thread.Sleep(60); SayTime("main"); }
            """);
        Assert.Equal("Undefined at 0 | main at 60 | Undefined at 0", bench.Run(5000));
    }
}
