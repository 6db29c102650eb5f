// The fixture itself: a test that mails to Dovecot relies on what is promised here.
using static DeviceMailer.SystemTests.Servers.ServerTalk;

namespace DeviceMailer.SystemTests.Servers;

/// <summary>Tests of <see cref="DovecotServer"/>.</summary>
public sealed class DovecotServerTests
{
    [ServerFact<DovecotServer>]
    public async Task Lmtp_replies_for_each_recipient_and_stores_octet_by_octet()
    {
        await using DovecotServer server = await DovecotServer.StartAsync();
        await ServerChecks.RepliesForEachRecipientAsync(server, OddMessageStored);
    }

    [ServerFact<DovecotServer>]
    public async Task Extensions_are_those_that_Lmtp_asks_for()
    {
        await using DovecotServer server = await DovecotServer.StartAsync();
        using RawSmtpClient client = await ConnectAsync(server.EndPoint);

        string[] keywords = await KeywordsAsync(client, "LHLO");

        string[] expected = ["8BITMIME", "CHUNKING", "ENHANCEDSTATUSCODES", "PIPELINING"];
        Assert.Equal(expected, keywords.Intersect(expected).Order(StringComparer.Ordinal));
    }

    [ServerFact<DovecotServer>]
    public async Task Two_run_side_by_side()
    {
        DovecotServer[] servers = await Task.WhenAll(DovecotServer.StartAsync(), DovecotServer.StartAsync());
        await using DovecotServer first = servers[0];
        await using DovecotServer second = servers[1];

        await ServerChecks.RepliesForEachRecipientAsync(second, OddMessageStored);

        Assert.Empty(first.Messages(TestMail.Alarm));
    }

    [ServerFact<DovecotServer>]
    public async Task Nothing_is_left_after_disposal()
    {
        await using DovecotServer server = await DovecotServer.StartAsync();
        await ServerChecks.LeavesNothingAsync(server);
    }
}
