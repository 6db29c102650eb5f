// What every real server has to do, whichever it is; each server's own tests say which of it applies.
using System.Security.Authentication;
using static DeviceMailer.SystemTests.Servers.ServerTalk;

namespace DeviceMailer.SystemTests.Servers;

/// <summary>Checks of a running server.</summary>
internal static class ServerChecks
{
    /// <summary>A message with all that a server could be tempted to change arrives as it was sent.</summary>
    public static async Task StoresOctetByOctetAsync(MailServer server, string expected = OddMessageStored)
    {
        using RawSmtpClient client = await GreetAsync(server.EndPoint);
        await SendMailAsync(client, TestMail.Alarm, OddMessage);
        Assert.Equal(expected, FromSubject(await server.WaitForMailAsync(TestMail.Alarm, DeliveryLimit)));
        Assert.Empty(server.Messages(TestMail.Second));
    }

    /// <summary>Who has no mailbox gets 550; who has one is taken in the same transaction.</summary>
    public static async Task RefusesStrangersAsync(MailServer server)
    {
        using RawSmtpClient client = await GreetAsync(server.EndPoint);
        await client.AskAsync("MAIL FROM:<board@device.test>");
        Assert.StartsWith("550 ", await client.AskAsync("RCPT TO:<nobody@example.test>"), StringComparison.Ordinal);
        Assert.StartsWith("550 ", await client.AskAsync("RCPT TO:<alarm@elsewhere.test>"), StringComparison.Ordinal);
        Assert.StartsWith("250 ", await client.AskAsync("RCPT TO:<second@example.test>"), StringComparison.Ordinal);
    }

    /// <summary>Mail goes through STARTTLS and through implicit TLS, with the certificate checked.</summary>
    public static async Task TakesMailOverTlsAsync(MailServer server, TestAuthority authority, string expected = OddMessageStored)
    {
        using RawSmtpClient upgraded = await GreetWithStartTlsAsync(server.EndPoint, authority.Pem);
        await SendMailAsync(upgraded, TestMail.Alarm, OddMessage);
        Assert.Equal(expected, FromSubject(await server.WaitForMailAsync(TestMail.Alarm, DeliveryLimit)));

        using RawSmtpClient direct = await GreetWithTlsAsync(server.TlsEndPoint, authority.Pem);
        await SendMailAsync(direct, TestMail.Second, OddMessage);
        Assert.Equal(expected, FromSubject(await server.WaitForMailAsync(TestMail.Second, DeliveryLimit)));
    }

    /// <summary>A client that knows another authority only does not take the certificate.</summary>
    public static async Task ShowsAnotherCertificateAsync(MailServer server)
    {
        using var other = new TestAuthority();
        using RawSmtpClient client = await RawSmtpClient.ConnectAsync(server.TlsEndPoint);
        await Assert.ThrowsAsync<AuthenticationException>(() => client.SecureAsync(other.Pem));
    }

    /// <summary>
    /// AUTH is offered with these mechanisms, takes the good password by each of them and refuses a bad one with 535, after which
    /// the client may try again.
    /// </summary>
    public static async Task TakesGoodPasswordsOnlyAsync(MailServer server, params string[] mechanisms)
    {
        foreach (string mechanism in mechanisms)
        {
            using RawSmtpClient client = await ConnectAsync(server.EndPoint);
            await TakesGoodPasswordOnlyAsync(client, mechanism, mechanisms);
        }
    }

    /// <summary>The same of one mechanism and an open connection.</summary>
    public static async Task TakesGoodPasswordOnlyAsync(RawSmtpClient client, string mechanism, params string[] mechanisms)
    {
        string offer = (await KeywordsAsync(client)).Single(keyword => keyword.StartsWith("AUTH ", StringComparison.Ordinal));
        Assert.Equal(mechanisms.Order(StringComparer.Ordinal), offer[5..].Split(' ').Order(StringComparer.Ordinal));
        string secret = mechanism == "XOAUTH2" ? TestMail.Token : TestMail.Password;
        Assert.StartsWith("535 ", await LogInAsync(client, mechanism, "wrong"), StringComparison.Ordinal);
        Assert.StartsWith("235 ", await LogInAsync(client, mechanism, secret), StringComparison.Ordinal);
    }

