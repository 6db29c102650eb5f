// That the Postfix of the tests takes mail, keeps it octet by octet, refuses strangers, sends nothing and goes away.
using System.Text;

namespace DeviceMailer.SystemTests.Servers;

/// <summary>Tests of <see cref="PostfixServer"/>.</summary>
public sealed class PostfixServerTests
{
    /// <summary>Delivery takes well under a second; a loaded machine may take longer.</summary>
    private static readonly TimeSpan DeliveryLimit = TimeSpan.FromSeconds(30);

    [ServerFact<PostfixServer>]
    public async Task Message_is_in_the_mailbox_octet_by_octet()
    {
        await using PostfixServer server = await PostfixServer.StartAsync();
        using RawSmtpClient client = await GreetAsync(server);

        await SendMailAsync(
            client,
            PostfixServer.Alarm,
            "Subject: dots\r\nX-Odd:  two  spaces \r\n\r\n..\r\n..two\r\nend \xe9\xff\t\r\n\r\n");

        string stored = Encoding.Latin1.GetString(await server.WaitForMailAsync(PostfixServer.Alarm, DeliveryLimit));
        Assert.StartsWith("Return-Path: <board@device.test>\n", stored, StringComparison.Ordinal);
        int start = stored.IndexOf("Subject:", StringComparison.Ordinal);
        Assert.Equal("Subject: dots\nX-Odd:  two  spaces \n\n.\n.two\nend \xe9\xff\t\n\n", stored[start..]);
    }

    [ServerFact<PostfixServer>]
    public async Task Unknown_user_is_refused()
    {
        await using PostfixServer server = await PostfixServer.StartAsync();
        using RawSmtpClient client = await GreetAsync(server);

        await client.AskAsync("MAIL FROM:<board@device.test>");

        Assert.StartsWith("550 5.1.1", await client.AskAsync("RCPT TO:<nobody@example.test>"), StringComparison.Ordinal);
    }

    [ServerFact<PostfixServer>]
    public async Task Other_domain_is_refused()
    {
        await using PostfixServer server = await PostfixServer.StartAsync();
        using RawSmtpClient client = await GreetAsync(server);

        await client.AskAsync("MAIL FROM:<board@device.test>");

        Assert.StartsWith("554 5.7.1", await client.AskAsync("RCPT TO:<alarm@elsewhere.test>"), StringComparison.Ordinal);
    }

    [ServerFact<PostfixServer>]
    public async Task Messages_are_returned_one_after_the_other()
    {
        await using PostfixServer server = await PostfixServer.StartAsync();
        using RawSmtpClient client = await GreetAsync(server);

        foreach (string name in new[] { "first", "second" })
        {
            await SendMailAsync(client, PostfixServer.Second, $"Subject: {name}\r\n\r\n");
            byte[] stored = await server.WaitForMailAsync(PostfixServer.Second, DeliveryLimit);
            Assert.EndsWith($"Subject: {name}\n\n", Encoding.Latin1.GetString(stored), StringComparison.Ordinal);
        }

        Assert.Equal(2, server.Messages(PostfixServer.Second).Count);
        Assert.Empty(server.Messages(PostfixServer.Alarm));
    }

    [ServerFact<PostfixServer>]
    public async Task Two_run_side_by_side()
    {
        PostfixServer[] servers = await Task.WhenAll(PostfixServer.StartAsync(), PostfixServer.StartAsync());
        await using PostfixServer first = servers[0];
        await using PostfixServer second = servers[1];
        using RawSmtpClient client = await GreetAsync(second);

        await SendMailAsync(client, PostfixServer.Alarm, "Subject: x\r\n\r\n");
        await second.WaitForMailAsync(PostfixServer.Alarm, DeliveryLimit);

        Assert.NotEqual(first.EndPoint.Port, second.EndPoint.Port);
        Assert.Empty(first.Messages(PostfixServer.Alarm));
    }

