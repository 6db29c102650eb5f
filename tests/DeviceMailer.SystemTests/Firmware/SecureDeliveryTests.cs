// The firmware logging in to real servers, over TLS and without, with every mechanism that each of them has; and what it says when a
// certificate or a password is wrong.

using DeviceMailer.SystemTests.Servers;

namespace DeviceMailer.SystemTests.Firmware;

public class SecureDeliveryTests
{
    private static readonly TimeSpan limit = TimeSpan.FromSeconds(60);

    private static string Password => "\"" + TestMail.Password.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    [ServerFact<EximServer>]
    public async Task Exim_by_every_way()
    {
        using var authority = new TestAuthority();
        await using EximServer server = await EximServer.StartAsync(
            new EximOptions { Certificate = authority.Good(), Mechanisms = ["PLAIN", "LOGIN", "CRAM-MD5"], MailNeedsAuth = true });
        await DeliverAsync(server, authority, "tls", "auto", "C: AUTH PLAIN");
        await DeliverAsync(server, authority, "starttls", "login", "C: AUTH LOGIN");
        await DeliverAsync(server, authority, "starttls", "cram-md5", "C: AUTH CRAM-MD5");
        await DeliverAsync(server, authority, "none", "auto", "C: AUTH CRAM-MD5");
    }

    [ServerFact<EximServer>]
    public async Task Exim_takes_a_chunk_where_commands_do_not_come_in_groups()
    {
        await using EximServer server = await EximServer.StartAsync(new EximOptions { Pipelining = false });
        using FirmwareBench bench = Deliver(server, null, "none", "");
        Assert.Contains("C: BDAT ", bench.Log, StringComparison.Ordinal);
        Assert.EndsWith("\n\none\n.two\n.\n", FirmwareBench.Text(await server.WaitForMailAsync(TestMail.Alarm, limit)), StringComparison.Ordinal);
    }

    [ServerFact<PostfixServer>]
    public async Task Postfix_by_every_way()
    {
        using var authority = new TestAuthority();
        await using PostfixServer server = await PostfixServer.StartAsync(
            new PostfixOptions { Certificate = authority.Good(), Mechanisms = ["PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-256"], MailNeedsAuth = true });
        await DeliverAsync(server, authority, "tls", "auto", "C: AUTH PLAIN");
        await DeliverAsync(server, authority, "starttls", "login", "C: AUTH LOGIN");
        await DeliverAsync(server, authority, "tls", "cram-md5", "C: AUTH CRAM-MD5");
        await DeliverAsync(server, authority, "none", "scram-sha-256", "C: AUTH SCRAM-SHA-256");
    }

    [ServerFact<AiosmtpdServer>]
    public async Task Aiosmtpd_by_every_way()
    {
        using var authority = new TestAuthority();
        await using AiosmtpdServer server = await AiosmtpdServer.StartAsync(
            new ScriptedOptions { Certificate = authority.Good(), Mechanisms = ["PLAIN", "LOGIN"], MailNeedsAuth = true });
        await DeliverAsync(server, authority, "tls", "plain", "C: AUTH PLAIN");
        await DeliverAsync(server, authority, "starttls", "login", "C: AUTH LOGIN");
    }

    [ServerFact<NodemailerServer>]
    public async Task Nodemailer_by_every_way()
    {
        using var authority = new TestAuthority();
        await using NodemailerServer server = await NodemailerServer.StartAsync(
            new ScriptedOptions { Certificate = authority.Good(), Mechanisms = ["PLAIN", "LOGIN", "CRAM-MD5", "XOAUTH2"], MailNeedsAuth = true });
        await DeliverAsync(server, authority, "tls", "auto", "C: AUTH PLAIN");
        await DeliverAsync(server, authority, "starttls", "login", "C: AUTH LOGIN");
        await DeliverAsync(server, authority, "starttls", "cram-md5", "C: AUTH CRAM-MD5");
        await DeliverAsync(server, authority, "tls", "xoauth2", "C: AUTH XOAUTH2", TestMail.Token);
    }

