// From an account to the first mail, by the commands that the tool itself prints: new, check, run, send. And what they never print.

using DeviceMailer.VirtualBoard.Providers;
using DeviceMailer.VirtualBoard.Sink;

namespace DeviceMailer.SystemTests.Commands;

public sealed class AccountPathTests : IDisposable
{
    private const string Secret = "open#sesame\"7";

    private readonly string folder = Directory.CreateTempSubdirectory("devicemailer-path-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task New_check_run_and_send_lead_from_nothing_to_a_mail()
    {
        string settings = Path.Combine(folder, "my.ini");
        string password = Path.Combine(folder, "password.txt");
        File.WriteAllText(password, Secret + "\n");
        var output = new List<string>();
        await Step(output, 0, "new", "--out", settings, "--provider", "fastmail", "--from", "me@example.com", "--password-file", password, "--trigger", "door:4", "--trigger", "heartbeat");
        Assert.Contains("roots --provider fastmail", output[^1], StringComparison.Ordinal);
        Assert.Contains($"check {settings}", output[^1], StringComparison.Ordinal);
        Assert.Contains($"send {settings}", output[^1], StringComparison.Ordinal);

        await Step(output, 0, "check", settings);
        Assert.Contains("warning: [smtp] ca: found no file I:\\ca.pem on this PC", output[^1], StringComparison.Ordinal);
        await Step(output, 0, "--settings", settings);
        Assert.Contains("mail: delivered", output[^1], StringComparison.Ordinal);

        await Step(output, 2, "send", settings, "--yes");
        Assert.Contains("I:\\ca.pem is not here: write it with the command roots", output[^1], StringComparison.Ordinal);

        using var authority = new SinkAuthority("smtp.fastmail.com");
        File.WriteAllText(Path.Combine(folder, "ca.pem"), authority.Root.ExportCertificatePem());
        using MailSink sink = Sink(authority, new SinkCredentials("me@example.com", Secret));
        await Step(output, 0, "send", settings);
        Assert.Contains("A real mail goes to me@example.com by smtp.fastmail.com port 465.", output[^1], StringComparison.Ordinal);
        Assert.Contains("Nothing was sent", output[^1], StringComparison.Ordinal);
        await Step(output, 0, "send", settings, "--yes", "--smtp", $"127.0.0.1:{sink.EndPoint.Port}");
        Assert.Contains("235 2.7.0", output[^1], StringComparison.Ordinal);
        Assert.Contains("Sent: look into the mailbox", output[^1], StringComparison.Ordinal);
        string mail = File.ReadAllText(Assert.Single(new Maildir(Path.Combine(folder, "mail")).Messages()));
        Assert.Contains("Subject: Test mail of devicemailer", mail, StringComparison.Ordinal);

        // Wrong now, and told what to do.
        File.WriteAllText(settings, File.ReadAllText(settings).Replace("sesame", "barley", StringComparison.Ordinal));
        await Step(output, 4, "send", settings, "--yes", "--smtp", $"127.0.0.1:{sink.EndPoint.Port}");
        Assert.Contains("535 5.7.8", output[^1], StringComparison.Ordinal);
        Assert.Contains("Why: User or password is wrong.", output[^1], StringComparison.Ordinal);
        Assert.Contains("What to do: Set user to the whole address", output[^1], StringComparison.Ordinal);
        Assert.All(output, text => Assert.DoesNotContain("sesame", text, StringComparison.Ordinal));
        Assert.All(output, text => Assert.DoesNotContain("barley", text, StringComparison.Ordinal));
        Assert.All(output, text => Assert.DoesNotContain(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"\0me@example.com\0{Secret}")), text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task New_writes_good_settings_for_every_provider()
    {
        foreach (Provider provider in Provider.All())
        {
            string settings = Path.Combine(folder, provider.Name + ".ini");
            ToolRun run = await ToolRun.StartAsync("new", "--out", settings, "--provider", provider.Name, "--from", "me@example.com", "--user", "me@example.com");
            Assert.True(run.ExitCode == 0, run.Output);
            Assert.Contains($"host = {provider.Host}", File.ReadAllText(settings), StringComparison.Ordinal);
            Assert.Contains(provider.Page, run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task New_without_answers_or_with_wrong_ones_writes_nothing()
    {
        string settings = Path.Combine(folder, "my.ini");
        await Refused("found no --provider, expected both --provider NAME and --from ADDRESS. Providers: brevo", settings);
        await Refused("found no provider 'gmial', expected one of: brevo", settings, "--provider", "gmial", "--from", "a@example.com");
        await Refused("[mail] from: found \"nobody\"", settings, "--provider", "gmail", "--from", "nobody");
        await Refused("--trigger: found 'door', expected a pin with it, such as door:4", settings, "--provider", "gmail", "--from", "a@example.com", "--trigger", "door");
        await Refused("--trigger: found 'window:4', expected one of: door:PIN", settings, "--provider", "gmail", "--from", "a@example.com", "--trigger", "window:4");
        Assert.False(File.Exists(settings));
        File.WriteAllText(settings, "mine");
        await Refused("is there: choose another name with --out", settings, "--provider", "gmail", "--from", "a@example.com");
        Assert.Equal("mine", File.ReadAllText(settings));
    }

    [Fact]
    public void Every_provider_has_every_fact_its_date_and_its_source()
    {
        string[] names = [.. Provider.All().Select(provider => provider.Name)];
        Assert.Equal(
            ["brevo", "fastmail", "gmail", "gmx", "icloud", "mailgun", "microsoft365", "outlook", "postfix", "postmark", "proton", "sendgrid", "ses", "webde", "yahoo", "zoho"],
            names);
        foreach (string name in names)
        {
            string[] lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Providers", name + ".ini"));
            Assert.All(Provider.Required, key => Assert.Contains(lines, line => line.StartsWith($"{key} = ", StringComparison.Ordinal) && line.Length > key.Length + 3));
        }
    }

    [Fact]
    public void Page_of_accounts_is_made_of_the_providers_files()
    {
        string page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "documents", "Accounts.md")).ReplaceLineEndings("\n");
        Assert.True(page == AccountPage.Write(), "write it again: dotnet run --project tools/VirtualBoard -- accounts > tools/VirtualBoard/Providers/README.md");
    }

    private static async Task Refused(string sentence, string settings, params string[] arguments)
    {
        ToolRun run = await ToolRun.StartAsync(["new", "--out", settings, .. arguments]);
        Assert.True(run.ExitCode == 2, run.Output);
        Assert.Contains(sentence, run.Output, StringComparison.Ordinal);
    }

    private static async Task Step(List<string> output, int exitCode, params string[] arguments)
    {
        ToolRun run = await ToolRun.StartAsync(arguments);
        Assert.True(run.ExitCode == exitCode, run.Output);
        output.Add(run.Output);
    }

    private MailSink Sink(SinkAuthority authority, SinkCredentials login)
    {
        var sink = new MailSink(new Maildir(Path.Combine(folder, "mail")), new MailSinkOptions { Security = SinkSecurity.Tls, Certificate = authority.Certificate, Login = login });
        sink.Start();
        return sink;
    }
}
