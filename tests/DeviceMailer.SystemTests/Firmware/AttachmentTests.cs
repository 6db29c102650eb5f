// The file of a trigger's "attach": mailed as it is on flash at that moment; the alert does not wait for one that is gone.

namespace DeviceMailer.SystemTests.Firmware;

public class AttachmentTests
{
    private const string Picture = @"I:\door.jpg";

    private static readonly string settings =
        FirmwareBench.Settings($"attach = {Picture}\n[trigger leak]\npin = {FirmwareBench.LeakPin}\nsubject = Leak\ntext = water");

    [Fact]
    public void File_is_mailed_as_it_is_at_that_moment()
    {
        using FirmwareBench bench = Boot();
        Put(bench, "one");
        bench.Press();
        bench.WaitForMail(1);
        bench.Board.RunFor(TimeSpan.FromSeconds(1)); // until the button is up again
        Put(bench, "another");
        bench.Press();
        bench.WaitForMail(2);

        string[] mails = [.. bench.Mail.Select(mail => FirmwareBench.Text(mail.Content))];
        Assert.Contains("Content-Type: image/jpeg\r\n", mails[0], StringComparison.Ordinal);
        Assert.Contains("filename=\"door.jpg\"\r\n\r\nb25l\r\n--", mails[0], StringComparison.Ordinal);
        Assert.Contains("\r\n\r\nYW5vdGhlcg==\r\n--", mails[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Alert_goes_without_a_file_that_has_gone()
    {
        using FirmwareBench bench = Boot();
        File.Delete(bench.Board.Flash.PathOf(Picture));
        bench.Press();
        bench.WaitForMail(1);
        Assert.Contains("the attachment of an alert cannot be read, or the outbox has no room for it: the alert is sent without it", bench.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("door.jpg", FirmwareBench.Text(bench.Mail.Single().Content), StringComparison.Ordinal);

        bench.Board.RunFor(TimeSpan.FromSeconds(1)); // until the button is up again
        Put(bench, "one");
        bench.Press();
        bench.WaitForMail(2);
        Assert.Contains("door.jpg", FirmwareBench.Text(bench.Mail.Last().Content), StringComparison.Ordinal);
        Assert.Empty(bench.Board.Unhandled);
    }

    private static FirmwareBench Boot()
    {
        var bench = new FirmwareBench(settings);
        Put(bench, "at boot");
        return bench.Boot();
    }

    private static void Put(FirmwareBench bench, string content) => File.WriteAllText(bench.Board.Flash.PathOf(Picture), content);
}
