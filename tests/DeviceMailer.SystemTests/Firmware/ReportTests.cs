// A week of a freezer: what was fed is in the report's text, table and chart, with an alarm, an hour without power and one without network. The chart is
// decoded by SkiaSharp.

using System.Globalization;
using DeviceMailer.VirtualBoard.Parts.Sensors;
using MimeKit;
using SkiaSharp;
using Xunit.Abstractions;

namespace DeviceMailer.SystemTests.Firmware;

public class ReportTests(ITestOutputHelper output)
{
    private const int Days = 7;
    private const int SlotMinutes = 5;
    private const int Slots = Days * 24 * 60 / SlotMinutes;
    private const int Columns = 288;
    private const int PlotLeft = 50;
    private const int PlotTop = 16;
    private const int PlotRows = 112;
    private const int AxisHighest = -12;    // of these values, in steps of 2
    private const int AxisLowest = -22;
    private const int Above = -15;
    private const int AlarmFrom = 900;      // slots
    private const int AlarmSlots = 30;
    private const int CutSlot = 500;
    private const int NoNetworkSlot = 1400;
    private const int OutageSlots = 12;
    private const int MaxMailBytes = 40 * 1024;

    private static readonly SKColor line = new(0x15, 0x65, 0xC0);
    private static readonly SKColor range = new(0xBB, 0xDE, 0xFB);
    private static readonly SKColor bound = new(0xEF, 0x6C, 0x00);
    private static readonly SKColor alarm = new(0xD3, 0x2F, 0x2F);

    // 08:59:50 is when the clock is set; the report is of the week before this.
    private static DateTime End => new(2026, 11, 28, 10, 0, 0, DateTimeKind.Utc);

    private static DateTime Start => End.AddDays(-Days);

    [Fact]
    public void Week_of_five_minutes_is_in_text_table_and_chart_as_it_was_fed()
    {
        using var bench = new FirmwareBench(
            "[device]\nname = attic\n[smtp]\nhost = mail.example.com\nsecurity = none\n[mail]\nfrom = a@example.com\nto = me@example.com\n[i2c]\nsda = 21\nscl = 22\n"
            + "[report weekly]\nat = 10:00\ndays = sat\n"
            + $"[trigger freezer]\nsensor = sht3x-temperature\nabove = {Above}\nhysteresis = 1\nsample = 1min\nclear-subject = Cold again\nsubject = Warm\n");
        var sensor = new Sht3x(bench.Board) { Temperature = -20 };
        bench.Board.I2c.Wire(1, Sht3x.Address, sensor);
        bench.Board.Wifi.Time = () => FirmwareBench.StartOfTime + bench.Board.Clock.Now;
        bench.Boot();
        RunTo(bench, Start);
        double?[] fed = new double?[Slots];
        for (int slot = 0; slot < Slots; slot++)
        {
            bool isOff = slot >= CutSlot && slot < CutSlot + OutageSlots;
            if (slot == CutSlot) bench.Board.CutPower();
            if (slot == CutSlot + OutageSlots) bench.SwitchOn();
            bench.Board.Wifi.InRange = slot < NoNetworkSlot || slot >= NoNetworkSlot + OutageSlots;
            double value = Value(slot);
            sensor.Temperature = value;
            if (!isOff) fed[slot] = value;
            RunTo(bench, Start.AddMinutes((slot + 1) * SlotMinutes));
        }

        // The first one came when it began.
        Assert.True(bench.Board.RunUntil(() => bench.Mail.Count(mail => mail.Subject == "attic: weekly") == 2, TimeSpan.FromMinutes(5)), bench.Log);
        MimeMessage mail = Mime(bench.Mail.Last(mail => mail.Subject == "attic: weekly").Content, out int size);
        byte[] png = BytesOf(mail.BodyParts.OfType<MimePart>().Single(part => part.ContentId == "chart"));
        if (Environment.GetEnvironmentVariable("CHART_FILE") is { Length: > 0 } file) File.WriteAllBytes(file, png); // to look at it
        output.WriteLine($"{size} bytes, {png.Length} of them the chart; {mail.TextBody}");
        Assert.InRange(size, 10_000, MaxMailBytes);
        AssertText(mail.TextBody!.ReplaceLineEndings("\r\n"), fed);
        AssertTable(TextOf(mail.Attachments.OfType<MimePart>().Single(part => part.FileName == "values.csv")), fed);
        Assert.Contains("<img src=\"cid:chart\"", mail.HtmlBody, StringComparison.Ordinal);
        AssertChart(png, fed);
        Assert.Empty(bench.Board.Unhandled);
    }

    // A day and a defrosting every eight hours; warm for two hours and a half. In hundredths, as the sensor resolves.
    private static double Value(int slot)
    {
        if (slot >= AlarmFrom && slot < AlarmFrom + AlarmSlots) return -12.5;
        double day = Math.Sin(slot * 2 * Math.PI / 288);
        double defrost = slot % 96 < 6 ? 2.5 : 0;
        return Math.Round(-20 + 1.5 * day + defrost, 2);
    }