    [ServerFact<PostfixServer>]
    public async Task Extra_lines_reach_main_cf_and_master_cf()
    {
        await using PostfixServer server = await PostfixServer.StartAsync(
            mainLines: ["message_size_limit = 54321"],
            smtpdOptions: ["smtpd_discard_ehlo_keywords=pipelining"]);
        using RawSmtpClient client = await RawSmtpClient.ConnectAsync(server.EndPoint);
        await client.ReplyAsync();

        string reply = await client.AskAsync("EHLO device.test");

        Assert.Contains("SIZE 54321", reply, StringComparison.Ordinal);
        Assert.DoesNotContain("PIPELINING", reply, StringComparison.Ordinal);
    }

    [ServerFact<PostfixServer>]
    public async Task Failure_to_start_shows_the_log()
    {
        InvalidOperationException failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => PostfixServer.StartAsync(mainLines: ["data_directory = /dev/null/nowhere"]));

        Assert.Contains("/dev/null/nowhere", failure.Message, StringComparison.Ordinal);
    }

    [ServerFact<PostfixServer>]
    public async Task StartTls_and_implicit_TLS_show_the_certificate()
    {
        using var authority = new TestAuthority();
        await using PostfixServer server = await PostfixServer.StartAsync(new PostfixOptions { Certificate = authority.Good() });
        await ServerChecks.TakesMailOverTlsAsync(server, authority);
        await ServerChecks.ShowsAnotherCertificateAsync(server);
    }

    [ServerFact<PostfixServer>]
    public async Task Good_password_is_taken_and_a_bad_one_refused()
    {
        string[] mechanisms = ["PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-256"];
        await using PostfixServer server = await PostfixServer.StartAsync(new PostfixOptions { Mechanisms = mechanisms });
        await ServerChecks.TakesGoodPasswordsOnlyAsync(server, mechanisms);
    }

    [ServerFact<PostfixServer>]
    public async Task Login_may_be_kept_for_TLS_and_be_needed_for_mail()
    {
        using var authority = new TestAuthority();
        await using PostfixServer server = await PostfixServer.StartAsync(new PostfixOptions
        {
            Certificate = authority.Good(),
            Mechanisms = ["PLAIN"],
            AuthNeedsTls = true,
            MailNeedsAuth = true,
        });
        await ServerChecks.OffersAuthWithinTlsOnlyAsync(server, authority);

        using RawSmtpClient client = await ServerTalk.GreetWithTlsAsync(server.TlsEndPoint, authority.Pem);
        await client.AskAsync("MAIL FROM:<board@device.test>"); // Postfix says it at RCPT
        Assert.StartsWith("554 5.7.1", await client.AskAsync("RCPT TO:<alarm@example.test>"), StringComparison.Ordinal);
        await client.AskAsync("RSET");
        Assert.StartsWith("235 ", await ServerTalk.LogInAsync(client, "PLAIN", TestMail.Password), StringComparison.Ordinal);
        await ServerTalk.SendMailAsync(client, TestMail.Alarm, ServerTalk.OddMessage);
    }

    [ServerFact<PostfixServer>]
    public async Task Nothing_is_left_after_disposal()
    {
        await using PostfixServer server = await PostfixServer.StartAsync();
        await ServerChecks.LeavesNothingAsync(server);
    }

    private static async Task<RawSmtpClient> GreetAsync(PostfixServer server)
    {
        RawSmtpClient client = await RawSmtpClient.ConnectAsync(server.EndPoint);
        await client.ReplyAsync();
        Assert.StartsWith("250", await client.AskAsync("EHLO device.test"), StringComparison.Ordinal);
        return client;
    }

    private static async Task SendMailAsync(RawSmtpClient client, string recipient, string stuffed)
    {
        Assert.StartsWith("250", await client.AskAsync("MAIL FROM:<board@device.test> BODY=8BITMIME"), StringComparison.Ordinal);
        Assert.StartsWith("250", await client.AskAsync($"RCPT TO:<{recipient}>"), StringComparison.Ordinal);
        Assert.StartsWith("354", await client.AskAsync("DATA"), StringComparison.Ordinal);
        await client.SendAsync(stuffed);
        Assert.StartsWith("250", await client.AskAsync("."), StringComparison.Ordinal);
    }
}
