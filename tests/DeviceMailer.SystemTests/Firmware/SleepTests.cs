// Deep sleep between events: what wakes the device, what it does then, and that it sleeps again whatever happens.

using DeviceMailer.VirtualBoard.Sink;
using Network = DeviceMailer.VirtualBoard.Parts.Network;

namespace DeviceMailer.SystemTests.Firmware;

public class SleepTests
{
    private const int WaterPin = 27;
    private const int PirPin = 33;

    [Fact]
    public void Pin_wakes_the_device_and_it_delivers_and_sleeps_again()
    {
        using FirmwareBench bench = SleepBench.New(SleepBench.Settings("text = {reason}")).Sleep();
        Assert.Empty(bench.Mail);
        bench.RunFor(TimeSpan.FromHours(5));
        Assert.Equal(1, bench.Board.Power.Boots);

        bench.Press();
        bench.RunFor(SleepBench.Wake);
        ReceivedMail mail = Assert.Single(bench.Mail);
        Assert.Equal("Door", mail.Subject);
        Assert.Contains("woken by a pin", mail.Text, StringComparison.Ordinal);
        Assert.True(bench.Board.Power.IsAsleep, bench.Log);

        // Its contact closed again: that was one more wake, and no mail.
        bench.RunFor(TimeSpan.FromHours(5));
        Assert.Single(bench.Mail);
        Assert.InRange(bench.Board.Power.Boots, 2, 3);
        bench.AssertAllGone();
    }

    [Fact]
    public void Without_network_it_sleeps_within_its_budget_and_delivers_at_the_next_timer()
    {
        using FirmwareBench bench = SleepBench.New(SleepBench.Settings(power: "budget = 30s")).Sleep();
        bench.Board.Wifi.InRange = false;
        bench.RunFor(TimeSpan.FromHours(1));
        bench.Press();
        bench.RunFor(TimeSpan.FromSeconds(29));
        Assert.False(bench.Board.Power.IsAsleep);
        bench.RunFor(TimeSpan.FromSeconds(8));
        Assert.True(bench.Board.Power.IsAsleep, bench.Log);
        Assert.Contains("power: the time budget is used up", bench.Log, StringComparison.Ordinal);
        bench.Board.Wifi.InRange = true;
        bench.RunFor(TimeSpan.FromMinutes(2)); // the first wait of the retry schedule, and up to 1/8 more
        Assert.Single(bench.Mail);
        Assert.True(bench.Board.Power.IsAsleep, bench.Log);
        bench.AssertAllGone();
    }

    [Fact]
    public void Server_that_is_away_for_days_is_asked_on_the_schedule_and_not_at_every_wake()
    {
        using FirmwareBench bench = SleepBench.New().Sleep();
        int attempts = 0;
        bench.Board.Network.Route = (_, _) =>
        {
            attempts++;
            return null;
        };
        for (int i = 0; i < 12; i++)
        {
            bench.Press();
            bench.RunFor(TimeSpan.FromHours(6));
        }

        Assert.InRange(attempts, 37, 41); // as always on: 1, 5, 15, 30 min, four times 1 h, then every 2 h and up to 1/8 more
        Assert.InRange(bench.Board.Power.Boots, 37, 41 + (2 * 12) + 3);
        bench.Board.Network.Route = (_, _) => bench.Sink.EndPoint;
        bench.RunFor(TimeSpan.FromHours(3));
        Assert.Equal(12, bench.Mail.Count);
        Assert.Equal(12, bench.Mail.DistinctBy(AlertCount.NumberIn).Count());
        bench.AssertAllGone();
    }

    [Fact]
    public void Mail_that_never_finds_a_network_expires_though_each_wake_is_a_start()
    {
        using FirmwareBench bench = SleepBench.New("[outbox]\nexpire = 1d\n" + SleepBench.Settings()).Sleep();
        bench.Board.Wifi.InRange = false;
        bench.Press();
        bench.RunFor(TimeSpan.FromHours(22));
        Assert.DoesNotContain("too old", bench.Log, StringComparison.Ordinal);
        bench.RunFor(TimeSpan.FromHours(6));
        Assert.Contains("mail: a mail is too old and is dropped", bench.Log, StringComparison.Ordinal);
        bench.Board.Wifi.InRange = true;
        bench.Press();
        bench.RunFor(TimeSpan.FromHours(3));
        Assert.Single(bench.Mail, mail => mail.Subject == "Door");
        Assert.Single(bench.Mail, mail => mail.Text.Contains("1 mail expired", StringComparison.Ordinal)); // in a mail of its own: no other one came within an hour
    }

