// Each row of the table, met by the firmware's own client: a server that says the row's example gets that row's cure. And the page
// is the table.

using DeviceMailer.SystemTests.Firmware;
using DeviceMailer.SystemTests.Servers;
using DeviceMailer.VirtualBoard.Refusals;
using DeviceMailer.VirtualBoard.Sink;

namespace DeviceMailer.SystemTests.Refusals;

public sealed class RefusalTests
{
    private static readonly SinkCredentials login = new("me@example.com", "open-sesame");

    public static TheoryData<int> Replies => [.. Enumerable.Range(0, RefusalTable.Rows.Count).Where(row => RefusalTable.Rows[row].IsReply)];

    [Theory]
    [MemberData(nameof(Replies))]
    public void Reply_is_explained_by_its_row(int row)
    {
        Refusal refusal = RefusalTable.Rows[row];
        string verb = refusal.Stage switch
        {
            Stage.Greeting => "",
            Stage.Ehlo => "EHLO",
            Stage.StartTls => "STARTTLS",
            Stage.Auth => "AUTH",
            Stage.Rcpt => "RCPT",
            Stage.Message => ".",
            _ => refusal.Code is "534" or "535" or "538" or "432" ? "AUTH" : "MAIL", // those of the login, and those that may come anywhere
        };
        bool isHelo = refusal.Stage == Stage.Ehlo;
        using var authority = new SinkAuthority("mail.example.com");
        SinkSecurity security = verb == "STARTTLS" ? SinkSecurity.StartTls : SinkSecurity.Tls;
        using var bench = new FirmwareBench(
            Settings($"security = {(security == SinkSecurity.Tls ? "tls" : "starttls")}\nca = I:\\ca.pem\nuser = {login.User}\npassword = {login.Secret}"),
            new MailSinkOptions
            {
                Security = security,
                Certificate = authority.Certificate,
                Login = login,
                Intercept = (said, _) => said == verb || (isHelo && said == "HELO") ? refusal.Example : null,
            });
        Assert.Same(refusal, Explained(bench, authority));
    }

    [Theory]
    [InlineData("has no address", "unknown host")]
    [InlineData("no connection to the server", "closed port")]
    [InlineData("certificate has expired", "expired")]
    [InlineData("not valid yet", "clock")]
    [InlineData("for another host", "other host")]
    [InlineData("not signed by the authority", "other authority")]
    [InlineData("no common version or cipher", "plain port")]
    [InlineData("offers no TLS", "no starttls")]
    [InlineData("no login mechanism", "no auth")]
    [InlineData("does not speak SMTP", "web server")]
    public void Failure_without_a_reply_is_explained_by_its_row(string words, string what)
    {
        using var authority = new SinkAuthority("mail.example.com");
        using var signer = new TestAuthority();
        using System.Security.Cryptography.X509Certificates.X509Certificate2 expired = signer.Sign("mail.example.com", 2021, 2022);
        using var elsewhere = new SinkAuthority("elsewhere.example");
        using var other = new SinkAuthority("mail.example.com");
        bool isPlain = what is "plain port" or "no auth" or "no starttls" or "web server";
        string security = what switch { "no starttls" => "starttls", "web server" => "none", _ => "tls" };
        var options = new MailSinkOptions
        {
            Security = isPlain ? SinkSecurity.None : SinkSecurity.Tls,
            Certificate = what switch { "expired" => expired, "other host" => elsewhere.Certificate, _ => authority.Certificate },
            Intercept = (verb, _) => what == "web server" && verb.Length == 0 ? "HTTP/1.1 400 Bad Request" : null,
        };
        string logsIn = what == "no auth" ? $"user = {login.User}\npassword = {login.Secret}\nauth = cram-md5" : "";
        if (what == "no auth") security = "none";
        using var bench = new FirmwareBench(Settings($"security = {security}\nca = I:\\ca.pem\n{logsIn}"), options);
        if (what == "unknown host") bench.Board.Network.UnknownNames.Add("mail.example.com");
        if (what == "closed port") bench.Board.Network.Route = (_, _) => null;
        if (what == "clock") bench.Board.Wifi.HasTimeServer = false;
        SinkAuthority trusted = what switch { "other host" => elsewhere, "other authority" => other, _ => authority };
        Refusal? row = Explained(bench, trusted, what == "expired" ? signer.Pem : null);
        Assert.Contains(words, row?.Example ?? "none", StringComparison.Ordinal);
    }

    [Fact]
    public void Port_that_waits_for_tls_is_told_by_its_silence()
    {
        var conversation = new ConversationReader();
        Refusal? told = null;
        conversation.Refused += row => told = row;
        conversation.OnNoGreeting();
        Assert.Contains("Set security = tls", told!.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_row_is_the_one_that_its_own_example_finds()
    {
        foreach (Refusal row in RefusalTable.Rows)
        {
            string[] words = row.Example.Split(' ', 3);
            string enhanced = row.IsReply && words[1].Contains('.', StringComparison.Ordinal) ? words[1] : "";
            Assert.Same(row, RefusalTable.Find(row.Stage, row.IsReply ? words[0] : "", enhanced, row.Example));
        }
    }

    [Fact]
    public void Page_is_the_table()
    {
        string page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "documents", "Refusals.md")).ReplaceLineEndings("\n");
        Assert.True(page == RefusalPage.Write(), "write it again: dotnet run --project tools/VirtualBoard -- refusals > tools/VirtualBoard/Refusals/README.md");
    }

    private static Refusal? Explained(FirmwareBench bench, SinkAuthority trusted, string? pem = null)
    {
        File.WriteAllText(bench.Board.Flash.PathOf(@"I:\ca.pem"), pem ?? trusted.Root.ExportCertificatePem());
        Refusal? told = null;
        var conversation = new ConversationReader();
        conversation.Refused += row => told ??= row;
        bench.Board.Console.LineWritten += conversation.OnLine;
        bench.SwitchOn();
        bench.WaitForLog("device: ready");
        bench.Press();
        Assert.True(bench.Board.RunUntil(() => told != null, TimeSpan.FromMinutes(30)), bench.Log);
        return told;
    }

    private static string Settings(string smtp) => FirmwareBench.Settings().Replace("security = none", smtp, StringComparison.Ordinal);
}