    /// <summary>AUTH is offered after STARTTLS and not before.</summary>
    public static async Task OffersAuthWithinTlsOnlyAsync(MailServer server, TestAuthority authority)
    {
        static bool IsAuth(string keyword) => keyword.StartsWith("AUTH", StringComparison.Ordinal);

        using RawSmtpClient client = await ConnectAsync(server.EndPoint);
        Assert.DoesNotContain(await KeywordsAsync(client), IsAuth);
        Assert.StartsWith("220", await client.AskAsync("STARTTLS"), StringComparison.Ordinal);
        await client.SecureAsync(authority.Pem);
        Assert.Contains(await KeywordsAsync(client), IsAuth);
    }

    /// <summary>MAIL gets 530 before AUTH (RFC 4954 6), and the message is taken after it.</summary>
    public static async Task TakesMailAfterLoginOnlyAsync(MailServer server, TestAuthority authority)
    {
        using RawSmtpClient client = await GreetWithTlsAsync(server.TlsEndPoint, authority.Pem);
        Assert.StartsWith("530 ", await client.AskAsync("MAIL FROM:<board@device.test>"), StringComparison.Ordinal);
        Assert.StartsWith("235 ", await LogInAsync(client, "PLAIN", TestMail.Password), StringComparison.Ordinal);
        await SendMailAsync(client, TestMail.Alarm, OddMessage);
    }

    /// <summary>RFC 2033: LHLO, and after the message one reply for each recipient, in their order.</summary>
    public static async Task RepliesForEachRecipientAsync(MailServer server, string expected)
    {
        using RawSmtpClient client = await ConnectAsync(server.EndPoint);
        Assert.StartsWith("5", await client.AskAsync("EHLO device.test"), StringComparison.Ordinal);
        await KeywordsAsync(client, "LHLO");
        await client.AskAsync("MAIL FROM:<board@device.test>");
        Assert.StartsWith("250", await client.AskAsync("RCPT TO:<alarm@example.test>"), StringComparison.Ordinal);
        Assert.StartsWith("250", await client.AskAsync("RCPT TO:<full@example.test>"), StringComparison.Ordinal);
        Assert.StartsWith("550", await client.AskAsync("RCPT TO:<nobody@example.test>"), StringComparison.Ordinal);
        Assert.StartsWith("250", await client.AskAsync("RCPT TO:<second@example.test>"), StringComparison.Ordinal);
        Assert.StartsWith("354", await client.AskAsync("DATA"), StringComparison.Ordinal);
        await client.SendAsync(OddMessage);
        Assert.StartsWith("250", await client.AskAsync("."), StringComparison.Ordinal);
        Assert.Matches("^(452|552)", await client.ReplyAsync());
        Assert.StartsWith("250", await client.ReplyAsync(), StringComparison.Ordinal);
        Assert.Equal(expected, FromSubject(await server.WaitForMailAsync(TestMail.Alarm, DeliveryLimit)));
        Assert.Equal(expected, FromSubject(await server.WaitForMailAsync(TestMail.Second, DeliveryLimit)));
    }

    /// <summary>Mail for the one is not seen at the other.</summary>
    public static async Task AreApartAsync(MailServer first, MailServer second)
    {
        using RawSmtpClient client = await GreetAsync(second.EndPoint);
        await SendMailAsync(client, TestMail.Alarm, OddMessage);
        await second.WaitForMailAsync(TestMail.Alarm, DeliveryLimit);
        Assert.Empty(first.Messages(TestMail.Alarm));
    }

    /// <summary>Once disposed, with a client still connected, no process and no file is left.</summary>
    public static async Task LeavesNothingAsync(MailServer server)
    {
        using RawSmtpClient client = await ConnectAsync(server.EndPoint); // so that it is busy
        Assert.NotEmpty(ServerRemains.ProcessesOf(server.Folder));

        await server.DisposeAsync();

        Assert.False(Directory.Exists(server.Folder));
        Assert.Empty(ServerRemains.ProcessesOf(server.Folder));
    }
}
