// The fixture itself: a test that mails to Exim relies on what is promised here, which is that Exim says what it was told to say,
// takes mail, keeps it octet by octet, refuses strangers, sends nothing and goes away.
using System.Text;
using static DeviceMailer.SystemTests.Servers.ServerTalk;

namespace DeviceMailer.SystemTests.Servers;

/// <summary>Tests of <see cref="EximServer"/>.</summary>
public sealed class EximServerTests
{
    [ServerFact<EximServer>]
    public async Task Message_is_in_the_mailbox_octet_by_octet()
    {
        await using EximServer server = await EximServer.StartAsync();
        using RawSmtpClient client = await GreetAsync(server.EndPoint);

        await SendMailAsync(client, TestMail.Alarm, OddMessage);

        byte[] stored = await server.WaitForMailAsync(TestMail.Alarm, DeliveryLimit);
        Assert.StartsWith("Return-path: <board@device.test>\n", Encoding.Latin1.GetString(stored), StringComparison.Ordinal);
        Assert.Equal(OddMessageStored, FromSubject(stored));
    }

    [ServerFact<EximServer>]
    public async Task Unknown_user_and_other_domain_are_refused()
    {
        await using EximServer server = await EximServer.StartAsync();
        await ServerChecks.RefusesStrangersAsync(server);
    }

    [ServerFact<EximServer>]
    public async Task All_that_needs_no_certificate_and_no_login_is_offered()
    {
        await using EximServer server = await EximServer.StartAsync(new EximOptions { MaxMessageBytes = 54321 });
        using RawSmtpClient client = await ConnectAsync(server.EndPoint);

        string[] keywords = await KeywordsAsync(client);

        string[] expected = ["8BITMIME", "CHUNKING", "DSN", "PIPELINING", "SIZE 54321", "SMTPUTF8"]; // newer ones have more
        Assert.Equal(expected, keywords.Intersect(expected).Order(StringComparer.Ordinal));
    }

    [ServerFact<EximServer>]
    public async Task What_is_switched_off_is_not_offered()
    {
        await using EximServer server = await EximServer.StartAsync(
            new EximOptions { Pipelining = false, Chunking = false, SmtpUtf8 = false, Dsn = false });
        using RawSmtpClient client = await ConnectAsync(server.EndPoint);

        string[] keywords = await KeywordsAsync(client);

        Assert.Contains("8BITMIME", keywords);
        Assert.Empty(keywords.Intersect(["PIPELINING", "CHUNKING", "SMTPUTF8", "DSN", "STARTTLS"]));
        Assert.DoesNotContain(keywords, keyword => keyword.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [ServerFact<EximServer>]
    public async Task Chunk_is_stored_octet_by_octet()
    {
        await using EximServer server = await EximServer.StartAsync();
        using RawSmtpClient client = await GreetAsync(server.EndPoint);
        string message = OddMessage.Replace("\r\n..", "\r\n.", StringComparison.Ordinal); // RFC 3030: no dot is doubled

        await client.SendAsync("MAIL FROM:<board@device.test> BODY=8BITMIME\r\nRCPT TO:<alarm@example.test>\r\n");
        await client.ReplyAsync();
        await client.ReplyAsync();
        await client.SendAsync($"BDAT {message.Length} LAST\r\n{message}");

        Assert.StartsWith("250", await client.ReplyAsync(), StringComparison.Ordinal);
        Assert.Equal(OddMessageStored, FromSubject(await server.WaitForMailAsync(TestMail.Alarm, DeliveryLimit)));
    }

    [ServerFact<EximServer>]
    public async Task StartTls_and_implicit_TLS_show_the_certificate()
    {
        using var authority = new TestAuthority();
        await using EximServer server = await EximServer.StartAsync(new EximOptions { Certificate = authority.Good() });
        await ServerChecks.TakesMailOverTlsAsync(server, authority);
        await ServerChecks.ShowsAnotherCertificateAsync(server);
    }

    [ServerFact<EximServer>]
    public async Task Good_password_is_taken_and_a_bad_one_refused()
    {
        string[] mechanisms = ["PLAIN", "LOGIN", "CRAM-MD5"];
        await using EximServer server = await EximServer.StartAsync(new EximOptions { Mechanisms = mechanisms });
        await ServerChecks.TakesGoodPasswordsOnlyAsync(server, mechanisms);
    }

    [ServerFact<EximServer>]
    public async Task Login_may_be_kept_for_TLS_and_be_needed_for_mail()
    {
        using var authority = new TestAuthority();
        await using EximServer server = await EximServer.StartAsync(new EximOptions
        {
            Certificate = authority.Good(),
            Mechanisms = ["PLAIN"],
            AuthNeedsTls = true,
            MailNeedsAuth = true,
        });
        await ServerChecks.OffersAuthWithinTlsOnlyAsync(server, authority);
        await ServerChecks.TakesMailAfterLoginOnlyAsync(server, authority);
    }

    [ServerFact<EximServer>]
    public async Task Two_run_side_by_side()
    {
        EximServer[] servers = await Task.WhenAll(EximServer.StartAsync(), EximServer.StartAsync());
        await using EximServer first = servers[0];
        await using EximServer second = servers[1];
        await ServerChecks.AreApartAsync(first, second);
    }

    [ServerFact<EximServer>]
    public async Task Failure_to_start_shows_the_log()
    {
        InvalidOperationException failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => EximServer.StartAsync(new EximOptions { MainLines = ["no_such_option = 1"] }));

        Assert.Contains("no_such_option", failure.Message, StringComparison.Ordinal);
    }

    [ServerFact<EximServer>]
    public async Task Nothing_is_left_after_disposal()
    {
        await using EximServer server = await EximServer.StartAsync();
        await ServerChecks.LeavesNothingAsync(server);
    }
}