    [Fact]
    public void Burst_is_merged_across_sleeps_and_mailed_when_its_interval_is_over()
    {
        using FirmwareBench bench = SleepBench.New(SleepBench.Settings(AlertCount.Setting).Replace("interval = 0s", "interval = 10min", StringComparison.Ordinal)).Sleep();
        for (int i = 0; i < 5; i++)
        {
            bench.Press();
            bench.RunFor(TimeSpan.FromMinutes(1));
            Assert.True(bench.Board.Power.IsAsleep, bench.Log);
        }

        Assert.Single(bench.Mail);
        bench.RunFor(TimeSpan.FromMinutes(4));
        Assert.Single(bench.Mail);
        bench.RunFor(TimeSpan.FromMinutes(2));
        Assert.Equal([1, 4], bench.Mail.Select(AlertCount.EventsIn));
        Assert.True(bench.Board.Power.IsAsleep, bench.Log);
        bench.AssertAllGone();
    }

    [Fact]
    public void Times_wake_it_each_once()
    {
        using FirmwareBench bench = SleepBench.New(SleepBench.Settings(
            "[trigger alive]\nat = 07:00\nsubject = Alive\n[trigger often]\nevery = 8h\nsubject = Often\n[trigger start]\nboot = yes\nsubject = Start")).Sleep();
        bench.RunFor(TimeSpan.FromHours(71));
        Assert.Equal(["Start"], bench.Mail.Select(mail => mail.Subject).Where(subject => subject == "Start"));
        Assert.Equal(3, bench.Mail.Count(mail => mail.Subject == "Alive"));
        Assert.Equal(8, bench.Mail.Count(mail => mail.Subject == "Often"));
        Assert.InRange(bench.Board.Power.Boots, 12, 15);
        bench.AssertAllGone();
    }

    [Fact]
    public void Analogue_value_is_sampled_at_each_wake_and_its_hold_time_goes_on_through_sleeps()
    {
        using FirmwareBench bench = SleepBench.New(SleepBench.Settings(
            "[trigger warm]\nadc = 6\nabove = 1000\nsample = 10min\nhold = 25min\ninterval = 0s\nsubject = warm {value}\nclear-subject = fine {value}")).Sleep();
        bench.Board.Adc.Set(6, 2000);
        bench.RunFor(TimeSpan.FromMinutes(29));
        Assert.Empty(bench.Mail);
        bench.RunFor(TimeSpan.FromMinutes(22));
        Assert.Equal(["warm 2000"], bench.Mail.Select(mail => mail.Subject));
        bench.RunFor(TimeSpan.FromHours(2));
        Assert.Single(bench.Mail); // still warm
        bench.Board.Adc.Set(6, 10);
        bench.RunFor(TimeSpan.FromHours(1));
        Assert.Equal(["warm 2000", "fine 10"], bench.Mail.Select(mail => mail.Subject));
        bench.AssertAllGone();
    }

    [Fact]
    public void Pin_that_stays_as_it_is_does_not_wake_again_and_its_return_is_the_all_clear()
    {
        using FirmwareBench bench = SleepBench.New(SleepBench.Settings("clear-subject = Closed")).Sleep();
        bench.Board.Gpio.Drive(FirmwareBench.DoorPin, false);
        bench.RunFor(TimeSpan.FromHours(12));
        Assert.Equal(["Door"], bench.Mail.Select(mail => mail.Subject));
        Assert.Equal(2, bench.Board.Power.Boots);
        bench.Board.Gpio.Drive(FirmwareBench.DoorPin, true);
        bench.RunFor(TimeSpan.FromHours(12));
        Assert.Equal(["Door", "Closed"], bench.Mail.Select(mail => mail.Subject));
        Assert.Equal(3, bench.Board.Power.Boots);
        bench.AssertAllGone();
    }

