// DS18B20 through the whole firmware: numbers in the log, several on a wire, 85 °C and the 85 °C of power-on, faults by their names, and that others are measured meanwhile.

using DeviceMailer.VirtualBoard.Parts.Sensors;

namespace DeviceMailer.SystemTests.Firmware;

public class OneWireTests
{
    private const string Bus = "[onewire]\ntx = 17\nrx = 16\n";
    private const string Upper = "28-0000000000a1";
    private const string Lower = "28-0000000000b2";

    [Fact]
    public void Two_on_one_wire_are_told_by_the_numbers_that_the_log_shows()
    {
        using FirmwareBench bench = Bench(Trigger("upper", Upper) + Trigger("lower", Lower));
        Ds18b20 upper = Wire(bench, Upper, -20);
        Ds18b20 lower = Wire(bench, Lower, -19);
        bench.Boot();
        bench.WaitForLog("sensor: lower: -19 °C");
        Assert.Contains("sensor: upper: -20 °C", bench.Log, StringComparison.Ordinal);
        Assert.Contains($"1-Wire: found {Upper}", bench.Log, StringComparison.Ordinal);
        Assert.Contains($"1-Wire: found {Lower}", bench.Log, StringComparison.Ordinal);
        Assert.Empty(bench.Mail);
        lower["temperature"] = -9.5;
        bench.WaitForMail(1);
        Assert.Equal("lower -9.5", bench.Mail.Last().Subject);
        upper["temperature"] = 85;
        bench.WaitForMail(2);
        Assert.Equal("upper 85", bench.Mail.Last().Subject);
        Assert.Empty(bench.Board.Unhandled);
    }

    [Fact]
    public void Only_one_needs_no_number_and_a_second_one_is_a_fault_that_says_so()
    {
        using FirmwareBench bench = Bench(Trigger("freezer", null));
        Wire(bench, Upper, -20);
        bench.Boot();
        bench.WaitForLog("sensor: freezer: -20 °C");
        Wire(bench, Lower, -20);
        bench.SwitchOn();
        bench.WaitForLog("sensor: freezer: is not the only one on its wire: choose it with number");
        bench.WaitForMail(1);
        Assert.Equal("freezer: freezer cannot be measured", bench.Mail.Last().Subject);
    }

    [Fact]
    public void Power_on_value_alarms_nobody_and_is_told_as_what_it_is()
    {
        using FirmwareBench bench = Bench(Trigger("freezer", Upper));
        Ds18b20 part = Wire(bench, Upper, -20);
        part.LosesSupply = true;
        bench.Boot();
        bench.WaitForLog("sensor: freezer: has lost its supply while it measured");
        bench.WaitForMail(1);
        Assert.Equal("freezer: freezer cannot be measured", bench.Mail.Last().Subject);
        part.LosesSupply = false;
        bench.WaitForLog("sensor: freezer: measures again", minutes: 5);
        Assert.Single(bench.Mail);
    }

    [Theory]
    [InlineData("absent", "does not answer")]
    [InlineData("held", "cannot be reached: the wire is held low, or TX and RX are not joined")]
    [InlineData("garbled", "answers with a wrong checksum")]
    public void Fault_is_logged_by_its_name_and_mailed(string fault, string told)
    {
        using FirmwareBench bench = Bench(Trigger("freezer", null));
        Ds18b20 part = Wire(bench, Upper, -20);
        bench.Boot();
        bench.WaitForLog("sensor: freezer: -20 °C");
        bench.Board.OneWire.IsHeld = fault == "held";
        bench.Board.OneWire.Wire(part, fault != "absent");
        part.HasBadChecksums = fault == "garbled";
        bench.WaitForLog($"sensor: freezer: {told}");
        bench.WaitForMail(1);
        Assert.Equal("freezer: freezer cannot be measured", bench.Mail.Last().Subject);
        bench.Board.OneWire.IsHeld = false;
        bench.Board.OneWire.Wire(part, isThere: true);
        part.HasBadChecksums = false;
        bench.WaitForLog("sensor: freezer: measures again", minutes: 5);
        Assert.Empty(bench.Board.Unhandled);
    }

    [Fact]
    public void Nothing_on_the_wire_is_told_at_the_start()
    {
        using FirmwareBench bench = Bench(Trigger("freezer", null));
        bench.Boot();
        Assert.Contains("1-Wire: found nothing", bench.Log, StringComparison.Ordinal);
    }

    // A second of its own each: with the thermometer's 750 ms in between they would be fewer.
    [Fact]
    public void Others_are_measured_while_it_measures()
    {
        using FirmwareBench bench = Bench(Trigger("freezer", Upper).Replace("5s", "1s", StringComparison.Ordinal) + "[trigger gauge]\nadc = 6\nabove = 2000\nsample = 100ms\ninterval = 0s\nclear-subject = low\nsubject = high\n");
        Wire(bench, Upper, -20);
        bench.Board.Adc.Set(6, 100);
        bench.Boot();
        bench.WaitForLog("sensor: freezer: -20 °C");
        for (int i = 0; i < 20; i++)
        {
            int events = Events(bench);
            bench.Board.Adc.Set(6, i % 2 == 0 ? 3000 : 100);
            bench.Board.RunFor(TimeSpan.FromMilliseconds(230)); // two samples, whatever the thermometer does
            Assert.True(Events(bench) > events, bench.Log);
        }
    }

    private static int Events(FirmwareBench bench) => bench.Board.Console.Lines.Count(line => line.Contains("device: event: gauge", StringComparison.Ordinal));

    private static string Trigger(string name, string? number) =>
        $"[trigger {name}]\nsensor = ds18b20\n{(number == null ? "" : $"number = {number}\n")}above = -15\nsample = 5s\ninterval = 0s\nsubject = {name} {{value}}\n";

    private static FirmwareBench Bench(string triggers) => new(FirmwareBench.Settings(Bus + triggers));

    private static Ds18b20 Wire(FirmwareBench bench, string number, double temperature)
    {
        var part = new Ds18b20(bench.Board);
        part.SetNumber(number);
        part["temperature"] = temperature;
        bench.Board.OneWire.Wire(part, isThere: true);
        return part;
    }
}
