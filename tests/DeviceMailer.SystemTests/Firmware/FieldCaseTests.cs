// Servers as people meet them, on the whole virtual board: whatever one does to an alert or a recipient, the others get theirs, and the alert is kept until
// somebody has looked.

using DeviceMailer.VirtualBoard.Sink;

namespace DeviceMailer.SystemTests.Firmware;

public class FieldCaseTests
{
    private const string Good = "good@example.com";
    private const string Bad = "bad@example.com";
    private const string Other = "other@example.com";
    private const int SampleSeed = 11;
    private const int SampleSize = 12;

    private static readonly TimeSpan oneStep = TimeSpan.FromSeconds(75);
    private static readonly TimeSpan twoSteps = TimeSpan.FromMinutes(8);
    private static readonly string[] verbs = ["", "EHLO", "MAIL", "RCPT", "DATA", "."];
    private static readonly string[] replies =
    [
        "421 4.7.0 too many", "450 4.2.0 later", "451 4.3.0 later", "452 4.3.1 full", "471 later", "500 what", "503 order", "504 no", "530 5.7.0 log in first", "538 no",
        "550 no", "552 no", "554 no", "555 no", "571 no",
    ];

    private static string TwoTriggers => FirmwareBench.Dark(FirmwareBench.Settings(
        $"[trigger leak]\npin = {FirmwareBench.LeakPin}\nsubject = Leak\ninterval = 0s\nto = {Other}", $"{Bad}, {Good}"));

    [Theory]
    [InlineData("RCPT", "571 not you")]
    [InlineData("RCPT", "421 4.7.0 too many")]
    [InlineData(".", "571 not this")]
    [InlineData(".", "421 4.7.0 too many")]
    [InlineData(".", "554 Email address is not verified")]
    public void Alert_for_somebody_else_and_the_other_recipient_do_not_wait_for_one_who_is_refused(string verb, string reply)
    {
        bool forBad = false;
        using FirmwareBench bench = new FirmwareBench(TwoTriggers, new MailSinkOptions
        {
            Intercept = (v, line) =>
            {
                if (v == "MAIL") forBad = false;
                if (v == "RCPT" && line.Contains(Bad, StringComparison.Ordinal)) forBad = true;
                bool isHit = v == verb && (v == "RCPT" ? line.Contains(Bad, StringComparison.Ordinal) : forBad);
                return isHit ? reply : null;
            },
        }).Boot();
        bench.Press();
        bench.Board.RunFor(TimeSpan.FromMilliseconds(500));
        bench.Press(FirmwareBench.LeakPin);
        Assert.True(bench.Board.RunUntil(() => Has(bench, Other), oneStep), bench.Log);
        Assert.True(bench.Board.RunUntil(() => Has(bench, Good), twoSteps), bench.Log);
        bench.Board.RunFor(TimeSpan.FromHours(6));
        Assert.Single(bench.Mail, mail => mail.Recipients.Contains(Other) && mail.Subject == "Leak");
        Assert.Single(bench.Mail, mail => mail.Recipients.Contains(Good) && mail.Subject == "Door");
    }

