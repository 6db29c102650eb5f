// The check verb: files that are only missing here, certificates that are none, JSON for editors, watching.

using System.Diagnostics;
using System.Text.Json;
using DeviceMailer.SystemTests.Servers;

namespace DeviceMailer.SystemTests.Commands;

public sealed class CheckTests : IDisposable
{
    private const string Good = "[smtp]\nhost = mail.example.com\nca = I:\\ca.pem\n[mail]\nfrom = a@example.com\nto = b@example.com\n[trigger door]\npin = 4\nattach = I:\\plan.pdf\n";
    private static readonly TimeSpan limit = TimeSpan.FromMinutes(1);

    private readonly string folder = Directory.CreateTempSubdirectory("devicemailer-check-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task File_that_is_only_missing_here_is_a_warning_with_the_command_that_deploys_it()
    {
        string settings = Write(Good);
        ToolRun run = await ToolRun.StartAsync("check", settings);
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains($"{settings}:3:6: warning: [smtp] ca: found no file I:\\ca.pem on this PC", run.Output, StringComparison.Ordinal);
        Assert.Contains($"tools/flash --port PORT --settings {settings} --file plan.pdf=PATH", run.Output, StringComparison.Ordinal);
        Assert.Contains($"{settings}: good", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_come_from_options_from_a_flash_and_from_beside_the_settings()
    {
        using var authority = new TestAuthority();
        string settings = Write(Good + "[trigger heat]\nevery = 1d\nattach = I:\\heat.txt\n");
        File.WriteAllText(Path.Combine(folder, "ca.pem"), authority.Pem);
        string plan = Path.Combine(folder, "house.pdf");
        File.WriteAllText(plan, "%PDF");
        string flash = Directory.CreateDirectory(Path.Combine(folder, "flash")).FullName;
        File.WriteAllText(Path.Combine(flash, "heat.txt"), "hot");
        ToolRun run = await ToolRun.StartAsync("check", settings, "--file", $"plan.pdf={plan}", "--flash", flash);
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.DoesNotContain("warning", run.Output, StringComparison.Ordinal);
        Assert.Equal(["heat.txt"], Directory.EnumerateFiles(flash).Select(Path.GetFileName)); // nothing is written there
    }

    [Theory]
    [InlineData("der", "found DER (binary), expected PEM (text): convert it with openssl x509 -inform der")]
    [InlineData("key", "found a private key, expected the authority's certificate only")]
    [InlineData("utf16", "found UTF-16, expected PEM in ASCII")]
    [InlineData("mark", "found a byte order mark in front of PEM, expected plain PEM")]
    [InlineData("empty", "found an empty file, expected a certificate in PEM")]
    [InlineData("text", "found no line -----BEGIN CERTIFICATE-----, expected PEM")]
    [InlineData("damaged", "found damaged PEM, expected a certificate between its BEGIN and END lines")]
    [InlineData("expired", "found a certificate that expired on 2021-01-01")]
    public async Task File_that_is_no_certificate_is_named_for_what_it_is(string kind, string sentence)
    {
        using var authority = new TestAuthority();
        using var old = System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPem(authority.Expired().ChainPem);
        File.WriteAllBytes(Path.Combine(folder, "ca.pem"), kind switch
        {
            "der" => authority.Der,
            "key" => System.Text.Encoding.ASCII.GetBytes(authority.Good().KeyPem + authority.Pem),
            "utf16" => [0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes(authority.Pem)],
            "mark" => [0xEF, 0xBB, 0xBF, .. System.Text.Encoding.ASCII.GetBytes(authority.Pem)],
            "empty" => [],
            "text" => "hello"u8.ToArray(),
            "damaged" => System.Text.Encoding.ASCII.GetBytes(authority.Pem.Replace("MII", "MII!", StringComparison.Ordinal)[..200] + "\n-----END CERTIFICATE-----\n"),
            _ => System.Text.Encoding.ASCII.GetBytes(old.ExportCertificatePem()),
        });
        string settings = Write(Good.Replace("attach = I:\\plan.pdf\n", "", StringComparison.Ordinal));
        ToolRun run = await ToolRun.StartAsync("check", settings);
        Assert.True(run.ExitCode == 2, run.Output);
        Assert.Contains($"{settings}:3:6: [smtp] ca: {sentence}", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 mistake", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_each_message_with_its_place_length_and_parts()
    {
        string settings = Write("[smtp]\nhost = mail.example.com\nport = 0 # none\nspeed  = fast\nsecurity = none\n[mail]\nfrom = a@example.com\nto = b@example.com\n[trigger door]\npin = 5\n");
        ToolRun run = await ToolRun.StartAsync("check", settings, "--json");
        Assert.True(run.ExitCode == 2, run.Output);
        using JsonDocument document = JsonDocument.Parse(run.Output);
        Assert.False(document.RootElement.GetProperty("good").GetBoolean());
        JsonElement[] messages = [.. document.RootElement.GetProperty("messages").EnumerateArray()];
        Assert.Equal(
            ["3:8+1 error [smtp] port|\"0\"|a number from 1 to 65535", "3:10+6 error [smtp] port|a comment behind the value|it on a line of its own", "4:1+5 error [smtp] speed|an unknown key|one of: route, host, dns, port, security, ca, auth, user, password, helo, buffer"],
            messages.Where(message => message.GetProperty("severity").GetString() == "error").Select(Row));
        Assert.Contains(messages, message => message.GetProperty("severity").GetString() == "warning" && message.GetProperty("line").GetInt32() == 10);
    }

    [Fact]
    public async Task Watching_checks_again_when_the_file_changes()
    {
        string settings = Write(Good);
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "VirtualBoard.dll"), "check", settings, "--watch", "--json"]) { RedirectStandardOutput = true })!;
        try
        {
            using var stop = new CancellationTokenSource(limit);
            Assert.Contains("\"good\":true", await process.StandardOutput.ReadLineAsync(stop.Token), StringComparison.Ordinal);
            File.WriteAllText(settings, Good.Replace("pin = 4", "pin = 6", StringComparison.Ordinal));
            Assert.Contains("\"good\":false", await process.StandardOutput.ReadLineAsync(stop.Token), StringComparison.Ordinal);
        }
        finally
        {
            process.Kill();
        }
    }

    [Fact]
    public async Task Sample_and_short_sample_pass()
    {
        foreach (string sample in new[] { Path.Combine("documents", "devicemailer.sample.ini"), "devicemailer.ini" })
        {
            ToolRun run = await ToolRun.StartAsync("check", Path.Combine(AppContext.BaseDirectory, sample));
            Assert.True(run.ExitCode == 0, run.Output);
        }
    }

    private static string Row(JsonElement message) =>
        $"{message.GetProperty("line")}:{message.GetProperty("column")}+{message.GetProperty("length")} {message.GetProperty("severity")} {message.GetProperty("key")}|{message.GetProperty("found")}|{message.GetProperty("expected")}";

    private string Write(string settings)
    {
        string path = Path.Combine(folder, "my.ini");
        File.WriteAllText(path, settings);
        return path;
    }
}
