// The fixture itself: a test that mails to OpenSMTPD relies on what is promised here.
using static DeviceMailer.SystemTests.Servers.ServerTalk;

namespace DeviceMailer.SystemTests.Servers;

/// <summary>Tests of <see cref="OpenSmtpdServer"/>.</summary>
public sealed class OpenSmtpdServerTests
{
    [ServerFact<OpenSmtpdServer>]
    public async Task Message_is_in_the_mailbox_octet_by_octet()
    {
        await using OpenSmtpdServer server = await OpenSmtpdServer.StartAsync();
        await ServerChecks.StoresOctetByOctetAsync(server);
    }

    [ServerFact<OpenSmtpdServer>]
    public async Task Unknown_user_and_other_domain_are_refused()
    {
        await using OpenSmtpdServer server = await OpenSmtpdServer.StartAsync();
        await ServerChecks.RefusesStrangersAsync(server);
    }

    [ServerFact<OpenSmtpdServer>]
    public async Task Extensions_are_few()
    {
        await using OpenSmtpdServer server = await OpenSmtpdServer.StartAsync(maxMessageBytes: 54321);
        using RawSmtpClient client = await ConnectAsync(server.EndPoint);

        string[] keywords = await KeywordsAsync(client);

        string[] expected = ["8BITMIME", "DSN", "ENHANCEDSTATUSCODES", "SIZE 54321"];
        Assert.Equal(expected, keywords.Intersect(expected).Order(StringComparer.Ordinal));
        Assert.Empty(keywords.Intersect(["PIPELINING", "CHUNKING", "SMTPUTF8", "STARTTLS"]));
    }

    [ServerFact<OpenSmtpdServer>]
    public async Task Client_that_does_not_wait_is_thrown_out()
    {
        await using OpenSmtpdServer server = await OpenSmtpdServer.StartAsync();
        using RawSmtpClient client = await ConnectAsync(server.EndPoint);

        await client.SendAsync("EHLO device.test\r\nMAIL FROM:<board@device.test>\r\n");

        Assert.StartsWith("500 5.5.1", await client.ReplyAsync(), StringComparison.Ordinal);
    }

    [ServerFact<OpenSmtpdServer>]
    public async Task Two_run_side_by_side()
    {
        OpenSmtpdServer[] servers = await Task.WhenAll(OpenSmtpdServer.StartAsync(), OpenSmtpdServer.StartAsync());
        await using OpenSmtpdServer first = servers[0];
        await using OpenSmtpdServer second = servers[1];
        await ServerChecks.AreApartAsync(first, second);
    }

    [ServerFact<OpenSmtpdServer>]
    public async Task Failure_to_start_shows_the_log()
    {
        InvalidOperationException failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => OpenSmtpdServer.StartAsync(maxMessageBytes: -1));

        Assert.Contains("smtpd.conf", failure.Message, StringComparison.Ordinal);
    }

    [ServerFact<OpenSmtpdServer>]
    public async Task Nothing_is_left_after_disposal()
    {
        await using OpenSmtpdServer server = await OpenSmtpdServer.StartAsync();
        await ServerChecks.LeavesNothingAsync(server);
    }
}
