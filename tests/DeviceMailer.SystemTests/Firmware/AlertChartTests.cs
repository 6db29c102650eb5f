// attach = chart: the alert carries the curve of its own last day, the value at which it fired included. The picture is decoded by SkiaSharp.

using DeviceMailer.VirtualBoard.Parts.Sensors;
using MimeKit;
using SkiaSharp;

namespace DeviceMailer.SystemTests.Firmware;

public class AlertChartTests
{
    private const int PanelHeight = 152;
    private const int PlotLeft = 50;
    private const int LastColumn = PlotLeft + 287;
    private const int PlotTop = 16;
    private const int PlotRows = 112;

    private static readonly SKColor line = new(0x15, 0x65, 0xC0);
    private static readonly SKColor range = new(0xBB, 0xDE, 0xFB);
    private static readonly SKColor alarm = new(0xD3, 0x2F, 0x2F);

    [Fact]
    public void Alert_carries_the_chart_of_its_last_day_up_to_the_value_that_fired_it()
    {
        using FirmwareBench bench = Bench("", "", out Sht3x sensor);
        bench.Board.RunFor(TimeSpan.FromHours(30));
        sensor.Temperature = -5;
        bench.WaitForMail(1);
        MimeMessage mail = Load(bench);
        MimePart part = Assert.Single(mail.Attachments.OfType<MimePart>());
        Assert.Equal(("chart.png", "image/png"), (part.FileName, part.ContentType.MimeType));
        using SKBitmap image = Decode(part);
        Assert.Equal((360, PanelHeight), (image.Width, image.Height)); // its own curve, and not the humidity's
        Assert.Equal(288, Enumerable.Range(PlotLeft, 288).Count(column => Has(image, column, line)));
        Assert.True(Has(image, LastColumn, range));
        Assert.False(Has(image, LastColumn - 1, range));
        Assert.Equal(alarm, image.GetPixel(LastColumn, PlotTop + 1));
        Assert.NotEqual(alarm, image.GetPixel(LastColumn - 1, PlotTop + 1));
        Assert.Empty(bench.Board.Unhandled);
    }

    [Fact]
    public void Html_shows_the_chart_where_it_says_so()
    {
        using FirmwareBench bench = Bench("", "html = \"<p>warm</p><img src=\\\"cid:chart\\\">\"\n", out Sht3x sensor);
        bench.Board.RunFor(TimeSpan.FromHours(2));
        sensor.Temperature = -5;
        bench.WaitForMail(1);
        MimeMessage mail = Load(bench);
        Assert.Empty(mail.Attachments);
        using SKBitmap image = Decode(mail.BodyParts.OfType<MimePart>().Single(part => part.ContentId == "chart"));
        Assert.Equal(PanelHeight, image.Height);
    }

    [Fact]
    public void Alert_for_whose_chart_the_outbox_has_no_room_goes_without_it()
    {
        using FirmwareBench bench = Bench("[outbox]\nsize = 1 KiB\n", "", out Sht3x sensor);
        bench.Board.RunFor(TimeSpan.FromHours(2));
        sensor.Temperature = -5;
        bench.WaitForMail(1);
        Assert.Empty(Load(bench).Attachments);
        Assert.Contains("or the outbox has no room for it: the alert is sent without it", bench.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("alert dropped", bench.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void Alert_that_is_sent_from_ram_goes_without_it()
    {
        using FirmwareBench bench = Bench("", "", out Sht3x sensor);
        bench.Board.RunFor(TimeSpan.FromHours(2));
        bench.Board.Flash.Fails = _ => true;
        sensor.Temperature = -5;
        bench.WaitForMail(1);
        Assert.Empty(Load(bench).Attachments);
        Assert.Contains("the alert is sent from RAM", bench.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void Alert_from_before_the_clock_was_set_goes_without_it()
    {
        using FirmwareBench bench = Bench("", "", out Sht3x sensor);
        bench.Board.Wifi.HasTimeServer = false;
        sensor.Temperature = -5;
        bench.WaitForMail(1);
        Assert.Empty(Load(bench).Attachments);
    }

    private static FirmwareBench Bench(string sections, string keys, out Sht3x sensor)
    {
        var bench = new FirmwareBench(
            "[device]\nname = attic\n[smtp]\nhost = mail.example.com\nsecurity = none\n[mail]\nfrom = a@example.com\nto = me@example.com\n[i2c]\nsda = 21\nscl = 22\n"
            + $"[history]\nsize = 32 KiB\n{sections}[trigger damp]\nsensor = sht3x-humidity\nabove = 99\nsample = 1min\n"
            + $"[trigger freezer]\nsensor = sht3x-temperature\nabove = -15\nsample = 10s\nattach = chart\n{keys}");
        sensor = new Sht3x(bench.Board) { Temperature = -20 };
        bench.Board.I2c.Wire(1, Sht3x.Address, sensor);
        bench.Board.Wifi.Time = () => FirmwareBench.StartOfTime + bench.Board.Clock.Now;
        bench.SwitchOn();
        return bench;
    }

    private static MimeMessage Load(FirmwareBench bench)
    {
        using var stream = new MemoryStream(bench.Mail.Single().Content);
        return MimeMessage.Load(stream);
    }

    private static SKBitmap Decode(MimePart part)
    {
        using var stream = new MemoryStream();
        part.Content!.DecodeTo(stream);
        return SKBitmap.Decode(stream.ToArray());
    }

    private static bool Has(SKBitmap image, int column, SKColor color) => Enumerable.Range(PlotTop, PlotRows).Any(row => image.GetPixel(column, row) == color);
}
