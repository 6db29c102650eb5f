// A report in the charset of the settings: what its text and its HTML say of themselves is what they are, and names and units survive where the charset has them.

using DeviceMailer.VirtualBoard.Parts.Sensors;
using MimeKit;

namespace DeviceMailer.SystemTests.Firmware;

public class ReportCharsetTests
{
    [Theory]
    [InlineData("utf-8", "K\u00fchlraum <1>: 20 to 20 \u00b0C, mean 20")]
    [InlineData("iso-8859-1", "K\u00fchlraum <1>: 20 to 20 \u00b0C, mean 20")]
    [InlineData("us-ascii", "K?hlraum <1>: 20 to 20 ?C, mean 20")]
    public void Report_says_its_charset_and_is_in_it(string charset, string line)
    {
        using var bench = new FirmwareBench(
            $"[device]\nname = attic\n[smtp]\nhost = mail.example.com\nsecurity = none\n[mail]\nfrom = a@example.com\nto = me@example.com\ncharset = {charset}\n"
            + "[i2c]\nsda = 21\nscl = 22\n[report daily]\nat = 10:00\n[trigger K\u00fchlraum <1>]\nsensor = sht3x-temperature\nabove = 60\nsample = 1min\n");
        bench.Board.I2c.Wire(1, Sht3x.Address, new Sht3x(bench.Board) { Temperature = 20 });
        bench.Board.Wifi.Time = () => FirmwareBench.StartOfTime + bench.Board.Clock.Now;
        bench.Boot();
        bench.Board.RunFor(TimeSpan.FromHours(1));
        bench.WaitForMail(1);
        using var stream = new MemoryStream(bench.Mail.Single().Content);
        MimeMessage mail = MimeMessage.Load(stream);
        TextPart[] texts = [.. mail.BodyParts.OfType<TextPart>().Where(part => !part.IsAttachment)];
        Assert.Equal(["plain", "html"], texts.Select(part => part.ContentType.MediaSubtype));
        Assert.All(texts, part => Assert.Equal(charset, part.ContentType.Charset, ignoreCase: true));
        Assert.Contains(line + "\n", mail.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains(line.Replace("<1>", "&lt;1&gt;", StringComparison.Ordinal) + "<br>", mail.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("charset=", mail.HtmlBody, StringComparison.OrdinalIgnoreCase); // nothing in it says otherwise
        Assert.Contains("K\u00fchlraum <1>,\u00b0C", FirmwareBench.Text(Bytes(mail.Attachments.OfType<MimePart>().Single(part => part.FileName == "values.csv"))), StringComparison.Ordinal); // a file is not converted
    }

    private static byte[] Bytes(MimePart part)
    {
        using var stream = new MemoryStream();
        part.Content!.DecodeTo(stream);
        return stream.ToArray();
    }
}
