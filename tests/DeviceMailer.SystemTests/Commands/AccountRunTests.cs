// The run verb with the settings of a person's own account: TLS, STARTTLS, login, as they will be flashed.

namespace DeviceMailer.SystemTests.Commands;

public sealed class AccountRunTests : IDisposable
{
    private const string Secret = "open-sesame-7";

    private readonly string folder = Directory.CreateTempSubdirectory("devicemailer-account-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("tls", "auto", "AUTH PLAIN")]
    [InlineData("starttls", "login", "AUTH LOGIN")]
    [InlineData("tls", "cram-md5", "AUTH CRAM-MD5")]
    [InlineData("tls", "scram-sha-256", "AUTH SCRAM-SHA-256")]
    [InlineData("starttls", "xoauth2", "AUTH XOAUTH2")]
    [InlineData("tls", "oauthbearer", "AUTH OAUTHBEARER")]
    public async Task Settings_run_unchanged_with_their_security_and_login(string security, string auth, string said)
    {
        ToolRun run = await ToolRun.StartAsync("--settings", Write(security, auth));
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains($"it speaks {security.ToUpperInvariant()} under an authority made for this run, trusted in place of I:\\ca.pem; it takes the login of me@example.com only", run.Output, StringComparison.Ordinal);
        Assert.Contains(said, run.Output, StringComparison.Ordinal);
        Assert.Contains("mail: delivered", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("grant = refresh_token\ntoken = I:\\token.txt\nscope = a b\nca = I:\\token-ca.pem", "starttls")]
    [InlineData("grant = client_credentials\nclient-secret = " + Secret, "tls")]
    public async Task Settings_with_tokens_run_unchanged(string keys, string security)
    {
        string settings = Write(security, "xoauth2");
        File.WriteAllText(
            settings,
            File.ReadAllText(settings).Replace($"password = {Secret}\n", "", StringComparison.Ordinal)
            .Replace("[mail]", $"[oauth]\ntoken-url = https://login.example.net/oauth2/token?x=1\nclient-id = my id\n{keys}\n[mail]", StringComparison.Ordinal));
        ToolRun run = await ToolRun.StartAsync("--settings", settings);
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("it takes the login of me@example.com only, with a token that it gives in place of login.example.net", run.Output, StringComparison.Ordinal);
        Assert.Contains("token: renewed, good for 3600 s", run.Output, StringComparison.Ordinal);
        Assert.Contains("AUTH XOAUTH2", run.Output, StringComparison.Ordinal);
        Assert.Contains("mail: delivered", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kept_flash_has_no_stand_in_afterwards()
    {
        string flash = Path.Combine(folder, "flash");
        ToolRun run = await ToolRun.StartAsync("--settings", Write("tls", "auto"), "--flash", flash);
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.False(File.Exists(Path.Combine(flash, "ca.pem")));
        Assert.True(File.Exists(Path.Combine(flash, "devicemailer.ini")));
    }

    private string Write(string security, string auth)
    {
        string path = Path.Combine(folder, "my.ini");
        File.WriteAllText(
            path,
            $"[smtp]\nhost = smtp.example.com\nsecurity = {security}\nca = I:\\ca.pem\nuser = me@example.com\npassword = {Secret}\nauth = {auth}\n" +
            "[mail]\nfrom = me@example.com\nto = me@example.com\n[trigger door]\npin = 4\n");
        return path;
    }
}
