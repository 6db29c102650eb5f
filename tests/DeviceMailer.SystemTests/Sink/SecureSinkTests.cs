// The sink's TLS, STARTTLS and AUTH, octet by octet where a client could be wrong.

using System.Text;
using DeviceMailer.SystemTests.Servers;
using DeviceMailer.VirtualBoard.Sink;

namespace DeviceMailer.SystemTests.Sink;

/// <summary>Tests of what the settings' own security and login make of the sink.</summary>
public sealed class SecureSinkTests : IDisposable
{
    private const string Host = "mail.example.com";
    private static readonly SinkCredentials login = new("me", "open sesame");

    private readonly SinkAuthority authority = new(Host, "192.0.2.1");

    public void Dispose() => authority.Dispose();

    [Fact]
    public async Task Tls_comes_before_the_greeting_and_auth_is_offered_in_it()
    {
        await using SinkBench bench = Bench(SinkSecurity.Tls);
        using RawSmtpClient client = await RawSmtpClient.ConnectAsync(bench.Sink.EndPoint);
        await client.SecureAsync(authority.Root.ExportCertificatePem(), Host);
        Assert.StartsWith("220 ", await client.ReplyAsync(), StringComparison.Ordinal);
        string offer = await client.AskAsync("EHLO a");
        Assert.Contains("250-AUTH PLAIN LOGIN CRAM-MD5 SCRAM-SHA-256 XOAUTH2 OAUTHBEARER", offer, StringComparison.Ordinal);
        Assert.DoesNotContain("STARTTLS", offer, StringComparison.Ordinal);
        Assert.StartsWith("530 5.7.0", await client.AskAsync("MAIL FROM:<a@b.test>"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Certificate_is_good_for_an_address_too()
    {
        await using SinkBench bench = Bench(SinkSecurity.Tls);
        using RawSmtpClient client = await RawSmtpClient.ConnectAsync(bench.Sink.EndPoint);
        await client.SecureAsync(authority.Root.ExportCertificatePem(), "192.0.2.1");
        Assert.StartsWith("220 ", await client.ReplyAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_taken_before_starttls_and_everything_said_is_forgotten_by_it()
    {
        await using SinkBench bench = Bench(SinkSecurity.StartTls);
        using RawSmtpClient client = await bench.ConnectAsync();
        string offer = await client.AskAsync("EHLO a");
        Assert.Contains("250-STARTTLS", offer, StringComparison.Ordinal);
        Assert.DoesNotContain("AUTH", offer, StringComparison.Ordinal);
        Assert.StartsWith("530 5.7.0 STARTTLS first", await client.AskAsync("MAIL FROM:<a@b.test>"), StringComparison.Ordinal);
        Assert.StartsWith("502", await client.AskAsync("AUTH PLAIN AA=="), StringComparison.Ordinal);
        Assert.StartsWith("501", await client.AskAsync("STARTTLS now"), StringComparison.Ordinal);
        Assert.StartsWith("220", await client.AskAsync("STARTTLS"), StringComparison.Ordinal);
        await client.SecureAsync(authority.Root.ExportCertificatePem(), Host);
        Assert.StartsWith("503", await client.AskAsync("AUTH PLAIN AA=="), StringComparison.Ordinal); // EHLO was forgotten
        Assert.DoesNotContain("STARTTLS", await client.AskAsync("EHLO a"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_behind_starttls_end_the_conversation()
    {
        await using SinkBench bench = Bench(SinkSecurity.StartTls);
        using RawSmtpClient client = await bench.GreetAsync();
        await client.SendAsync("STARTTLS\r\nMAIL FROM:<a@b.test>\r\n");
        Assert.Equal("554 5.5.1 bytes behind STARTTLS, closing\r\n", await client.ReadToEndAsync());
    }

    [Theory]
    [InlineData("AUTH PLAIN %\0me\0open sesame", "235")]
    [InlineData("AUTH plain %me\0me\0open sesame", "235")]
    [InlineData("AUTH PLAIN|%\0me\0open sesame", "235")]
    [InlineData("AUTH PLAIN %\0me\0open", "535 5.7.8")]
    [InlineData("AUTH PLAIN %\0you\0open sesame", "535 5.7.8")]
    [InlineData("AUTH PLAIN %you\0me\0open sesame", "535 5.7.8")]
    [InlineData("AUTH PLAIN =", "535 5.7.8")]
    [InlineData("AUTH PLAIN !", "501 5.5.2")]
    [InlineData("AUTH PLAIN|*", "501 5.7.0")]
    [InlineData("AUTH GSSAPI", "504 5.5.4")]
    [InlineData("AUTH LOGIN|%me|%open sesame", "235")]
    [InlineData("AUTH LOGIN %me|%open sesame", "235")]
    [InlineData("AUTH LOGIN|%me|%wrong", "535 5.7.8")]
    [InlineData("AUTH CRAM-MD5 %me", "501 5.5.4")]
    [InlineData("AUTH CRAM-MD5|%me 00", "535 5.7.8")]
    [InlineData("AUTH SCRAM-SHA-256 %n,,n=me,r=abc|%c=biws,r=abc,p=AA==", "535 5.7.8")]
    [InlineData("AUTH SCRAM-SHA-256 %y,,n=me,r=abc", "535 5.7.8")]
    [InlineData("AUTH XOAUTH2 %user=me\u0001auth=Bearer open sesame\u0001\u0001", "235")]
    [InlineData("AUTH XOAUTH2 %user=me\u0001auth=Bearer old\u0001\u0001|", "535 5.7.8")]
    [InlineData("AUTH OAUTHBEARER %n,a=me,\u0001host=h\u0001port=465\u0001auth=Bearer open sesame\u0001\u0001", "235")]
    [InlineData("AUTH OAUTHBEARER %n,a=me,\u0001auth=Bearer old\u0001\u0001|%\u0001", "535 5.7.8")]
    public async Task Login_has_its_reply(string lines, string reply)
    {
        await using SinkBench bench = Bench(SinkSecurity.None);
        using RawSmtpClient client = await bench.GreetAsync();
        string last = "";
        foreach (string line in lines.Split('|'))
        {
            Assert.True(last.Length == 0 || last.StartsWith("334", StringComparison.Ordinal), last);
            last = await client.AskAsync(Encoded(line));
        }

        Assert.StartsWith(reply, last, StringComparison.Ordinal);
        string mail = await client.AskAsync("MAIL FROM:<a@b.test>");
        Assert.StartsWith(reply == "235" ? "250" : "530", mail, StringComparison.Ordinal);
        Assert.DoesNotContain(bench.Trace, line => line.Contains("sesame", StringComparison.Ordinal) || line.Contains(Encoded("%open sesame"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Response_to_a_challenge_can_be_intercepted()
    {
        var options = new MailSinkOptions { Login = login, Intercept = (verb, _) => verb == "334" ? "454 4.7.0 try later" : null };
        await using var bench = new SinkBench(options);
        using RawSmtpClient client = await bench.GreetAsync();
        Assert.Equal("334 ", await client.AskAsync("AUTH PLAIN"));
        Assert.Equal("454 4.7.0 try later", await client.AskAsync("AA=="));
        Assert.StartsWith("250", await client.AskAsync("RSET"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_of_four_kilobytes_is_taken()
    {
        string token = new('t', 4096);
        await using var bench = new SinkBench(new MailSinkOptions { Login = new SinkCredentials("me", token) });
        using RawSmtpClient client = await bench.GreetAsync();
        Assert.StartsWith("235", await client.AskAsync(Encoded($"AUTH XOAUTH2 %user=me\u0001auth=Bearer {token}\u0001\u0001")), StringComparison.Ordinal);
    }

    [Fact]
    public void Tls_without_a_certificate_is_refused_at_once() =>
        Assert.Throws<ArgumentException>(() => new MailSink(new Maildir(Path.GetTempPath()), new MailSinkOptions { Security = SinkSecurity.Tls }));

    private SinkBench Bench(SinkSecurity security) => new(new MailSinkOptions { Security = security, Certificate = authority.Certificate, Login = login });

    // What stands behind % goes out in base64.
    private static string Encoded(string line)
    {
        int mark = line.IndexOf('%', StringComparison.Ordinal);
        return mark < 0 ? line : line[..mark] + Convert.ToBase64String(Encoding.UTF8.GetBytes(line[(mark + 1)..]));
    }
}
