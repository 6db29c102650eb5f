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

    private static string TwoTriggers => FirmwareBench.Settings(
        $"[trigger leak]\npin = {FirmwareBench.LeakPin}\nsubject = Leak\ninterval = 0s\nto = {Other}", $"{Bad}, {Good}");

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
        Assert.Single(bench.Mail, mail => mail.Recipients.Contains(Other));
        Assert.Single(bench.Mail, mail => mail.Recipients.Contains(Good));
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
        using FirmwareBench bench = new FirmwareBench(sinkOptions: new MailSinkOptions { Intercept = (v, _) => refuses && v == verb ? reply : null }).Boot();
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

    private static bool Has(FirmwareBench bench, string recipient) => bench.Mail.Any(mail => mail.Recipients.Contains(recipient));
}
