// The fixture itself: a test that mails to Nodemailer's smtp-server relies on what is promised here.
using static DeviceMailer.SystemTests.Servers.ServerTalk;

namespace DeviceMailer.SystemTests.Servers;

/// <summary>Tests of <see cref="NodemailerServer"/>.</summary>
public sealed class NodemailerServerTests
{
    [ServerFact<NodemailerServer>]
    public async Task Message_is_in_the_mailbox_octet_by_octet()
    {
        await using NodemailerServer server = await NodemailerServer.StartAsync();
        await ServerChecks.StoresOctetByOctetAsync(server, OddMessageAsSent);
    }

    [ServerFact<NodemailerServer>]
    public async Task Unknown_user_and_other_domain_are_refused()
    {
        await using NodemailerServer server = await NodemailerServer.StartAsync();
        await ServerChecks.RefusesStrangersAsync(server);
    }

    [ServerFact<NodemailerServer>]
    public async Task Extensions_are_offered_as_asked()
    {
        await using NodemailerServer all = await NodemailerServer.StartAsync(new ScriptedOptions { MaxMessageBytes = 54321 });
        using RawSmtpClient toAll = await ConnectAsync(all.EndPoint);
        string[] expected = ["8BITMIME", "PIPELINING", "SIZE 54321", "SMTPUTF8"];
        Assert.Equal(expected, (await KeywordsAsync(toAll)).Intersect(expected).Order(StringComparer.Ordinal));

        await using NodemailerServer few = await NodemailerServer.StartAsync(new ScriptedOptions { SmtpUtf8 = false });
        using RawSmtpClient toFew = await ConnectAsync(few.EndPoint);
        string[] offered = await KeywordsAsync(toFew);
        Assert.Empty(offered.Intersect(["SMTPUTF8", "STARTTLS"]));
        Assert.DoesNotContain(offered, keyword => keyword.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [ServerFact<NodemailerServer>]
    public async Task Recipient_beyond_ASCII_is_refused_by_name_and_not_by_syntax()
    {
        await using NodemailerServer server = await NodemailerServer.StartAsync();
        using RawSmtpClient client = await GreetAsync(server.EndPoint);

        await client.AskAsync("MAIL FROM:<board@device.test> SMTPUTF8");

        string reply = await client.AskAsync("RCPT TO:<al\xc3\xa4rm@example.test>");
        Assert.StartsWith("550 5.1.1", reply, StringComparison.Ordinal);
    }

    [ServerFact<NodemailerServer>]
    public async Task StartTls_and_implicit_TLS_show_the_certificate()
    {
        using var authority = new TestAuthority();
        var options = new ScriptedOptions { Certificate = authority.Good() };
        await using NodemailerServer server = await NodemailerServer.StartAsync(options);
        await ServerChecks.TakesMailOverTlsAsync(server, authority, OddMessageAsSent);
        await ServerChecks.ShowsAnotherCertificateAsync(server);
    }

    [ServerFact<NodemailerServer>]
    public async Task Good_password_is_taken_and_a_bad_one_refused()
    {
        string[] mechanisms = ["PLAIN", "LOGIN", "CRAM-MD5", "XOAUTH2"];
        await using NodemailerServer server = await NodemailerServer.StartAsync(new ScriptedOptions { Mechanisms = mechanisms });
        await ServerChecks.TakesGoodPasswordsOnlyAsync(server, mechanisms);
    }

    [ServerFact<NodemailerServer>]
    public async Task Login_may_be_kept_for_TLS_and_be_needed_for_mail()
    {
        using var authority = new TestAuthority();
        await using NodemailerServer server = await NodemailerServer.StartAsync(new ScriptedOptions
        {
            Certificate = authority.Good(),
            Mechanisms = ["PLAIN"],
            AuthNeedsTls = true,
            MailNeedsAuth = true,
        });
        using RawSmtpClient early = await GreetAsync(server.EndPoint); // AUTH is offered before TLS too, and refused there
        Assert.StartsWith("538 ", await LogInAsync(early, "PLAIN", TestMail.Password), StringComparison.Ordinal);

        await ServerChecks.TakesMailAfterLoginOnlyAsync(server, authority);
    }

    [ServerFact<NodemailerServer>]
    public async Task Lmtp_replies_for_each_recipient()
    {
        await using NodemailerServer server = await NodemailerServer.StartAsync(new ScriptedOptions { Lmtp = true });
        await ServerChecks.RepliesForEachRecipientAsync(server, OddMessageAsSent);
    }

    [ServerFact<NodemailerServer>]
    public async Task Two_run_side_by_side()
    {
        NodemailerServer[] servers = await Task.WhenAll(NodemailerServer.StartAsync(), NodemailerServer.StartAsync());
        await using NodemailerServer first = servers[0];
        await using NodemailerServer second = servers[1];
        await ServerChecks.AreApartAsync(first, second);
    }

    [ServerFact<NodemailerServer>]
    public async Task Failure_to_start_shows_the_log()
    {
        var unreadable = new ServerCertificate("no certificate", "no key");

        InvalidOperationException failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => NodemailerServer.StartAsync(new ScriptedOptions { Certificate = unreadable }));

        Assert.Contains("PEM", failure.Message, StringComparison.OrdinalIgnoreCase);
    }

    [ServerFact<NodemailerServer>]
    public async Task Nothing_is_left_after_disposal()
    {
        await using NodemailerServer server = await NodemailerServer.StartAsync();
        await ServerChecks.LeavesNothingAsync(server);
    }
}
