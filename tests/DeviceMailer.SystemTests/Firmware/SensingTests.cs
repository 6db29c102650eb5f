// What can fire a trigger beyond a pin's change: levels that last, pulses, silence, a sensor on a bus; each through to the mail.

using DeviceMailer.VirtualBoard.Parts.Sensors;

namespace DeviceMailer.SystemTests.Firmware;

public class SensingTests
{
    private const int MeterPin = 27;
    private const string Bus = "[i2c]\nsda = 21\nscl = 22\n";

    [Fact]
    public void Contact_that_is_normally_closed_tells_that_it_opens()
    {
        using FirmwareBench bench = new FirmwareBench(FirmwareBench.Settings("normally = closed\nclear-subject = Shut"));
        bench.Board.Gpio.Drive(FirmwareBench.DoorPin, false);
        bench.Boot();
        bench.Board.Gpio.Drive(FirmwareBench.DoorPin, true);
        bench.WaitForMail(1);
        bench.Board.Gpio.Drive(FirmwareBench.DoorPin, false);
        bench.WaitForMail(2);
        Assert.Equal(["Door", "Shut"], bench.Mail.Select(mail => mail.Subject));
    }

    [Fact]
    public void Door_left_open_is_mailed_after_its_time_and_when_it_shuts()
    {
        using FirmwareBench bench = new FirmwareBench(FirmwareBench.Settings("normally = closed\nhold = 5min\nclear-subject = Shut"));
        bench.Board.Gpio.Drive(FirmwareBench.DoorPin, false);
        bench.Boot();
        bench.Board.Gpio.Drive(FirmwareBench.DoorPin, true);
        bench.Board.RunFor(TimeSpan.FromMinutes(4));
        bench.Board.Gpio.Drive(FirmwareBench.DoorPin, false); // in time
        bench.Board.RunFor(TimeSpan.FromMinutes(4));
        bench.Board.Gpio.Drive(FirmwareBench.DoorPin, true);
        bench.Board.RunFor(TimeSpan.FromMinutes(4));
        Assert.Empty(bench.Mail);
        bench.WaitForMail(1);
        bench.Board.Gpio.Drive(FirmwareBench.DoorPin, false);
        bench.Board.RunFor(TimeSpan.FromMinutes(10));
        Assert.Equal(["Door", "Shut"], bench.Mail.Select(mail => mail.Subject));
    }

