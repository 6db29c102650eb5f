// The command login as a person runs it: a process that prints where to go, and writes the token file when somebody has been there.

using System.Diagnostics;
using System.Text.RegularExpressions;
using DeviceMailer.SystemTests.Commands;
using DeviceMailer.SystemTests.Servers;

namespace DeviceMailer.SystemTests.Tokens;

public sealed partial class LoginCommandTests : IDisposable
{
    private readonly TestAuthority authority = new();
    private readonly string folder = Directory.CreateTempSubdirectory("devicemailer-login-").FullName;
    private readonly CancellationTokenSource stop = new(TimeSpan.FromMinutes(2));

    private string TokenFile => Path.Combine(folder, "token.txt");

    public void Dispose()
    {
        stop.Dispose();
        authority.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Token_file_is_written_passes_the_check_and_is_nowhere_in_what_is_printed(bool byCode)
    {
        await using TokenServer server = await TokenServer.StartAsync(authority.Sign(TokenServer.Host), TestMail.Alarm, true, TimeProvider.System);
        using HttpClient client = Browser.NewClient(server, authority);
        string provider = Path.Combine(folder, "mine.ini");
        File.WriteAllText(provider, $"authorize = http://{server.ClearEndPoint}/authorize\ntoken = http://{server.ClearEndPoint}/token\ndevice = http://{server.ClearEndPoint}/device\nscope = {TokenServer.Scope}\n");
        string[] arguments = ["login", "--provider", provider, "--client-id", TokenServer.Client, "--out", TokenFile, .. byCode ? ["--device-code"] : Array.Empty<string>()];
        (int exitCode, string output, string errors) = await RunAsync(arguments, line => AddressIn(line) is { } address ? Browser.GoAsync(client, address) : Task.CompletedTask);
        Assert.True(exitCode == 0, output + errors);

        string[] lines = File.ReadAllLines(TokenFile);
        Assert.Equal("devicemailer-token 1", lines[0]);
        Assert.True(lines[1].Length > 100, lines[1]);
        Assert.DoesNotContain(lines[1], output + errors, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(TokenFile));

        // The lines that it prints for the settings are good ones.
        string settings = Path.Combine(folder, "my.ini");
        string oauth = output[output.IndexOf("[oauth]", StringComparison.Ordinal)..].Replace($"http://{server.ClearEndPoint}", "https://login.test", StringComparison.Ordinal);
        File.WriteAllText(
            settings,
            $"[smtp]\nhost = mail.example.com\nsecurity = tls\nca = I:\\ca.pem\nuser = {TestMail.Alarm}\nauth = xoauth2\n{oauth}\n[mail]\nfrom = {TestMail.Alarm}\nto = {TestMail.Alarm}\n[trigger door]\npin = 4\n");
        File.WriteAllText(Path.Combine(folder, "ca.pem"), authority.Pem);
        ToolRun check = await ToolRun.StartAsync("check", settings);
        Assert.True(check.ExitCode == 0 && !check.Output.Contains("warning", StringComparison.Ordinal), check.Output);

        // One that was cut is not.
        File.WriteAllText(TokenFile, File.ReadAllText(TokenFile)[..^5]);
        check = await ToolRun.StartAsync("check", settings);
        Assert.True(check.ExitCode == 2, check.Output);
        Assert.Contains("[oauth] token: found a file that is cut off in line 3, expected the file as login wrote it", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_provider_and_missing_secret_are_bad_input()
    {
        ToolRun run = await ToolRun.StartAsync("login", "--provider", "nobody", "--client-id", "x");
        Assert.True(run.ExitCode == 2, run.Output);
        Assert.Contains("found no provider 'nobody', expected a file or one of: gmail, microsoft365, outlook", run.Output, StringComparison.Ordinal);
        run = await ToolRun.StartAsync("login", "--provider", "gmail", "--client-id", "x");
        Assert.True(run.ExitCode == 2, run.Output);
        Assert.Contains("DEVICEMAILER_CLIENT_SECRET", run.Output, StringComparison.Ordinal);
    }

    // Reacts to each line as it comes, as a person does.
    private async Task<(int ExitCode, string Output, string Errors)> RunAsync(string[] arguments, Func<string, Task> react)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "VirtualBoard.dll"), .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        try
        {
            Task<string> errors = process.StandardError.ReadToEndAsync(stop.Token);
            string output = "";
            while (await process.StandardOutput.ReadLineAsync(stop.Token) is { } line)
            {
                output += line + "\n";
                await react(line);
            }

            await process.WaitForExitAsync(stop.Token);
            return (process.ExitCode, output, await errors);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    private static string? AddressIn(string line)
    {
        if (line.StartsWith("http://", StringComparison.Ordinal)) return line;
        Match code = CodeLine().Match(line);
        return code.Success ? $"{code.Groups["page"].Value}?user_code={code.Groups["code"].Value}" : null;
    }

    [GeneratedRegex("^Open (?<page>[^ ]+) in any browser, enter the code (?<code>[^ ,]+),")]
    private static partial Regex CodeLine();
}
