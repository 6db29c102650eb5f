// The command line, tried as a user would.

using System.Net;
using System.Net.Sockets;
using DeviceMailer.SystemTests.Build;
using DeviceMailer.VirtualBoard.Sink;

namespace DeviceMailer.SystemTests.Commands;

public sealed class CommandTests : IDisposable
{
    private const string Good = "[smtp]\nhost = mail.example.com\nsecurity = none\n[mail]\nfrom = a@example.com\nto = b@example.com\n[trigger door]\npin = 4\ninterval = 0s\n";

    private readonly string folder = Directory.CreateTempSubdirectory("devicemailer-commands-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Without_arguments_it_shows_the_delivered_alert()
    {
        ToolRun run = await ToolRun.StartAsync();
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("Subject: Freezer door opened", run.Output, StringComparison.Ordinal);
        Assert.Contains("mail from <freezer@example.com> to <cook@example.com>, <caretaker@example.com>", run.Output, StringComparison.Ordinal);
        Assert.Contains("mail: delivered", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_takes_its_options()
    {
        string maildir = Path.Combine(folder, "mail");
        string flash = Path.Combine(folder, "flash");
        ToolRun run = await ToolRun.StartAsync(
            "run", "--settings", Write(Good), "--flash", flash, "--maildir", maildir, "--press", "4@100", "--press", "4@1500", "--adc", "6=1200@50", "--board", "esp32-devkitc-v4");
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(2, new Maildir(maildir).Messages().Count);
        Assert.Equal(Good, File.ReadAllText(Path.Combine(flash, "devicemailer.ini")));
    }

    [Fact]
    public async Task Real_server_takes_the_place_of_the_sink()
    {
        using var sink = new MailSink(new Maildir(Path.Combine(folder, "mail")), new MailSinkOptions());
        sink.Start();
        ToolRun run = await ToolRun.StartAsync("--settings", Write(Good), "--smtp", $"127.0.0.1:{sink.EndPoint.Port}");
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Single(new Maildir(Path.Combine(folder, "mail")).Messages());
    }

    [Fact]
    public async Task Alert_that_is_not_delivered_is_said_by_the_exit_code()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        int port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        ToolRun run = await ToolRun.StartAsync("--settings", Write(Good), "--smtp", $"127.0.0.1:{port}", "--for", "5s");
        Assert.True(run.ExitCode == 4, run.Output);
        Assert.Contains("mail: no connection to the server", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_mistakes_are_reported_and_nothing_runs()
    {
        string settings = Write(
            "[smtp]\nhost = mail.example.com\nport = 0\nsecurity = none\nspeed = fast\n[mail]\nfrom = freezer.example.com\nto = b@example.com\n" +
            "[trigger door]\npin = 40\n[trigger leak]\npin = 5\n[trigger window]\npin = 5\n");
        ToolRun run = await ToolRun.StartAsync("--settings", settings);
        Assert.True(run.ExitCode == 2, run.Output);
        Assert.Contains($"{settings}:3:8: [smtp] port: found \"0\", expected a number from 1 to 65535", run.Output, StringComparison.Ordinal);
        Assert.Contains($"{settings}:5:1: [smtp] speed: found an unknown key, expected one of: route, host, dns, port, security, ca, auth, user, password, helo", run.Output, StringComparison.Ordinal);
        Assert.Contains($"{settings}:7:8: [mail] from: found \"freezer.example.com\", expected a mail address", run.Output, StringComparison.Ordinal);
        Assert.Contains($"{settings}:10:7: [trigger door] pin: found pin 40, expected a pin of the board ESP32-DevKitC V4", run.Output, StringComparison.Ordinal);
        Assert.Contains($"{settings}:14:7: [trigger window] pin: found pin 5, expected one that is free: [trigger leak] uses it at line 12", run.Output, StringComparison.Ordinal);
        Assert.Contains("5 mistakes to fix", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("network:", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_settings_file_is_bad_input()
    {
        ToolRun run = await ToolRun.StartAsync("--settings", Path.Combine(folder, "none.ini"));
        Assert.True(run.ExitCode == 2, run.Output);
        Assert.Contains("none.ini", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_board_is_bad_input()
    {
        ToolRun run = await ToolRun.StartAsync("--board", "toaster");
        Assert.True(run.ExitCode == 2, run.Output);
        Assert.Contains("found no board 'toaster', expected a file or one of: esp32-c3-devkitm-1, esp32-devkitc-v4, esp32-s3-devkitc-1, m5stickc-plus", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--press", "four")]
    [InlineData("--press", "4@soon")]
    [InlineData("--adc", "6")]
    [InlineData("--for", "5")]
    [InlineData("--smtp", "localhost")]
    [InlineData("--smtp", "localhost:70000")]
    [InlineData("--pres", "4")]
    public async Task Wrong_options_are_refused(string option, string value)
    {
        ToolRun run = await ToolRun.StartAsync(option, value);
        Assert.True(run.ExitCode == 1, run.Output);
        Assert.DoesNotContain("network:", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_says_good_or_what_is_wrong()
    {
        string good = Write(Good);
        ToolRun run = await ToolRun.StartAsync("check", good);
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains($"{good}: good, for the board ESP32-DevKitC V4", run.Output, StringComparison.Ordinal);

        string bad = Write(Good.Replace("pin = 4", "pin = 6", StringComparison.Ordinal));
        run = await ToolRun.StartAsync("check", bad);
        Assert.True(run.ExitCode == 2, run.Output);
        Assert.Contains($"{bad}:8:7: [trigger door] pin: found pin 6, expected another: the module's flash uses this one", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_of_a_missing_file_is_bad_input() => Assert.Equal(2, (await ToolRun.StartAsync("check", Path.Combine(folder, "none.ini"))).ExitCode);

    [Fact]
    public async Task Test_prints_the_launchers_lines_and_totals()
    {
        ToolRun run = await ToolRun.StartAsync("test", Path.Combine(AppContext.BaseDirectory, "device-tests", "DeviceMailer.Smtp.Tests", "NFUnitTest.dll"));
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Matches(@"(?m)^Test passed,DeviceMailer\.Tests\.Wire\.LineReaderTests\.Every_prefix_of_a_line_needs_more\.0,\d+$", run.Output);
        Assert.Matches(@"(?m)^\d+ passed, 0 failed, 0 skipped$", run.Output);
    }

    [Fact]
    public async Task Test_of_an_assembly_without_tests_fails()
    {
        string program = DeviceCompiler.Compile("public static class Program { public static void Main() { } }", folder);
        Assert.Equal(1, (await ToolRun.StartAsync("test", program)).ExitCode);
    }

    private string Write(string settings)
    {
        string path = Path.Combine(folder, Path.GetRandomFileName() + ".ini");
        File.WriteAllText(path, settings);
        return path;
    }
}
