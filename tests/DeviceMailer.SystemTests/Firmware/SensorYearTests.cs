// Twelve sensors over days with a change of time, faults by chance from a seed, a report each day: every alarm, all-clear and fault that was fed is one mail, each
// report tells what was fed, flash is written as seldom as is stated, and the heap is as it was. A few days in each run; SENSOR_DAYS=365 for the year:
//   SENSOR_DAYS=365 dotnet test tests/DeviceMailer.SystemTests --filter SensorYearTests

using System.Globalization;
using System.Text.RegularExpressions;
using DeviceMailer.Benchmarks.Ram;
using DeviceMailer.SystemTests.Sensors;
using DeviceMailer.VirtualBoard.Parts.Sensors;
using DeviceMailer.VirtualBoard.Sensors;
using DeviceMailer.VirtualBoard.Sink;
using MimeKit;
using Xunit.Abstractions;
using LoadedFirmware = DeviceMailer.VirtualBoard.Loading.Firmware;

namespace DeviceMailer.SystemTests.Firmware;

public sealed partial class SensorYearTests(ITestOutputHelper output)
{
    private const int Seed = 12;
    private const int ShortDays = 4;
    private const int StepMinutes = 10;
    private const int StepsPerDay = 24 * 60 / StepMinutes;
    private const int SlotSteps = 36;               // six hours, in which a sensor has one alarm, one fault or nothing
    private const int EventStep = 6;
    private const int AlarmSteps = 6;
    private const int FaultSteps = 14;              // five failures, and a while beyond
    private const int MostWritesPerDay = 984;       // NotifierLimits.HistoryMinutes
    private const double Tolerance = 0.3;           // of a share of the range: a value may be between two samples

    private static readonly TimeZoneInfo berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private readonly Random random = new(Seed);
    private readonly List<(DateTime At, int Sensor, double Value)> fed = [];

    private sealed record Fed(string Name, SensorPart Part, string Quantity, string Unit, int Address, double Middle, double Swing)
    {
        internal double Above => Middle + (2 * Swing);
    }