    [ServerFact<PostfixServer>]
    public async Task Wrong_password_is_refused_and_no_secret_is_in_the_log()
    {
        using var authority = new TestAuthority();
        await using PostfixServer server = await PostfixServer.StartAsync(
            new PostfixOptions { Certificate = authority.Good(), Mechanisms = ["PLAIN"], MailNeedsAuth = true });
        using FirmwareBench bench = Boot(server, authority, "tls", "user = device\npassword = hunter2-is-wrong");
        bench.WaitForLog("mail: the login was refused: the server said 535");
        Assert.DoesNotContain("hunter2", bench.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String("\0device\0hunter2-is-wrong"u8), bench.Log, StringComparison.Ordinal);
    }

    [ServerFact<PostfixServer>]
    public async Task Bad_certificate_is_refused_with_its_reason()
    {
        using var authority = new TestAuthority();
        await RefusesAsync(authority, authority.Expired(), "the certificate has expired");
        await RefusesAsync(authority, authority.NotYetValid(), "the certificate is not valid yet: is the clock set?");
        await RefusesAsync(authority, authority.WrongHost(), "the certificate is for another host");
        await RefusesAsync(authority, TestAuthority.SelfSigned(), "the certificate is not signed by the authority in the settings");
    }

    private static async Task RefusesAsync(TestAuthority authority, ServerCertificate certificate, string reason)
    {
        await using PostfixServer server = await PostfixServer.StartAsync(new PostfixOptions { Certificate = certificate });
        foreach (string security in new[] { "tls", "starttls" })
        {
            using FirmwareBench bench = Boot(server, authority, security, "");
            bench.WaitForLog($"mail: the TLS handshake failed: {reason}");
            Assert.DoesNotContain("C: MAIL", bench.Log, StringComparison.Ordinal);
        }
    }

    [ServerFact<PostfixServer>]
    public async Task Server_without_STARTTLS_gets_nothing_but_QUIT()
    {
        using var authority = new TestAuthority();
        await using PostfixServer server = await PostfixServer.StartAsync();
        using FirmwareBench bench = Boot(server, authority, "starttls", "user = device\npassword = x");
        bench.WaitForLog("mail: the server offers no TLS");
        bench.WaitForLog("C: QUIT");
        Assert.DoesNotContain("C: AUTH", bench.Log, StringComparison.Ordinal);
    }

    private static async Task DeliverAsync(MailServer server, TestAuthority authority, string security, string auth, string verb, string? secret = null)
    {
        using FirmwareBench bench = Deliver(server, authority, security, $"user = {TestMail.User}\npassword = {secret ?? Password}\nauth = {auth}");
        Assert.Contains(verb, bench.Log, StringComparison.Ordinal);
        string stored = FirmwareBench.Text(await server.WaitForMailAsync(TestMail.Alarm, limit)).ReplaceLineEndings("\n");
        Assert.EndsWith("\n\none\n.two\n.\n", stored, StringComparison.Ordinal);
    }

    private static FirmwareBench Deliver(MailServer server, TestAuthority? authority, string security, string login)
    {
        FirmwareBench bench = Boot(server, authority, security, login);
        bench.WaitForLog("mail: delivered: the server said 250");
        return bench;
    }

    private static FirmwareBench Boot(MailServer server, TestAuthority? authority, string security, string login)
    {
        string smtp = $"security = {security}\n{login}\n{(authority == null ? "" : @"ca = I:\ca.pem")}";
        string settings = FirmwareBench.Settings("text = \"one\\n.two\\n.\\n\"", TestMail.Alarm)
            .Replace("security = none", smtp, StringComparison.Ordinal)
            .Replace("mail.example.com", TestAuthority.Host, StringComparison.Ordinal);
        var bench = new FirmwareBench(settings);
        if (authority != null) File.WriteAllText(bench.Board.Flash.PathOf(@"I:\ca.pem"), authority.Pem);
        bench.Board.Network.Route = (host, port) => host != TestAuthority.Host ? null : port == 465 ? server.TlsEndPoint : server.EndPoint;
        bench.Boot();
        bench.Press();
        return bench;
    }
}
