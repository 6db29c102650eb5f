// Which way is warm: from degrees to ohms, volts and the converter's reading by the datasheets' formulas, written here once more, and from there through the firmware to the alarm; with
// the settings that ship, on every board whose drawing has the thermistor. An alarm that fires when it is cold fails here.

using System.Globalization;
using DeviceMailer.RealBoard;
using DeviceMailer.SystemTests.Firmware;
using DeviceMailer.VirtualBoard;
using DeviceMailer.VirtualBoard.Parts;
using DeviceMailer.VirtualBoard.Sensors;

namespace DeviceMailer.SystemTests.Sensors;

public class WarmthTests
{
    private const double Limit = -14;       // of the recipe and the sample

    private static readonly TimeSpan settled = TimeSpan.FromMinutes(12); // hold and sample of the recipe

    public static TheoryData<string> Boards => [.. BoardFile.Known.Where(name => BoardFile.Find(name).Wiring.ContainsKey("thermistor"))];

    [Theory]
    [MemberData(nameof(Boards))]
    public void Thermistor_as_it_is_drawn_alarms_when_it_is_warm_and_clears_when_it_is_cold(string name)
    {
        BoardFile file = BoardFile.Find(name);
        int channel = Enumerable.Range(0, 10).First(channel => file.Has(file.Wiring["thermistor"], $"adc1.{channel}"));
        string recipe = File.ReadAllText(Repository.PathOf("src/DeviceMailer.Esp32/recipes/freezer-ntc.ini"));
        Assert.Contains($"above = {Limit}", recipe, StringComparison.Ordinal);
        using var bench = new FirmwareBench(OnBoard(recipe, channel), board: name);
        foreach ((double celsius, int mails) in new[] { (-25.0, 0), (-15.0, 0), (-13.0, 1), (5.0, 1), (20.0, 1), (-14.5, 1), (-16.0, 2), (-30.0, 2) })
        {
            bench.Board.Adc.Set(channel, ReadingOf(celsius, file));
            if (celsius == -25) bench.Boot();
            bench.Board.RunFor(settled + settled + settled); // the second mail waits for its interval
            Assert.True(bench.Mail.Count == mails, $"{celsius} °C: {bench.Mail.Count} mails, expected {mails}\n{bench.Log}");
        }

        Assert.Equal(["Freezer: -13 °C", "Freezer all right: -16 °C"], bench.Mail.Select(mail => Degrees(mail.Subject)));
        Assert.Matches("sensor: freezer: -(25|24.9|25.1) °C", bench.Log);
    }

    [Fact]
    public void Sample_alarms_when_it_is_warm()
    {
        const string Section = "[trigger freezer warm]";
        BoardFile file = BoardFile.Find("esp32-devkitc-v4");
        string sample = File.ReadAllText(Repository.PathOf("src/DeviceMailer.Esp32/devicemailer.sample.ini"));
        string trigger = sample[sample.IndexOf(Section, StringComparison.Ordinal)..];
        trigger = trigger[..trigger.IndexOf("\n[", StringComparison.Ordinal)];
        Assert.Contains($"above = {Limit}", trigger, StringComparison.Ordinal);
        using var bench = new FirmwareBench(FirmwareBench.Settings(trigger));
        bench.Board.Adc.Set(6, ReadingOf(-18, file));
        bench.Boot();
        bench.Board.RunFor(settled);
        Assert.Empty(bench.Mail);
        bench.Board.Adc.Set(6, ReadingOf(-10, file));
        bench.WaitForMail(1);
        Assert.Equal("freezer: freezer warm", bench.Mail.First().Subject);
    }

    [Theory]
    [InlineData(4095, "reads like a wire that has come off")]
    [InlineData(4000, "reads like a wire that has come off")]
    [InlineData(0, "reads like a short circuit")]
    public void Broken_thermistor_is_told_as_such(int reading, string problem)
    {
        using var bench = new FirmwareBench(FirmwareBench.Settings("[trigger warm]\nadc = 6\nntc = 10k/3950/100k\nabove = -14\nbelow = -30\n"));
        bench.Board.Adc.Set(6, reading);
        bench.Boot();
        bench.WaitForMail(1);
        Assert.Equal("freezer: warm cannot be measured", bench.Mail.First().Subject);
        Assert.Contains("sensor: warm: " + problem, bench.Log, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public void Virtual_board_and_this_test_have_the_same_formula(string name)
    {
        BoardFile file = BoardFile.Find(name);
        for (int celsius = -35; celsius <= 40; celsius++) Assert.Equal(ReadingOf(celsius, file), ThermistorView.Drawn(file).ReadingOf(celsius));
    }

    // R = R25 * e^(B * (1/T - 1/T25)); V = 3.3 V * R / (R + 100 kΩ), the thermistor being the lower one; the reading by the board's converter.
    private static int ReadingOf(double celsius, BoardFile board)
    {
        double ohms = 10_000 * Math.Exp(3950 * ((1 / (celsius + 273.15)) - (1 / 298.15)));
        double volts = 3.3 * ohms / (ohms + 100_000);
        double[] converter = [.. board["adc"].Split(' ').Select(millivolts => double.Parse(millivolts, CultureInfo.InvariantCulture) / 1000)];
        return (int)Math.Clamp(Math.Round((volts - converter[0]) / (converter[1] - converter[0]) * Adc.MaxValue), 0, Adc.MaxValue);
    }

    private static string OnBoard(string settings, int channel) => settings.Replace("adc = 6", $"adc = {channel}", StringComparison.Ordinal).Replace("led = 2\n", "", StringComparison.Ordinal);

    // A step of the converter is some hundredths of a degree.
    private static string Degrees(string subject) => subject.Replace("-13.1", "-13", StringComparison.Ordinal).Replace("-12.9", "-13", StringComparison.Ordinal).Replace("-16.1", "-16", StringComparison.Ordinal).Replace("-15.9", "-16", StringComparison.Ordinal);
}