    [Fact]
    public void Twelve_sensors_with_faults_are_told_and_reported_day_by_day()
    {
        int days = int.TryParse(Environment.GetEnvironmentVariable("SENSOR_DAYS"), CultureInfo.InvariantCulture, out int asked) ? asked : ShortDays;
        DateTime begin = days > ShortDays ? new DateTime(2027, 1, 1, 2, 0, 0, DateTimeKind.Utc) : new DateTime(2027, 3, 26, 2, 0, 0, DateTimeKind.Utc); // summer time begins on the 28th
        LoadedFirmware firmware = LoadedFirmware.Load(Path.Combine(AppContext.BaseDirectory, "firmware", "DeviceMailer.Esp32.dll"), watchesObjects: true);
        using var bench = new FirmwareBench(sinkOptions: null) { Firmware = firmware };
        List<Fed> sensors = Wire(bench);
        File.WriteAllText(bench.Board.Flash.PathOf(@"I:\devicemailer.ini"), SettingsOf(sensors));
        bench.Board.Wifi.Time = () => begin + bench.Board.Clock.Now;
        foreach (Fed sensor in sensors) sensor.Part[sensor.Quantity] = sensor.Middle;
        bench.Boot();
        int alarms = 0;
        int faults = 0;
        int heapBefore = 0;
        int[] plans = new int[sensors.Count];
        for (int step = 0; step < days * StepsPerDay; step++)
        {
            int inSlot = step % SlotSteps;
            if (inSlot == 0)
            {
                Plan(sensors, plans);
                Trouble(bench, step);
            }

            for (int i = 0; i < sensors.Count; i++)
            {
                bool isAlarm = plans[i] == 0 && inSlot >= EventStep && inSlot < EventStep + AlarmSteps;
                bool isFault = plans[i] == 1 && inSlot >= EventStep && inSlot < EventStep + FaultSteps;
                if (plans[i] == 0 && inSlot == EventStep) alarms++;
                if (plans[i] == 1 && inSlot == EventStep) faults++;
                Feed(bench, sensors, i, step, isAlarm, isFault, begin);
            }

            bench.Board.RunFor(TimeSpan.FromMinutes(StepMinutes));
            if (step == StepsPerDay) heapBefore = NotifierRam.Count(firmware, bench.Board).Sum(part => part.Bytes);
        }

        foreach (Fed sensor in sensors) bench.Board.I2c.Wire(1, sensor.Address, sensor.Part);
        bench.Board.Network.Route = (_, _) => bench.Sink.EndPoint;
        bench.Board.Wifi.InRange = true;
        bench.Board.RunFor(TimeSpan.FromHours(3));
        int heapAfter = NotifierRam.Count(firmware, bench.Board).Sum(part => part.Bytes);
        ReceivedMail[] mails = [.. bench.Mail.DistinctBy(mail => MessageId().Match(FirmwareBench.Text(mail.Content)).Value)]; // one that was maybe delivered comes again
        output.WriteLine($"{days} days: {alarms} alarms, {faults} faults, {mails.Length} mails; heap {heapBefore} and {heapAfter} bytes; {bench.Board.Flash.Operations / days} flash operations a day");
        Assert.Equal(alarms, mails.Sum(mail => mail.Subject.EndsWith(" high", StringComparison.Ordinal) ? EventsIn(mail) : 0));
        Assert.Equal(alarms, mails.Sum(mail => mail.Subject.EndsWith(" ok", StringComparison.Ordinal) ? EventsIn(mail) : 0));
        Assert.Equal(faults, mails.Sum(mail => mail.Subject.EndsWith(" cannot be measured", StringComparison.Ordinal) ? EventsIn(mail) : 0));
        AssertReports(mails, sensors, days);
        Assert.InRange(heapAfter, heapBefore - 600, heapBefore + 600); // a report's day is held until the next mail
        Assert.True(PageWrites(bench) <= MostWritesPerDay * (days + 1), $"{PageWrites(bench)} writes of pages");
        Assert.Empty(bench.Board.Unhandled);
        Assert.DoesNotContain("failed unexpectedly", bench.Log, StringComparison.Ordinal);
    }

    private static List<Fed> Wire(FirmwareBench bench)
    {
        (string Sensor, int Address)[] chips = [("sht3x", 0x44), ("sht3x", 0x45), ("sht4x", 0x46), ("aht20", 0x38), ("bme280", 0x76), ("ina219", 0x40)];
        List<Fed> sensors = [];
        foreach ((string name, int address) in chips)
        {
            SensorPart part = SensorPart.Make(name, bench.Board);
            bench.Board.I2c.Wire(1, address, part);
            foreach (KnownQuantity quantity in SensorBench.All.Single(sensor => sensor.Name == name).Quantities)
            {
                double span = quantity.Most - quantity.Least;
                sensors.Add(new Fed($"{name}-{quantity.Name} {address:x}", part, quantity.Name, quantity.Unit, address, quantity.Least + (span * 0.4), span * 0.1));
            }
        }

        return [.. sensors.Take(12)];
    }

    private static string SettingsOf(List<Fed> sensors) =>
        "[device]\nname = attic\n[smtp]\nhost = mail.example.com\nsecurity = none\n[mail]\nfrom = a@example.com\nto = me@example.com\nlimit = 3600\n[outbox]\nsize = 1 MiB\nmessages = 64\n"
        + "[time]\nzone = CET-1CEST,M3.5.0,M10.5.0/3\n[i2c]\nsda = 21\nscl = 22\n[history]\nsize = 64 KiB\n[report daily]\nat = 07:00\ncsv = no\n"
        + string.Concat(sensors.Select(sensor => string.Create(
            CultureInfo.InvariantCulture,
            $"[trigger {sensor.Name}]\nsensor = {sensor.Name.Split(' ')[0]}\naddress = 0x{sensor.Address:X2}\nabove = {sensor.Above:0.###}\nsample = {StepMinutes}min\ninterval = 0s\nsubject = {sensor.Name} high\nclear-subject = {sensor.Name} ok\n")));