    [Fact]
    public void Contact_that_chatters_all_day_does_not_keep_it_awake()
    {
        using FirmwareBench bench = SleepBench.New(SleepBench.Settings(AlertCount.Setting).Replace("interval = 0s", "interval = 1h", StringComparison.Ordinal)).Sleep();
        TimeSpan awake = TimeSpan.Zero;
        TimeSpan step = TimeSpan.FromSeconds(1);
        int seconds = 6 * 3600;
        for (int i = 0; i < seconds; i++)
        {
            if (i % 3 == 0) bench.Press();
            bench.RunFor(step);
            if (!bench.Board.Power.IsAsleep) awake += step;
        }

        Assert.True(awake.TotalSeconds < 0.05 * seconds, $"awake for {awake}");
        Assert.InRange(bench.Mail.Count, 6, 8);
        Assert.Contains("power: pins not armed", bench.Log, StringComparison.Ordinal);
        bench.RunFor(TimeSpan.FromHours(2)); // quiet again, and it wakes again
        int before = bench.Mail.Count;
        bench.Press();
        bench.RunFor(TimeSpan.FromHours(2));
        Assert.Equal(before + 1, bench.Mail.Count);
        bench.AssertAllGone();
    }

    [Fact]
    public void Several_pins_that_rise_and_one_that_falls_wake_it_and_are_told_apart()
    {
        using FirmwareBench bench = SleepBench.New(SleepBench.Settings(
            $"[trigger water]\npin = {WaterPin}\nedge = rising\npull = none\nsubject = Water\ninterval = 0s\n[trigger pir]\npin = {PirPin}\nedge = rising\npull = none\nsubject = Pir\ninterval = 0s")).Sleep();
        foreach (int pin in new[] { PirPin, FirmwareBench.DoorPin, WaterPin, PirPin })
        {
            bench.Press(pin);
            bench.RunFor(TimeSpan.FromMinutes(10));
            Assert.True(bench.Board.Power.IsAsleep, bench.Log);
        }

        Assert.Equal(["Pir", "Door", "Water", "Pir"], bench.Mail.Select(mail => mail.Subject));
        bench.AssertAllGone();
    }

    [Fact]
    public void Pins_that_cannot_all_wake_while_they_stay_are_looked_at_by_the_timer()
    {
        using FirmwareBench bench = SleepBench.New(SleepBench.Settings(
            $"[trigger water]\npin = {WaterPin}\nedge = rising\npull = none\nsubject = Water\ninterval = 0s\n[trigger pir]\npin = {PirPin}\nedge = rising\npull = none\nsubject = Pir\nclear-subject = Gone\ninterval = 0s")).Sleep();
        bench.Board.Gpio.Drive(PirPin, true); // and stays: two are high now, and EXT0 is one
        bench.RunFor(TimeSpan.FromMinutes(1));
        Assert.Equal(["Pir"], bench.Mail.Select(mail => mail.Subject));
        bench.Board.Gpio.Drive(PirPin, false);
        bench.RunFor(TimeSpan.FromMinutes(16));
        Assert.Equal(["Pir", "Gone"], bench.Mail.Select(mail => mail.Subject));
        int boots = bench.Board.Power.Boots;
        bench.RunFor(TimeSpan.FromHours(6));
        Assert.Equal(boots, bench.Board.Power.Boots);
    }

    [Fact]
    public void Quiet_hours_are_slept_through()
    {
        using FirmwareBench bench = SleepBench.New("[time]\noffset = +00:00\n" + SleepBench.Settings(AlertCount.Setting).Replace("[mail]", "[mail]\nquiet = 09:30-17:00", StringComparison.Ordinal)).Sleep(); // from about 09:00 on
        bench.RunFor(TimeSpan.FromHours(1));
        bench.Press();
        bench.RunFor(TimeSpan.FromHours(5));
        Assert.Empty(bench.Mail);
        Assert.InRange(bench.Board.Power.Boots, 2, 3);
        bench.RunFor(TimeSpan.FromHours(3));
        Assert.Single(bench.Mail);
    }

    [Fact]
    public void Silent_server_is_left_when_the_budget_is_over()
    {
        using FirmwareBench bench = SleepBench.New(SleepBench.Settings(power: "budget = 10s")).Sleep();
        bench.Board.Network.Route = (_, _) => Network.Silence;
        bench.Press();
        bench.RunFor(TimeSpan.FromSeconds(9));
        Assert.False(bench.Board.Power.IsAsleep);
        bench.RunFor(TimeSpan.FromSeconds(7));
        Assert.True(bench.Board.Power.IsAsleep, bench.Log);
        bench.Board.Network.Route = (_, _) => bench.Sink.EndPoint;
        bench.RunFor(TimeSpan.FromMinutes(2));
        Assert.Single(bench.Mail);
        bench.AssertAllGone();
    }
}
