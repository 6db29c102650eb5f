// Every sensor of the catalogue: its row, its driver with its simulated chip over the whole range and through all faults, and the way from the settings to the mail.
// A new row is tested by itself.

using System.Globalization;
using System.Text.RegularExpressions;
using DeviceMailer.SystemTests.Firmware;
using DeviceMailer.VirtualBoard.Parts.Sensors;
using DeviceMailer.VirtualBoard.Sensors;

namespace DeviceMailer.SystemTests.Sensors;

public partial class SensorCatalogueTests
{
    private const int Steps = 40;               // values of a range that are measured
    private const int MaxQuantities = 16;       // SensorWords.RowFactor
    private const int MaxWaitMs = 100;          // nothing else is watched meanwhile, but pins are
    private const int MinSettledMs = 1000;      // longer than that, the default of sample would not do
    private const int MinSampleMs = 100;        // the settings' own

    public static TheoryData<string> Names => [.. SensorBench.All.Select(sensor => sensor.Name)];

    [Fact]
    public void Rows_can_be_told_apart_and_are_within_bounds()
    {
        Assert.NotEmpty(SensorBench.All);
        Assert.Distinct(SensorBench.All.Select(sensor => sensor.Name));
        Assert.Distinct(SensorBench.All.SelectMany(sensor => sensor.Quantities.Select(quantity => quantity.Word)));
        Assert.All(SensorBench.All, sensor =>
        {
            Assert.Matches(WordPattern(), sensor.Name);
            Assert.NotEmpty(sensor.Parts);
            if (sensor.IsOneWire)
            {
                Assert.InRange(sensor.Family, 1, 0xFF);
            }
            else
            {
                Assert.InRange(sensor.FirstAddress, 0x08, sensor.LastAddress);
                Assert.InRange(sensor.LastAddress, sensor.FirstAddress, 0x77);
            }

            Assert.InRange(sensor.MeasuringTime.TotalMilliseconds, 0, MinSettledMs);
            Assert.InRange(sensor.SampleTime.TotalMilliseconds, Math.Max(MinSampleMs, sensor.MeasuringTime.TotalMilliseconds), 60000);
            Assert.InRange(sensor.Quantities.Count, 1, MaxQuantities);
            Assert.All(sensor.Quantities, quantity =>
            {
                Assert.Matches(WordPattern(), quantity.Name);
                Assert.InRange(quantity.Decimals, 0, 3);
                Assert.True(quantity.Least < quantity.Most);
            });
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Driver_measures_its_chip_over_the_whole_range_in_time(string name)
    {
        KnownSensor sensor = SensorBench.All.Single(sensor => sensor.Name == name);
        using var bench = new SensorBench(name);
        for (int step = 0; step <= Steps; step++)
        {
            for (int i = 0; i < sensor.Quantities.Count; i++) bench.Part[sensor.Quantities[i].Name] = At(sensor.Quantities[i], i % 2 == 0 ? step : Steps - step);
            bench.Link.Restart();
            Assert.True(bench.TryMeasure(), bench.Problem);
            Assert.Null(bench.Problem);
            Assert.InRange(bench.Link.Waited + bench.Took, TimeSpan.Zero, sensor.MeasuringTime);
            Assert.InRange(bench.Link.Waited, TimeSpan.Zero, TimeSpan.FromMilliseconds(MaxWaitMs));
            for (int i = 0; i < sensor.Quantities.Count; i++)
            {
                // As exact as the decimals that are shown.
                double meant = bench.Part[sensor.Quantities[i].Name];
                Assert.InRange(bench.Value(i) - meant, -Tolerance(sensor.Quantities[i]), Tolerance(sensor.Quantities[i]));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Driver_says_why_it_fails_keeps_the_values_and_measures_again(string name)
    {
        using var bench = new SensorBench(name);
        Assert.True(bench.TryMeasure());
        int transfers = bench.Link.Transfers;
        double before = bench.Value(0);
        for (int failsAt = 0; failsAt < transfers; failsAt++)
        {
            using var fresh = new SensorBench(name);
            fresh.Link.Restart(failsAt);
            Assert.False(fresh.TryMeasure());
            Assert.Equal("does not answer", fresh.Problem);
            fresh.Link.Restart();
            Assert.True(fresh.TryMeasure(), fresh.Problem);
            Assert.Equal(before, fresh.Value(0));
        }

        if (!bench.Part.HasChecksums) return;
        bench.Part.HasBadChecksums = true;
        Assert.False(bench.TryMeasure());
        Assert.Equal("answers with a wrong checksum", bench.Problem);
        Assert.Equal(before, bench.Value(0));
        bench.Part.HasBadChecksums = false;
        Assert.True(bench.TryMeasure());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_value_is_mailed_and_so_is_a_sensor_that_fails(string name)
    {
        KnownSensor sensor = SensorBench.All.Single(sensor => sensor.Name == name);
        string[] triggers = [.. sensor.Quantities.Select(quantity => Invariant(
            $"[trigger {quantity.Name}]\nsensor = {quantity.Word}\n{(sensor.IsOneWire ? "" : $"address = 0x{sensor.LastAddress:X2}\n")}above = {At(quantity, Steps / 2):0.###}\ninterval = 0s\nsample = 5s\nsubject = {quantity.Name} {{value}} {{unit}}\n"))];
        using var bench = new FirmwareBench(FirmwareBench.Settings(SensorBench.BusOf(sensor) + string.Concat(triggers)));
        SensorPart part = SensorPart.Make(name, bench.Board);
        foreach (KnownQuantity quantity in sensor.Quantities) part[quantity.Name] = At(quantity, Steps / 4);
        SensorBench.Wire(bench.Board, sensor, part);
        bench.Boot();
        bench.Board.RunFor(TimeSpan.FromMinutes(1));
        Assert.Empty(bench.Mail);
        foreach (KnownQuantity quantity in sensor.Quantities)
        {
            int before = bench.Mail.Count;
            part[quantity.Name] = At(quantity, Steps * 3 / 4);
            bench.WaitForMail(before + 1);
            Match said = Regex.Match(bench.Mail.Last().Subject, $"^{quantity.Name} (-?[0-9.]+) {Regex.Escape(quantity.Unit)}$");
            Assert.True(said.Success, bench.Mail.Last().Subject);
            Assert.InRange(double.Parse(said.Groups[1].Value, CultureInfo.InvariantCulture), At(quantity, Steps * 3 / 4) - Tolerance(quantity), At(quantity, Steps * 3 / 4) + Tolerance(quantity));
        }

        int mails = bench.Mail.Count;
        bench.Board.I2c.StuckBuses.Add(1);
        bench.Board.OneWire.IsHeld = true;
        bench.WaitForMail(mails + sensor.Quantities.Count);
        Assert.All(sensor.Quantities, quantity => Assert.Contains(bench.Mail, mail => mail.Subject == $"freezer: {quantity.Name} cannot be measured"));
        Assert.Empty(bench.Board.Unhandled);
    }

    private static double At(KnownQuantity quantity, int step) => quantity.Least + ((quantity.Most - quantity.Least) * step / Steps);

    private static double Tolerance(KnownQuantity quantity) => Math.Pow(10, -quantity.Decimals);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("^[a-z][a-z0-9]*$")]
    private static partial Regex WordPattern();
}