    private void Feed(FirmwareBench bench, List<Fed> sensors, int index, int step, bool isAlarm, bool isFault, DateTime begin)
    {
        Fed sensor = sensors[index];
        double wave = sensor.Swing * Math.Sin((step * 2 * Math.PI / StepsPerDay) + index);
        double value = isAlarm ? sensor.Above + sensor.Swing : sensor.Middle + wave;
        sensor.Part[sensor.Quantity] = value;
        bench.Board.I2c.Wire(1, sensor.Address, isFault ? null : sensor.Part);
        if (!isFault) fed.Add((begin + bench.Board.Clock.Now, index, value));
    }

    // A chip that fails does so with all that it measures.
    private void Plan(List<Fed> sensors, int[] plans)
    {
        for (int i = 0; i < plans.Length; i++)
        {
            plans[i] = random.Next(8);
            int first = sensors.FindIndex(sensor => sensor.Address == sensors[i].Address);
            if (plans[first] == 1) plans[i] = 1;
            else if (plans[i] == 1) plans[i] = 2;
        }
    }

    // Nothing of it loses anything: the network or the server is gone for hours, or the power for a moment, while no alarm is on.
    private void Trouble(FirmwareBench bench, int step)
    {
        int trouble = random.Next(6);
        bench.Board.Wifi.InRange = trouble != 1;
        bench.Board.Network.Route = (_, _) => trouble == 2 ? null : bench.Sink.EndPoint;
        if (trouble != 3 || step == 0) return;
        bench.Board.CutPower();
        bench.SwitchOn();
    }

    private void AssertReports(ReceivedMail[] mails, List<Fed> sensors, int days)
    {
        ReceivedMail[] reports = [.. mails.Where(mail => mail.Subject == "attic: daily")];
        Assert.InRange(reports.Length, days - 1, days);
        int checkedValues = 0;
        foreach (ReceivedMail mail in reports)
        {
            using var stream = new MemoryStream(mail.Content);
            MimeMessage message = MimeMessage.Load(stream);
            Assert.Equal(7, message.Date.Hour);
            Assert.Equal(berlin.GetUtcOffset(message.Date.UtcDateTime), message.Date.Offset);
            DateTime until = message.Date.UtcDateTime;
            for (int i = 0; i < sensors.Count; i++)
            {
                double[] values = [.. fed.Where(one => one.Sensor == i && one.At >= until.AddDays(-1) && one.At < until).Select(one => one.Value)];
                Match line = Regex.Match(message.TextBody!, $"^{Regex.Escape(sensors[i].Name)}: (-?[0-9.]+) to (-?[0-9.]+) ", RegexOptions.Multiline);
                if (!line.Success) continue;
                double slack = sensors[i].Swing * Tolerance;
                Assert.InRange(Number(line, 1), values.Min() - slack, values.Min() + slack + (values.Length < StepsPerDay ? sensors[i].Swing : 0));
                Assert.InRange(Number(line, 2), values.Max() - slack, values.Max() + slack);
                checkedValues++;
            }
        }

        Assert.InRange(checkedValues, (days - 1) * (sensors.Count - 3), days * sensors.Count);
    }

    private static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static int EventsIn(ReceivedMail mail) => EventCount().Match(FirmwareBench.Text(mail.Content)) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 1;

    private static int PageWrites(FirmwareBench bench) => bench.Board.Flash.Log.Count(operation => operation.Kind == VirtualBoard.Parts.FlashOperationKind.Create && HistoryPage().IsMatch(operation.Path));

    [GeneratedRegex("Message-ID: <[^>]+>")]
    private static partial Regex MessageId();

    [GeneratedRegex("Events: ([0-9]+),")]
    private static partial Regex EventCount();

    [GeneratedRegex(@"\.(pg0|pg1)$")]
    private static partial Regex HistoryPage();
}
