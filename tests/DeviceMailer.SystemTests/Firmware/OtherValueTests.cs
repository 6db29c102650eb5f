// {cellar.value} in a text: what another trigger measured, and its day, on the way from the sensor to the mail.

using DeviceMailer.VirtualBoard.Parts.Sensors;

namespace DeviceMailer.SystemTests.Firmware;

public class OtherValueTests
{
    private const string Climate = "[i2c]\nsda = 21\nscl = 22\n[trigger cellar]\nsensor = sht3x-temperature\nunit = °F\nabove = 200\nsample = 1min\n";

    [Fact]
    public void Text_shows_what_another_trigger_measured_and_its_day()
    {
        using FirmwareBench bench = Bench(FirmwareBench.Settings(
            $"text = now {{cellar.value}} {{cellar.unit}}, {{cellar.min}} to {{cellar.max}}, mean {{cellar.mean}}\nhtml = <b>{{cellar.value}}</b>\n[history]\nsize = 8 KiB\n{Climate}"), 10, out Sht3x sensor);
        bench.Boot();
        bench.Board.RunFor(TimeSpan.FromHours(2));
        sensor.Temperature = 20;
        bench.Board.RunFor(TimeSpan.FromHours(2));
        bench.Press();
        bench.WaitForMail(1);
        string mail = FirmwareBench.Text(bench.Mail.Single().Content).Replace("=C2=B0", "°", StringComparison.Ordinal);
        Assert.Matches("now 68 °F, 50 to 68, mean 5[89](\\.\\d+)?\r\n", mail); // 10 and 20 °C
        Assert.Contains("<b>68</b>", mail, StringComparison.Ordinal);
        Assert.Empty(bench.Board.Unhandled);
    }

    [Fact]
    public void What_was_not_measured_yet_is_a_question_mark()
    {
        using FirmwareBench bench = Bench(FirmwareBench.Settings($"text = now {{cellar.value}}, {{cellar.min}}\n[history]\nsize = 8 KiB\n{Climate}"), 10, out _);
        bench.Board.I2c.Wire(1, Sht3x.Address, null);
        bench.Boot();
        bench.Press();
        bench.WaitForMail(1);
        Assert.Contains("now ?, ?\r\n", FirmwareBench.Text(bench.Mail.Single().Content), StringComparison.Ordinal);
        Assert.Empty(bench.Board.Unhandled);
    }

    [Fact]
    public void Value_from_before_a_sleep_is_shown_to_whom_a_pin_woke()
    {
        using FirmwareBench bench = SleepBench.New(SleepBench.Settings($"text = now {{cellar.value}}\n{Climate}".Replace("1min", "1h", StringComparison.Ordinal)));
        bench.Board.I2c.Wire(1, Sht3x.Address, new Sht3x(bench.Board) { Temperature = 10 });
        bench.Sleep();
        bench.Board.RunFor(TimeSpan.FromMinutes(2));
        bench.Board.Gpio.Drive(FirmwareBench.DoorPin, false);
        bench.WaitForMail(1);
        Assert.Contains("now 50\r\n", FirmwareBench.Text(bench.Mail.Single().Content), StringComparison.Ordinal);
        bench.WaitForSleep();
        bench.AssertAllGone();
    }

    [Fact]
    public void Mail_that_is_sent_from_ram_keeps_the_value_of_its_moment()
    {
        using FirmwareBench bench = Bench(FirmwareBench.Settings($"text = now {{cellar.value}}\n{Climate}"), 10, out Sht3x sensor);
        bench.Boot();
        bench.Board.RunFor(TimeSpan.FromMinutes(2));
        bench.Board.Flash.Fails = _ => true;
        bench.Board.Wifi.InRange = false;
        bench.Press();
        bench.WaitForLog("the alert is sent from RAM");
        sensor.Temperature = -17.77;
        bench.Board.RunFor(TimeSpan.FromMinutes(2));
        bench.Board.Wifi.InRange = true;
        Assert.True(bench.Board.RunUntil(() => !bench.Mail.IsEmpty, TimeSpan.FromHours(1)), bench.Log);
        Assert.Contains("now 50\r\n", FirmwareBench.Text(bench.Mail.First().Content), StringComparison.Ordinal);
    }

    private static FirmwareBench Bench(string settings, double temperature, out Sht3x sensor)
    {
        var bench = new FirmwareBench(settings);
        sensor = new Sht3x(bench.Board) { Temperature = temperature };
        bench.Board.I2c.Wire(1, Sht3x.Address, sensor);
        bench.Board.Wifi.Time = () => FirmwareBench.StartOfTime + bench.Board.Clock.Now;
        return bench;
    }
}
