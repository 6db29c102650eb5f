// The program in the library's README and those of its folder of samples: compiled exactly as they are, without a warning, and run on a board against a
// server that wants TLS and a login.

using System.Text;
using DeviceMailer.RealBoard;
using DeviceMailer.SystemTests.Build;
using DeviceMailer.SystemTests.Documents;
using DeviceMailer.SystemTests.Sink;
using DeviceMailer.VirtualBoard;
using DeviceMailer.VirtualBoard.Clr;
using DeviceMailer.VirtualBoard.Sink;
using MimeKit;
using DeviceFirmware = DeviceMailer.VirtualBoard.Loading.Firmware;

namespace DeviceMailer.SystemTests.Client;

public sealed class SampleTests : IDisposable
{
    private const string Library = "src/DeviceMailer.Smtp";
    private const string Host = "mail.example.com";
    private const int MaxQuickStartLines = 12; // those with nothing but a brace not counted
    private static readonly TimeSpan limit = TimeSpan.FromMinutes(10);

    private readonly string folder = Directory.CreateTempSubdirectory("devicemailer-sample-").FullName;
    private readonly SinkAuthority authority = new(Host);

    public void Dispose()
    {
        authority.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Quick_start_has_twelve_lines() =>
        Assert.InRange(QuickStart().Split('\n').Select(line => line.Trim(' ', '\t', '{', '}')).Count(line => line.Length > 0), 6, MaxQuickStartLines);

    [Fact]
    public async Task Quick_start_sends_a_mail_with_TLS_and_login()
    {
        await using SinkBench bench = Bench(SinkSecurity.Tls);
        Assert.Equal(["sent"], Run(QuickStart(), bench, 465));
        ReceivedMail mail = Assert.Single(bench.Mail);
        Assert.Equal("freezer@example.com", mail.ReversePath);
        Assert.Equal(["alarm@example.com"], mail.Recipients);
        Assert.Equal("Tür offen", mail.Subject);
        Assert.Equal("The door of the freezer room is open.\n", mail.Text);
        MimeMessage message = Parse(mail);
        Assert.NotEqual(default, message.Date);
        Assert.EndsWith("@example.com", message.MessageId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quick_start_says_why_it_was_not_sent()
    {
        await using (SinkBench bench = Bench(SinkSecurity.Tls, (verb, _) => verb == "RCPT" ? "550 5.1.1 no such mailbox" : null))
        {
            Assert.Equal([$"{Host}:465: the server refused it: 550 5.1.1 no such mailbox"], Run(QuickStart(), bench, 465));
        }

        await using (SinkBench bench = Bench(SinkSecurity.Tls, login: new SinkCredentials("device", "another password")))
        {
            Assert.StartsWith($"{Host}:465: user name or password refused: 535 5.7.8 ", Assert.Single(Run(QuickStart(), bench, 465)), StringComparison.Ordinal);
        }

        using var stranger = new SinkAuthority(Host);
        await using (SinkBench bench = Bench(SinkSecurity.Tls))
        {
            Assert.Equal([$"{Host}:465: the server's certificate is not signed by the given authority"], Run(QuickStart(), bench, 465, stranger));
            Assert.Equal([$"{Host}:465: no connection"], Run(QuickStart(), bench, 587));
        }
    }

    [Fact]
    public async Task Attachments_are_sent_with_all_their_recipients()
    {
        await using SinkBench bench = Bench(SinkSecurity.Tls);
        Assert.Equal(["sent"], Run(Sample("Attachments"), bench, 465));
        ReceivedMail mail = Assert.Single(bench.Mail);
        Assert.Equal("bounces@example.com", mail.ReversePath);
        Assert.Equal(["cook@example.com", "owner@example.com", "archive@example.com"], mail.Recipients);
        MimeMessage message = Parse(mail);
        Assert.Equal("\"Köchin\" <cook@example.com>", message.To.ToString());
        Assert.Equal("owner@example.com", message.Cc.ToString());
        Assert.Equal("service@example.com", message.ReplyTo.ToString());
        Assert.DoesNotContain("archive", Encoding.Latin1.GetString(mail.Content), StringComparison.Ordinal);
        Assert.Contains("cid:logo", message.HtmlBody, StringComparison.Ordinal);
        Assert.Equal(["log.txt: 10:05 open\n", "week.csv: day;highest\r\n" + string.Concat(Enumerable.Range(1, 7).Select(day => $"{day};-18.5\r\n"))], message.Attachments.OfType<MimePart>().Select(part => $"{part.FileName}: {TextOf(part)}"));
        Assert.Equal("logo", message.BodyParts.Single(part => part.ContentType.MimeType == "image/gif").ContentId);
    }

    [Fact]
    public async Task Several_mails_say_what_became_of_each()
    {
        int refusals = 0;
        await using SinkBench bench = Bench(SinkSecurity.StartTls, (verb, line) =>
            verb == "RCPT" && line.Contains("nobody", StringComparison.Ordinal) ? "550 5.1.1 no such mailbox"
            : verb == "RCPT" && line.Contains("owner", StringComparison.Ordinal) && refusals++ == 0 ? "451 4.7.1 later" : null);
        Assert.Equal(
            [
                "sent", "  cook@example.com 250",
                $"{Host}:587: not every recipient got it; nobody@example.com: 550 5.1.1 no such mailbox", "  cook@example.com 250", "  nobody@example.com 550",
                $"again in a minute: {Host}:587: the server wants it later: 451 4.7.1 later", "sent", "  owner@example.com 250",
            ],
            Run(Sample("SeveralMails"), bench, 587));
        Assert.Equal(3, bench.Mail.Count);
        Assert.Equal(3, bench.Mail.Select(mail => Parse(mail).MessageId).Distinct().Count());
    }

    [Fact]
    public async Task Steady_state_sends_again_and_again()
    {
        await using SinkBench bench = Bench(SinkSecurity.Tls);
        Assert.Equal(["sent", "sent", "sent"], Run(Sample("SteadyState"), bench, 465));
        Assert.All(bench.Mail, mail => Assert.Equal(["alarm@example.com", "second@example.com"], mail.Recipients));
        Assert.Equal(Enumerable.Range(1, 3).Select(number => $"a1b2c3d4e5f6.1.{number}@example.com"), bench.Mail.Select(mail => Parse(mail).MessageId));
        Assert.All(bench.Mail, mail => Assert.Equal("The door of the freezer room is open.\n.\n", mail.Text));
    }

    [Fact]
    public void Each_sample_is_run_and_shown_in_the_README()
    {
        string[] samples = [.. Directory.EnumerateFiles(Repository.PathOf(Library + "/samples")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
        Assert.Equal(["Attachments.cs", "SeveralMails.cs", "SteadyState.cs"], samples);
        Assert.All(samples, sample => Assert.Contains($"(samples/{sample})", Texts.Read(Library + "/README.md"), StringComparison.Ordinal));
    }

    private static string QuickStart()
    {
        string readme = Texts.Read(Library + "/README.md");
        int start = readme.IndexOf("```csharp\n", StringComparison.Ordinal);
        return readme[(readme.IndexOf('\n', start) + 1)..readme.IndexOf("```", start + 3, StringComparison.Ordinal)];
    }

    private static string Sample(string name) => Texts.Read($"{Library}/samples/{name}.cs");

    private static MimeMessage Parse(ReceivedMail mail) => MimeMessage.Load(new MemoryStream(mail.Content));

    private static string TextOf(MimePart part)
    {
        using var content = new MemoryStream();
        part.Content!.DecodeTo(content);
        return Encoding.UTF8.GetString(content.ToArray());
    }

    private SinkBench Bench(SinkSecurity security, Func<string, string, string?>? intercept = null, SinkCredentials? login = null) => new(new MailSinkOptions
    {
        Security = security,
        Certificate = authority.Certificate,
        Login = login ?? new SinkCredentials("device", "a password"),
        Intercept = intercept,
    });

    // Runs a program to its end and returns what it wrote.
    private IReadOnlyList<string> Run(string source, SinkBench bench, int port, SinkAuthority? trusted = null)
    {
        string program = Directory.CreateTempSubdirectory("devicemailer-program-").FullName;
        try
        {
            using var board = new Board(BoardFile.Find("esp32-devkitc-v4"), Path.Combine(folder, "flash"), new VirtualClock());
            board.Network.Route = (host, to) => (host, to) == (Host, port) ? bench.Sink.EndPoint : null;
            File.WriteAllText(board.Flash.PathOf(ClientBench.AuthorityPath), (trusted ?? authority).Root.ExportCertificatePem());
            File.WriteAllText(board.Flash.PathOf(@"I:\log.txt"), "10:05 open\n");
            board.Boot(DeviceFirmware.Load(DeviceCompiler.CompileWithLibrary(source, program)));
            Assert.True(board.RunUntil(() => board.HasEnded, limit), string.Join('\n', board.Console.Lines));
            Assert.Empty(board.Unhandled);
            return board.Console.Lines;
        }
        finally
        {
            Directory.Delete(program, recursive: true);
        }
    }
}
