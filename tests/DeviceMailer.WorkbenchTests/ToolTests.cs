using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text.RegularExpressions;

namespace DeviceMailer.WorkbenchTests;

/// <summary>The tool as a user starts it, without a terminal.</summary>
public sealed partial class ToolTests
{
    private static readonly TimeSpan limit = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task The_first_command_serves_its_page_and_ends_when_its_mail_is_there()
    {
        using var stop = new CancellationTokenSource(limit);
        using Process tool = Start();
        try
        {
            string output = "";
            while (await tool.StandardOutput.ReadLineAsync(stop.Token) is { } line)
            {
                output += line + "\n";
                if (AddressPattern().Match(line) is not { Success: true } address) continue;
                using var client = new HttpClient { BaseAddress = new Uri(address.Groups[1].Value) };
                Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/state", stop.Token)).StatusCode);
                client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", address.Groups[2].Value);
                Assert.Contains("freezer-room", await client.GetStringAsync("/api/state", stop.Token), StringComparison.Ordinal);
            }

            await tool.WaitForExitAsync(stop.Token);
            Assert.True(tool.ExitCode == 0, output);
            Assert.Contains("Subject: Freezer door opened", output, StringComparison.Ordinal);
            Assert.Contains("mail: delivered", output, StringComparison.Ordinal);
            Assert.Matches(AddressPattern(), output);
        }
        finally
        {
            if (!tool.HasExited) tool.Kill();
        }
    }

    [Fact]
    public async Task Without_a_page_it_is_the_virtual_board_alone()
    {
        using var stop = new CancellationTokenSource(limit);
        using Process tool = Start("--no-page");
        try
        {
            string output = await tool.StandardOutput.ReadToEndAsync(stop.Token);
            await tool.WaitForExitAsync(stop.Token);
            Assert.True(tool.ExitCode == 0, output);
            Assert.DoesNotMatch(AddressPattern(), output);
        }
        finally
        {
            if (!tool.HasExited) tool.Kill();
        }
    }

    private static Process Start(params string[] arguments)
    {
        string folder = typeof(ToolTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "WorkbenchFolder").Value!;
        return Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(folder, "Workbench.dll"), .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
    }

    [GeneratedRegex(@"^the page: (http://127\.0\.0\.1:\d+/)\?token=(\S+)$", RegexOptions.Multiline)]
    private static partial Regex AddressPattern();
}