    private static void RunTo(FirmwareBench bench, DateTime until) => bench.Board.RunFor(until - FirmwareBench.StartOfTime - bench.Board.Clock.Now);

    // A slot in which the power went or came is not whole; the sensor's own resolution is a hundredth, its numbers are 16 bits.
    private static void AssertText(string text, double?[] fed)
    {
        string values = text.Split('\n').Single(line => line.StartsWith("freezer: ", StringComparison.Ordinal)).TrimEnd();
        double[] numbers = [.. values.Split(' ').Select(word => double.TryParse(word, CultureInfo.InvariantCulture, out double number) ? number : double.NaN).Where(double.IsFinite)];
        Assert.Equal(fed.Min()!.Value, numbers[0], 0.02);
        Assert.Equal(fed.Max()!.Value, numbers[1], 0.02);
        Assert.Equal(fed.Average()!.Value, numbers[2], 0.05);
        Assert.Contains("\u00b0C", values, StringComparison.Ordinal);
        Assert.Contains("Alarms: 1\r\n", text, StringComparison.Ordinal);
        Assert.Matches(@"Power away: 1, for (1h \d|5\d)min", text);
        Assert.Matches(@"Network away: 1, for (1h \d|5\d)min", text);
        Assert.Matches(@"Mails: [23] sent, 0 refused, 0 dropped", text);
        Assert.Matches($@"{At(AlarmFrom)} freezer\r\n{At(AlarmFrom + AlarmSlots)} freezer: all-clear\r\n", text);
    }

    private static string At(int slot)
    {
        DateTime time = Start.AddMinutes(slot * SlotMinutes);
        return $"{time:yyyy-MM-dd HH:}{time.Minute / 10}[0-2]";
    }

    private static void AssertTable(string csv, double?[] fed)
    {
        string[] rows = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("\ufefftime,trigger,unit,lowest,mean,highest,:00", rows[0], StringComparison.Ordinal);
        int found = 0;
        foreach (string[] cells in rows.Skip(1).Select(row => row.Split(',')))
        {
            DateTime hour = DateTime.ParseExact(cells[0], "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            for (int i = 0; i < 12; i++)
            {
                int slot = (int)(hour - Start).TotalMinutes / SlotMinutes + i;
                if (cells[6 + i].Length == 0) continue;
                Assert.Equal(fed[slot] ?? Value(slot), double.Parse(cells[6 + i], CultureInfo.InvariantCulture), 0.02);
                found++;
            }
        }

        Assert.InRange(found, fed.Count(value => value != null) - 2, fed.Count(value => value != null));
    }

    private static void AssertChart(byte[] png, double?[] fed)
    {
        using SKBitmap image = SKBitmap.Decode(png);
        Assert.Equal((PlotLeft + Columns + 22, PlotTop + PlotRows + 24), (image.Width, image.Height));
        int perColumn = Slots / Columns;
        int off = 0;
        for (int column = 0; column < Columns; column++)
        {
            double[] values = [.. fed.Skip(column * perColumn).Take(perColumn).OfType<double>()];
            int[] rows = [.. Enumerable.Range(0, PlotRows).Where(row => Is(image, column, row, line))];
            if (values.Length < perColumn)
            {
                off++;
                continue; // power went or came within it
            }

            // The line comes from the mean before to this one; rounding takes a row.
            int row = RowOf(values.Average());
            Assert.True(rows.Length > 0 && rows.Any(at => Math.Abs(at - row) <= 1), $"column {column}: {string.Join(' ', rows)}, expected {row}");
            foreach (double value in new[] { values.Min(), values.Max() })
            {
                Assert.True(
                    Enumerable.Range(RowOf(value) - 1, 3).Any(at => Is(image, column, at, range) || Is(image, column, at, line) || Is(image, column, at, bound)),
                    $"column {column}: no value at {value}");
            }

            bool isAlarm = Enumerable.Range(column * perColumn, perColumn).Any(slot => slot > AlarmFrom && slot < AlarmFrom + AlarmSlots);
            Assert.True(!isAlarm || Is(image, column, 1, alarm), $"column {column}: no alarm");
        }

        Assert.InRange(off, 2, 3);
        int dashes = Enumerable.Range(0, Columns).Count(column => Is(image, column, RowOf(Above), bound));
        Assert.InRange(dashes, Columns * 4 / 10, Columns / 2);
        Assert.DoesNotContain(Enumerable.Range(0, 100), column => Is(image, column, 1, alarm));
    }

    private static int RowOf(double value) => (int)Math.Round((AxisHighest - value) * (PlotRows - 1) / (AxisHighest - AxisLowest));

    private static bool Is(SKBitmap image, int column, int row, SKColor color) => image.GetPixel(PlotLeft + column, PlotTop + row) == color;

    private static MimeMessage Mime(byte[] content, out int size)
    {
        size = content.Length;
        using var stream = new MemoryStream(content);
        return MimeMessage.Load(stream);
    }

    private static byte[] BytesOf(MimePart part)
    {
        using var stream = new MemoryStream();
        part.Content!.DecodeTo(stream);
        return stream.ToArray();
    }

    private static string TextOf(MimePart part) => FirmwareBench.Text(BytesOf(part));
}
