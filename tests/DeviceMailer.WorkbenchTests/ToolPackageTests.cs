// The tool package: packed from what was built, installed into a folder from that package alone, and used as someone without a clone would.

using System.Diagnostics;
using System.IO.Compression;
using System.Reflection;

namespace DeviceMailer.WorkbenchTests;

public sealed class ToolPackageTests : IDisposable
{
    private const string Command = "devicemailer";
    private static readonly TimeSpan limit = TimeSpan.FromMinutes(5);

    private readonly string folder = Directory.CreateTempSubdirectory("devicemailer-package-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Packed_and_installed_it_checks_writes_and_plays_settings_without_a_clone()
    {
        string version = $"0.0.0-test.{Environment.ProcessId}"; // no cache of packages knows it
        string project = Metadata("WorkbenchProject");
        string configuration = new DirectoryInfo(Metadata("WorkbenchFolder")).Parent!.Name;
        await Dotnet("pack", project, "--no-build", "-c", configuration, "-o", folder, $"-p:PackageVersion={version}");
        string package = Assert.Single(Directory.GetFiles(folder, "*.nupkg"));
        Assert.Equal($"{Command}.{version}.nupkg", Path.GetFileName(package));
        using (ZipArchive archive = await ZipFile.OpenReadAsync(package))
        {
            string[] names = [.. archive.Entries.Select(entry => entry.FullName)];
            Assert.Contains("LICENSE", names);
            Assert.Contains("TOOL.md", names);
            using var reader = new StreamReader(archive.GetEntry("THIRD-PARTY-NOTICES.txt")!.Open());
            string notices = await reader.ReadToEndAsync();
            foreach (string shipped in new[] { "MudBlazor ", "BlazorMonaco ", "MimeKit ", "BouncyCastle.Cryptography ", "Mono.Cecil ", "Duende.IdentityModel ", "Spectre.Console ", "QRCoder ", "System.CommandLine ", "Microsoft.OpenApi " })
            {
                Assert.Contains($"\n{shipped}", notices, StringComparison.Ordinal);
            }

            Assert.Contains("Permission is hereby granted", notices, StringComparison.Ordinal);
            Assert.Contains("Apache License", notices, StringComparison.Ordinal);
        }

        string source = Path.Combine(folder, "nuget.config");
        await File.WriteAllTextAsync(source, $"<configuration><packageSources><clear/><add key=\"local\" value=\"{folder}\"/></packageSources></configuration>");
        string tools = Path.Combine(folder, "tools");
        await Dotnet("tool", "install", Command, "--version", version, "--tool-path", tools, "--configfile", source);

        string settings = Path.Combine(folder, "my.ini");
        string output = await Tool(0, "new", "--provider", "gmail", "--from", "you@example.com", "--trigger", "door:4", "--out", settings);
        Assert.Contains($"{Command} check {settings}", output, StringComparison.Ordinal);
        Assert.Contains(": good, for the board", await Tool(0, "check", settings), StringComparison.Ordinal);
        await File.WriteAllTextAsync(settings, (await File.ReadAllTextAsync(settings)).Replace("port =", "prot =", StringComparison.Ordinal));
        Assert.Contains("did you mean port?", await Tool(2, "check", settings), StringComparison.Ordinal);
        output = await Tool(0, "workbench", "--warp");
        Assert.Contains("the page: http://127.0.0.1:", output, StringComparison.Ordinal);
        Assert.Contains("mail: delivered", output, StringComparison.Ordinal);

        Task<string> Tool(int exitCode, params string[] arguments) => Run(Path.Combine(tools, OperatingSystem.IsWindows() ? $"{Command}.exe" : Command), exitCode, arguments);
    }

    private Task<string> Dotnet(params string[] arguments) => Run("dotnet", 0, arguments);

    private async Task<string> Run(string program, int exitCode, string[] arguments)
    {
        using var stop = new CancellationTokenSource(limit);
        using Process process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            Task<string> errors = process.StandardError.ReadToEndAsync(stop.Token);
            string output = await process.StandardOutput.ReadToEndAsync(stop.Token) + await errors;
            await process.WaitForExitAsync(stop.Token);
            Assert.True(process.ExitCode == exitCode, $"{program} {string.Join(' ', arguments)}: {process.ExitCode}\n{output}");
            return output;
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static string Metadata(string key) => typeof(ToolPackageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == key).Value!;
}