    [Fact]
    public void Button_that_is_held_sends_a_test_mail_even_at_night_and_each_time()
    {
        const string BootButton = "[trigger test]\npin = 0\ntest = yes\n";
        using FirmwareBench bench = new FirmwareBench(FirmwareBench.Settings(BootButton).Replace("[trigger door]", "quiet = 00:00-23:59\n[trigger door]", StringComparison.Ordinal)).Boot();
        bench.Board.Gpio.Press(0, TimeSpan.FromSeconds(4)); // not for long enough
        bench.Board.RunFor(TimeSpan.FromMinutes(1));
        Assert.Empty(bench.Mail);
        for (int i = 1; i <= 2; i++)
        {
            bench.Board.Gpio.Press(0, TimeSpan.FromSeconds(6));
            bench.WaitForMail(i);
            bench.Board.RunFor(TimeSpan.FromSeconds(10)); // it is let go for as long as it must be held
        }

        Assert.All(bench.Mail, mail => Assert.Equal("freezer: test mail", mail.Subject));
        Assert.All(bench.Mail, mail => Assert.StartsWith("This is a test mail: somebody asked for it with the button of test on freezer.", mail.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Level_that_is_there_at_the_start_is_mailed()
    {
        using FirmwareBench bench = new FirmwareBench(FirmwareBench.Settings("level = low"));
        bench.Board.Gpio.Drive(FirmwareBench.DoorPin, false);
        bench.Boot();
        bench.WaitForMail(1);
        bench.Board.RunFor(TimeSpan.FromHours(1));
        Assert.Single(bench.Mail);
    }

    [Fact]
    public void More_pulses_than_allowed_within_the_time_are_an_alarm_with_their_number()
    {
        using FirmwareBench bench = new FirmwareBench(FirmwareBench.Settings(Meter("above = 20\nscale = 0.5\nunit = l\nclear-subject = Dry"))).Boot();
        Pulse(bench, 40, TimeSpan.FromSeconds(5)); // 20 l in 200 s
        bench.Board.RunFor(TimeSpan.FromMinutes(11));
        Assert.Empty(bench.Mail);
        Pulse(bench, 41, TimeSpan.FromSeconds(5));
        bench.WaitForMail(1);
        bench.Board.RunFor(TimeSpan.FromMinutes(11));
        Assert.Equal(["Water 20.5 l", "Dry"], bench.Mail.Select(mail => mail.Subject));
    }

    [Fact]
    public void Too_few_pulses_are_an_alarm_once_there_could_have_been_enough()
    {
        using FirmwareBench bench = new FirmwareBench(FirmwareBench.Settings(Meter("below = 3"))).Boot();
        bench.Board.RunFor(TimeSpan.FromMinutes(9.5));
        Assert.Empty(bench.Mail);
        bench.Board.RunFor(TimeSpan.FromMinutes(1));
        Assert.Equal("Water 0", Assert.Single(bench.Mail).Subject);
    }

    [Fact]
    public void Thousands_of_pulses_in_a_second_leave_the_ring_to_others()
    {
        using FirmwareBench bench = new FirmwareBench(FirmwareBench.Settings(Meter("above = 4999\nclear-subject = Dry"))).Boot();
        bench.Press();
        for (int i = 0; i < 10000; i++) bench.Board.Gpio.Drive(MeterPin, i % 2 != 0);
        bench.WaitForMail(2);
        Assert.Equal(["Door", "Water 5000"], bench.Mail.Select(mail => mail.Subject).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("events lost", bench.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void Silence_is_mailed_once_and_its_end_is_the_all_clear()
    {
        using FirmwareBench bench = new FirmwareBench(FirmwareBench.Settings(
            $"[trigger quiet]\npin = {FirmwareBench.DoorPin}\nsilence = 24h\ninterval = 0s\nsubject = Quiet\nclear-subject = Here again")).Boot();
        bench.Board.RunFor(TimeSpan.FromHours(23));
        bench.Press();
        bench.WaitForMail(1); // the door's own
        bench.Board.RunFor(TimeSpan.FromHours(23.9));
        Assert.Single(bench.Mail);
        bench.Board.RunFor(TimeSpan.FromHours(72));
        Assert.Equal(["Door", "Quiet"], bench.Mail.Select(mail => mail.Subject));
        bench.Press();
        bench.WaitForMail(4);
        Assert.Equal(["Door", "Door", "Here again", "Quiet"], bench.Mail.Select(mail => mail.Subject).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Temperature_of_a_sensor_is_an_alarm_and_an_all_clear()
    {
        using var bench = new FirmwareBench(FirmwareBench.Settings(Bus + Warm + "clear-subject = Cold {value}"));
        var sensor = new Sht3x(bench.Board) { Temperature = -20 };
        bench.Board.I2c.Wire(1, Sht3x.Address, sensor);
        bench.Boot();
        bench.Board.RunFor(TimeSpan.FromMinutes(1));
        Assert.Empty(bench.Mail);
        sensor.Temperature = -14.5;
        bench.WaitForMail(1);
        sensor.Temperature = -15.5;
        bench.Board.RunFor(TimeSpan.FromMinutes(1));
        Assert.Single(bench.Mail); // not by enough
        sensor.Temperature = -20;
        bench.WaitForMail(2);
        Assert.Equal(["Warm -14.5", "Cold -20"], bench.Mail.Select(mail => mail.Subject));
    }

    [Fact]
    public void Both_values_of_the_second_address_are_watched()
    {
        using var bench = new FirmwareBench(FirmwareBench.Settings(
            Bus + "[trigger warm]\nsensor = sht3x-temperature\naddress = 0x45\nabove = 30\nsubject = Warm\n[trigger damp]\nsensor = sht3x-humidity\naddress = 0x45\nabove = 70\nsubject = Damp {value}"));
        var sensor = new Sht3x(bench.Board) { Temperature = 25, Humidity = 80 };
        bench.Board.I2c.Wire(1, Sht3x.Address + 1, sensor);
        bench.Boot();
        bench.WaitForMail(1);
        sensor.Temperature = 35;
        bench.WaitForMail(2);
        Assert.Equal(["Damp 80", "Warm"], bench.Mail.Select(mail => mail.Subject));
    }

    [Theory]
    [InlineData("missing", "does not answer")]
    [InlineData("checksum", "answers with a wrong checksum")]
    [InlineData("held", "does not answer")]
    public void Sensor_that_fails_is_logged_once_and_mailed_once_and_stops_nothing(string fault, string said)
    {
        using var bench = new FirmwareBench(FirmwareBench.Settings(Bus + Warm));
        var sensor = new Sht3x(bench.Board) { Temperature = -20, HasBadChecksums = fault == "checksum" };
        if (fault != "missing") bench.Board.I2c.Wire(1, Sht3x.Address, sensor);
        if (fault == "held") bench.Board.I2c.StuckBuses.Add(1);
        bench.Boot();
        bench.WaitForMail(1);
        bench.Press();
        bench.WaitForMail(2);
        bench.Board.RunFor(TimeSpan.FromHours(2));
        Assert.Equal(["freezer: warm cannot be measured", "Door"], bench.Mail.Select(mail => mail.Subject));
        Assert.Contains("The sensor of warm on freezer has failed 5 times.", FirmwareBench.Text(bench.Mail.First().Content), StringComparison.Ordinal);
        Assert.Equal(2, bench.Log.Split($"sensor: warm: {said}").Length);

        sensor.HasBadChecksums = false;
        bench.Board.I2c.StuckBuses.Clear();
        bench.Board.I2c.Wire(1, Sht3x.Address, sensor);
        bench.WaitForLog("sensor: warm: measures again; failures: ");
        sensor.Temperature = -10;
        bench.WaitForMail(3);
        Assert.Equal("Warm -10", bench.Mail.Last().Subject);
        Assert.Empty(bench.Board.Unhandled);
    }

    private static string Warm => "[trigger warm]\nsensor = sht3x-temperature\nabove = -15\nhysteresis = 1\ninterval = 0s\nsubject = Warm {value}\n";

    private static string Meter(string keys) =>
        $"[trigger water]\npin = {MeterPin}\ndebounce = 0ms\nwithin = 10min\ninterval = 0s\nsubject = Water {{value}}{(keys.Contains("unit", StringComparison.Ordinal) ? " {unit}" : "")}\n{keys}";

    private static void Pulse(FirmwareBench bench, int count, TimeSpan apart)
    {
        for (int i = 0; i < count; i++)
        {
            bench.Board.Gpio.Press(MeterPin, TimeSpan.FromMilliseconds(50));
            bench.Board.RunFor(apart);
        }
    }
}