    [Theory]
    [InlineData("MAIL", "530 5.7.0 Must issue a STARTTLS command first")]
    [InlineData("MAIL", "503 5.5.1 Bad sequence of commands")]
    [InlineData("MAIL", "538 5.7.11 Encryption required for requested authentication mechanism")]
    [InlineData("RCPT", "504 5.5.2 <freezer>: Helo command rejected: need fully-qualified hostname")]
    [InlineData(".", "550 5.7.60 SMTP; Client does not have permissions to send as this sender")]
    [InlineData("MAIL", "550 5.4.5 Daily user sending limit exceeded")]
    [InlineData("RCPT", "552 5.2.2 The recipient's inbox is out of storage space")]
    [InlineData("RCPT", "554 5.7.1 <cook@example.com>: Relay access denied")]
    [InlineData("RCPT", "554 relay access denied")]
    public void Refusal_for_the_account_or_the_server_keeps_the_alert_for_days(string verb, string reply)
    {
        bool refuses = true;
        using FirmwareBench bench = new FirmwareBench(
            FirmwareBench.Dark(FirmwareBench.Settings()), new MailSinkOptions { Intercept = (v, _) => refuses && v == verb ? reply : null }).Boot();
        bench.Press();
        bench.Board.RunFor(TimeSpan.FromDays(2));
        Assert.Empty(bench.Mail);
        refuses = false;
        Assert.True(bench.Board.RunUntil(() => bench.Mail.Count == 1, TimeSpan.FromHours(3)), bench.Log);
        Assert.DoesNotContain("Since the last mail", FirmwareBench.Text(bench.Mail.Single().Content), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MAIL", "421 4.3.2 not now")]
    [InlineData("MAIL", "451 4.3.0 not now")]
    [InlineData("RCPT", "452 4.3.1 full")]
    [InlineData(".", "421 4.3.2 not now")]
    [InlineData(".", "451 4.3.0 not now")]
    [InlineData("EHLO", "421 4.3.2 not now")]
    public void Second_host_is_asked_before_the_alert_waits(string verb, string reply)
    {
        using var second = new MailSink(new Maildir(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())), new MailSinkOptions());
        int mails = 0;
        second.MailReceived += _ => Interlocked.Increment(ref mails);
        second.Start();
        using var bench = new FirmwareBench(
            FirmwareBench.Settings().Replace("host = mail.example.com", "host = a.example.com, b.example.com", StringComparison.Ordinal),
            new MailSinkOptions { Intercept = (v, _) => v == verb ? reply : null });
        bench.Board.Network.Route = (host, _) => host == "a.example.com" ? bench.Sink.EndPoint : second.EndPoint;
        bench.Boot();
        bench.Press();
        Assert.True(bench.Board.RunUntil(() => Volatile.Read(ref mails) == 1, TimeSpan.FromSeconds(20)), bench.Log);
        Assert.Empty(bench.Mail);
    }

    [Theory]
    [InlineData("RCPT", "550 5.1.1 no such user")]
    [InlineData(".", "554 5.6.0 no")]
    [InlineData("RCPT", "571 no")]
    public void One_odd_refusal_deletes_nothing(string verb, string reply)
    {
        int hits = 0;
        using FirmwareBench bench = new FirmwareBench(sinkOptions: new MailSinkOptions { Intercept = (v, _) => v == verb && hits++ == 0 ? reply : null }).Boot();
        bench.Press();
        Assert.True(bench.Board.RunUntil(() => bench.Mail.Count == 1, oneStep), bench.Log);
    }

    public static TheoryData<string, string> Sample()
    {
        var random = new Random(SampleSeed);
        var rows = new TheoryData<string, string>();
        var pairs = verbs.SelectMany(verb => replies.Select(reply => (verb, reply))).ToArray();
        random.Shuffle(pairs);
        foreach ((string verb, string reply) in pairs.Take(SampleSize)) rows.Add(verb, reply);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Sample))]
    public void Anything_said_to_the_first_alert_for_an_hour_is_over_for_the_second_one_step_after_it(string verb, string reply)
    {
        bool refuses = true;
        using FirmwareBench bench = new FirmwareBench(TwoTriggers, new MailSinkOptions { Intercept = (v, _) => refuses && v == verb ? reply : null }).Boot();
        bench.Press();
        bench.Board.RunFor(TimeSpan.FromHours(1));
        refuses = false;
        bench.Press(FirmwareBench.LeakPin);
        bool isServers = verb.Length == 0 || verb == "EHLO";
        Assert.True(bench.Board.RunUntil(() => Has(bench, Other), isServers ? TimeSpan.FromMinutes(70) : oneStep), bench.Log);
    }

    // By its SIZE, at MAIL, at the dot.
    [Theory]
    [InlineData("")]
    [InlineData("MAIL")]
    [InlineData(".")]
    public void Attachment_too_large_for_the_server_does_not_take_the_alert_with_it(string verb)
    {
        const int limit = 1500;
        bool isLarge = false;
        using FirmwareBench bench = new FirmwareBench(
            FirmwareBench.Settings("attach = I:\\door.jpg\ntext = The door is open."),
            new MailSinkOptions
            {
                MaxMessageBytes = verb.Length == 0 ? limit : MailSinkOptions.DefaultMaxMessageBytes,
                Intercept = (v, line) =>
                {
                    if (v == "MAIL") isLarge = SizeIn(line) > limit;
                    return isLarge && v == verb ? "552 5.3.4 Message size exceeds fixed maximum message size" : null;
                },
            });
        File.WriteAllBytes(bench.Board.Flash.PathOf(@"I:\door.jpg"), new byte[5000]);
        bench.Boot();
        bench.Press();
        Assert.True(bench.Board.RunUntil(() => !bench.Mail.IsEmpty, oneStep), bench.Log);
        ReceivedMail mail = bench.Mail.Single();
        Assert.Equal("The door is open.", mail.Text.Trim());
        Assert.DoesNotContain("door.jpg", FirmwareBench.Text(mail.Content), StringComparison.Ordinal);
        Assert.EndsWith("--\r\n", FirmwareBench.Text(mail.Content), StringComparison.Ordinal);

        // It is told, in a mail of its own when no other one comes.
        Assert.True(bench.Board.RunUntil(() => bench.Mail.Count == 2, TimeSpan.FromMinutes(65)), bench.Log);
        Assert.Equal("freezer: Since the last mail: 1 attachment left out, too large for the mail server.", bench.Mail.Last().Subject);
        bench.Board.RunFor(TimeSpan.FromHours(6));
        Assert.Equal(2, bench.Mail.Count);
    }

    [Fact]
    public void Refusal_for_good_is_told_to_the_others_in_a_mail_of_its_own_after_an_hour()
    {
        using FirmwareBench bench = new FirmwareBench(TwoTriggers, new MailSinkOptions
        {
            Intercept = (verb, line) => verb == "RCPT" && line.Contains(Bad, StringComparison.Ordinal) ? "550 5.1.1 no such user" : null,
        }).Boot();
        bench.Press();
        Assert.True(bench.Board.RunUntil(() => bench.Mail.Count == 1, oneStep), bench.Log);
        bench.Board.RunFor(TimeSpan.FromMinutes(58));
        Assert.Single(bench.Mail);
        Assert.True(bench.Board.RunUntil(() => bench.Mail.Count >= 2, TimeSpan.FromMinutes(10)), bench.Log);
        Assert.Contains(bench.Mail.Skip(1), mail => mail.Recipients.Contains(Good));
        Assert.All(bench.Mail.Skip(1), mail => Assert.Contains("Since the last mail: 1 recipient refused.", mail.Text, StringComparison.Ordinal));

        // He refuses that one, too, which is told ever more seldom: after 2, 4, 8, 16 and 24 hours.
        int told = bench.Mail.Count(mail => mail.Recipients.Contains(Good));
        bench.Board.RunFor(TimeSpan.FromHours(16));
        Assert.Equal(told + 3, bench.Mail.Count(mail => mail.Recipients.Contains(Good)));
    }

    // A few servers quote the command that they refuse, and with AUTH PLAIN or LOGIN that is the password.
    [Theory]
    [InlineData("plain")]
    [InlineData("login")]
    public void Login_that_the_server_repeats_in_its_refusal_is_shown_nowhere(string mechanism)
    {
        const string secret = "open-sesame-7";
        string[] shown = [secret, Base64(secret), Base64($"\0me@example.com\0{secret}")];
        using var authority = new SinkAuthority("mail.example.com");
        using var bench = new FirmwareBench(
            FirmwareBench.Settings("attach = log").Replace(
                "security = none", $"security = tls\nca = I:\\ca.pem\nuser = me@example.com\npassword = {secret}\nauth = {mechanism}", StringComparison.Ordinal) + "[log]\nlevel = all\n",
            new MailSinkOptions
            {
                Security = SinkSecurity.Tls,
                Certificate = authority.Certificate,
                Login = new SinkCredentials("me@example.com", secret),
                Intercept = (verb, line) => verb == "AUTH" && line.Split(' ').Length > 2 || verb == "334" ? $"535 5.7.8 not accepted: {line}" : null,
            });
        File.WriteAllText(bench.Board.Flash.PathOf(@"I:\ca.pem"), authority.Root.ExportCertificatePem());
        bench.Boot();
        bench.Press();
        bench.WaitForLog("the login was refused");
        bench.Board.RunFor(TimeSpan.FromMinutes(11)); // until all lines of the log are on flash
        string everything = bench.Log + string.Concat(Directory.GetFiles(bench.Board.Flash.PathOf(@"I:\outbox")).Select(file => FirmwareBench.Text(File.ReadAllBytes(file))));
        Assert.Contains("535 5.7.8 not accepted", everything, StringComparison.Ordinal);
        Assert.All(shown, word => Assert.DoesNotContain(word, everything, StringComparison.Ordinal));
    }

    private static string Base64(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));

    private static int SizeIn(string mail)
    {
        int at = mail.IndexOf("SIZE=", StringComparison.Ordinal);
        return at < 0 ? 0 : int.Parse(mail[(at + 5)..].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static bool Has(FirmwareBench bench, string recipient) => bench.Mail.Any(mail => mail.Recipients.Contains(recipient));
}
