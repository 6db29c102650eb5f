// The board's button while the device runs: what holding it means, and what it must not mean.

using DeviceMailer.SystemTests.Firmware;

namespace DeviceMailer.SystemTests.SetUp;

public class SetupButtonTests
{
    private const int Button = 0;

    private static readonly TimeSpan forSetUp = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan toForget = TimeSpan.FromSeconds(17);
    private static readonly TimeSpan aMinute = TimeSpan.FromMinutes(1);

    [Fact]
    public void Held_and_let_go_it_opens_the_network_and_what_waits_is_mailed()
    {
        using FirmwareBench bench = new FirmwareBench().Boot();
        bench.Board.Wifi.InRange = false;
        bench.Press();
        bench.WaitForLog("event: door");
        Hold(bench, forSetUp);
        AssertOpens(bench);
        Assert.Contains("setup: the button was held", bench.Log, StringComparison.Ordinal);
        bench.WaitForLog("device: started: restarted for set-up");
        using (var phone = new Phone(bench.Board)) Assert.True(phone.State().GetProperty("running").GetBoolean());
        bench.Board.Wifi.InRange = true;
        bench.WaitForMail(1);
        bench.Press();
        bench.WaitForMail(2);
    }

    // In the last second before the restart, while the hourly limit holds its mail back: only the record has it.
    [Fact]
    public void Event_right_before_the_restart_is_mailed_after_it()
    {
        using FirmwareBench bench = new FirmwareBench(FirmwareBench.Settings("interval = 10min").Replace("interval = 0s\n", "", StringComparison.Ordinal)).Boot();
        bench.Press();
        bench.WaitForMail(1);
        bench.Board.Gpio.Press(Button, forSetUp);
        bench.Board.RunFor(TimeSpan.FromSeconds(4.8));
        bench.Press();
        bench.Board.RunFor(TimeSpan.FromSeconds(0.8));
        bench.Press();
        AssertOpens(bench);
        Assert.True(bench.Board.RunUntil(() => bench.Mail.Count == 2, TimeSpan.FromMinutes(20)), bench.Log);
        Assert.Contains("Events: 2", FirmwareBench.Text(bench.Mail.Last().Content), StringComparison.Ordinal);
    }

