// The same firmware, and a real mail server: what is in the mailbox is what was meant, byte for byte.

using DeviceMailer.SystemTests.Servers;

namespace DeviceMailer.SystemTests.Firmware;

public class PostfixDeliveryTests
{
    private static readonly TimeSpan limit = TimeSpan.FromSeconds(60);

    [ServerFact<PostfixServer>]
    public async Task Alerts_are_in_the_mailbox_as_they_were_meant()
    {
        await using PostfixServer postfix = await PostfixServer.StartAsync();
        foreach ((string setting, string stored, string encoding) in AlertBodies.All)
        {
            using var bench = new FirmwareBench(FirmwareBench.Settings($"text = {setting}", PostfixServer.Alarm));
            bench.Board.Network.Route = (_, _) => postfix.EndPoint;
            bench.Boot();
            bench.Press();
            bench.Board.RunFor(TimeSpan.FromMilliseconds(50));
            DateTime pressed = bench.Board.Rtc.UtcNow;
            bench.WaitForLog("mail: delivered");

            string mailbox = FirmwareBench.Text(await postfix.WaitForMailAsync(PostfixServer.Alarm, limit));
            string meant = FirmwareBench.Meant(1, pressed, stored, encoding, PostfixServer.Alarm).ReplaceLineEndings("\n");
            Assert.Equal(meant, mailbox[mailbox.IndexOf("\nFrom: ", StringComparison.Ordinal)..][1..]);
            Assert.StartsWith($"Return-Path: <{FirmwareBench.Sender}>\n", mailbox, StringComparison.Ordinal);
        }
    }

    [ServerFact<PostfixServer>]
    public async Task Unknown_recipient_is_reported_and_the_other_gets_the_alert()
    {
        await using PostfixServer postfix = await PostfixServer.StartAsync();
        using var bench = new FirmwareBench(FirmwareBench.Settings("text = open", $"nobody@{PostfixServer.Domain}, {PostfixServer.Second}"));
        bench.Board.Network.Route = (_, _) => postfix.EndPoint;
        bench.Boot();
        bench.Press();
        bench.WaitForLog($"mail: nobody@{PostfixServer.Domain}: refused: the server said 550");
        Assert.Contains("mail: delivered, but not to all recipients", bench.Log, StringComparison.Ordinal);
        string mailbox = FirmwareBench.Text(await postfix.WaitForMailAsync(PostfixServer.Second, limit));
        Assert.EndsWith("\n\nopen\n", mailbox, StringComparison.Ordinal);
    }
}