    [Fact]
    public void Let_go_too_early_or_too_late_it_means_nothing()
    {
        using FirmwareBench bench = new FirmwareBench().Boot();
        Hold(bench, TimeSpan.FromSeconds(4));
        bench.Board.RunFor(aMinute);
        Hold(bench, TimeSpan.FromSeconds(31));
        bench.Board.RunFor(aMinute);
        AssertUntouched(bench);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Stuck_it_means_nothing_whether_before_power_comes_or_later(bool before)
    {
        using var bench = new FirmwareBench();
        if (before) bench.Board.Gpio.Drive(Button, false);
        bench.Boot();
        bench.Board.Gpio.Drive(Button, false);
        bench.Board.RunFor(TimeSpan.FromHours(2));
        AssertUntouched(bench);
        bench.Press();
        bench.WaitForMail(1);
    }

    [Fact]
    public void Stuck_again_and_again_it_is_no_press_at_the_devices_own_restarts()
    {
        using FirmwareBench bench = new FirmwareBench().Boot();
        Hold(bench, forSetUp);
        AssertOpens(bench);
        bench.Board.Gpio.Drive(Button, false);
        bench.Board.RunFor(TimeSpan.FromMinutes(17));
        Assert.False(bench.Board.AccessPoint.IsOn);
        int boots = bench.Board.Power.Boots;
        bench.Board.Gpio.Drive(Button, null);
        bench.Board.RunFor(TimeSpan.FromHours(1));
        Assert.Equal(boots, bench.Board.Power.Boots);
    }

    [Fact]
    public void Light_says_what_letting_go_means()
    {
        using FirmwareBench bench = new FirmwareBench().Boot();
        bench.Board.RunFor(aMinute);
        int changes = 0;
        bench.Board.Gpio.OutputChanged += (pin, _) => Interlocked.Add(ref changes, pin == FirmwareBench.LedPin ? 1 : 0);
        bench.Board.Gpio.Press(Button, toForget);
        Assert.Equal(0, In(TimeSpan.FromSeconds(4.5)));
        bench.Board.RunFor(TimeSpan.FromSeconds(1));
        Assert.InRange(In(TimeSpan.FromSeconds(8)), 7, 9);
        bench.Board.RunFor(TimeSpan.FromSeconds(2));
        Assert.InRange(In(TimeSpan.FromSeconds(1)), 17, 23);

        int In(TimeSpan time)
        {
            changes = 0;
            bench.Board.RunFor(time);
            return changes;
        }
    }

    [Fact]
    public void On_the_pin_that_acknowledges_a_press_acknowledges_and_a_long_one_opens_the_network_too()
    {
        using FirmwareBench bench = new FirmwareBench(FirmwareBench.Settings("remind = 1h\n[input acknowledge]\npin = 0\n")).Boot();
        bench.Board.Gpio.Drive(FirmwareBench.DoorPin, false);
        bench.WaitForMail(1);
        bench.Press(Button);
        bench.WaitForMail(2);
        Assert.Contains("acknowledged", FirmwareBench.Text(bench.Mail.Last().Content), StringComparison.Ordinal);
        bench.Board.RunFor(aMinute);
        Assert.False(bench.Board.AccessPoint.IsOn);
        Hold(bench, forSetUp);
        AssertOpens(bench);
    }

    [Fact]
    public void On_a_triggers_pin_it_is_the_triggers_and_counts_when_power_comes_only()
    {
        string settings = FirmwareBench.Settings("[trigger gate]\npin = 0\ninterval = 0s\n");
        using FirmwareBench bench = new FirmwareBench(settings).Boot();
        Hold(bench, forSetUp);
        bench.Board.RunFor(aMinute);
        Hold(bench, toForget);
        bench.WaitForMail(2);
        AssertUntouched(bench);

        using var held = new FirmwareBench(settings);
        held.Board.Gpio.Press(Button, toForget);
        held.SwitchOn();
        AssertOpens(held);
        Assert.True(File.Exists(held.Board.Flash.PathOf(@"I:\devicemailer.ini")));
    }

    [Theory]
    [InlineData("[i2c]\nsda = 0\nscl = 22\n")]
    [InlineData("[output siren]\npin = 0\nfollows = door\n")]
    public void On_a_pin_that_is_something_else_it_is_no_button(string section)
    {
        using FirmwareBench bench = new FirmwareBench(FirmwareBench.Settings(section)).Boot();
        Hold(bench, forSetUp);
        bench.Board.RunFor(aMinute);
        AssertUntouched(bench);
    }

    [Fact]
    public void In_set_up_mode_it_closes_the_network()
    {
        using FirmwareBench bench = new FirmwareBench().Boot();
        Hold(bench, forSetUp);
        AssertOpens(bench);
        bench.Board.RunFor(aMinute);
        Hold(bench, forSetUp);
        Assert.True(bench.Board.RunUntil(() => !bench.Board.AccessPoint.IsOn && bench.Board.Power.Boots == 3, aMinute), bench.Log);
    }

    [Fact]
    public void With_mistakes_in_the_settings_it_opens_the_network_again_after_that_has_closed()
    {
        using var bench = new FirmwareBench(FirmwareBench.Settings().Replace("pin = 4", "pin = 99", StringComparison.Ordinal));
        bench.SwitchOn();
        AssertOpens(bench);
        bench.Board.RunFor(TimeSpan.FromMinutes(16));
        Assert.False(bench.Board.AccessPoint.IsOn);
        Hold(bench, forSetUp);
        AssertOpens(bench);
    }

    [Fact]
    public void Device_that_sleeps_stays_awake_while_it_is_held()
    {
        using var bench = new FirmwareBench(FirmwareBench.Settings("[power]\nmode = sleep\n"));
        bench.Board.Gpio.Press(Button, TimeSpan.FromSeconds(12));
        bench.SwitchOn();
        AssertOpens(bench);
    }

    private static void Hold(FirmwareBench bench, TimeSpan time)
    {
        bench.Board.Gpio.Press(Button, time);
        bench.Board.RunFor(time);
    }

    private static void AssertOpens(FirmwareBench bench) => Assert.True(bench.Board.RunUntil(() => bench.Board.AccessPoint.IsOn, aMinute), bench.Log);

    private static void AssertUntouched(FirmwareBench bench)
    {
        Assert.False(bench.Board.AccessPoint.IsOn);
        Assert.Equal(1, bench.Board.Power.Boots);
        Assert.True(File.Exists(bench.Board.Flash.PathOf(@"I:\devicemailer.ini")));
    }
}
