// Each script in tools/ has a twin for PowerShell that does the same: the same output and the same exit code for help, for errors and for a dry run. Both start
// `dotnet run`; a stand-in for dotnet in front of the PATH runs what is built already, and says what it was asked to build.

using System.Diagnostics;
using System.Text.RegularExpressions;
using DeviceMailer.RealBoard;

namespace DeviceMailer.SystemTests.RealBoard;

public sealed class ScriptTwinTests : IDisposable
{
    private static readonly TimeSpan limit = TimeSpan.FromMinutes(2);
    private static readonly string dotnet = InPath("dotnet") ?? throw new FileNotFoundException("dotnet");

    private readonly string folder = Directory.CreateTempSubdirectory("devicemailer-twins-").FullName;

    public ScriptTwinTests()
    {
        Script("dotnet", $"case $1 in run) ;; tool) exit 99 ;; *) exec '{dotnet}' \"$@\" ;; esac\n" + // PowerShell itself is started by dotnet
            $"[ \"$2 $4\" = \"--project --\" ] || exit 99\necho \"runs $(basename \"$3\")\"\nshift 4\nexec '{dotnet}' '{Path.Combine(AppContext.BaseDirectory, "RealBoard.dll")}' \"$@\"\n");
        Script("nanoff", "exit 7\n");
        File.WriteAllBytes(Path.Combine(folder, "app image.bin"), new byte[1000]);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Each_script_has_a_twin()
    {
        string[] scripts = [.. Directory.GetFiles(Repository.PathOf("tools")).Select(path => Path.GetFileName(path)!).Where(name => !name.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        Assert.Equal(["flash", "flash.ps1", "nanoclr", "nanoclr.ps1", "wiring", "wiring.ps1"], scripts);
    }

    [PowerShellTheory]
    [InlineData(0, "flash", "--help")]
    [InlineData(1, "flash", "--settings", "none.ini")]
    [InlineData(2, "flash", "--port", "COM3", "--settings", "no such file.ini")]
    [InlineData(0, "flash", "--port", "COM3", "--settings", "SAMPLE", "--image", "IMAGE")]
    [InlineData(1, "flash", "--port", "COM3", "--settings", "SAMPLE", "--image", "IMAGE", "--write")]
    [InlineData(0, "wiring", "--help")]
    [InlineData(1, "wiring", "--chek")]
    [InlineData(0, "wiring", "--check")]
    [InlineData(0, "nanoclr", "--help")]
    [InlineData(3, "nanoclr")]
    public async Task Twin_does_what_the_script_does(int exitCode, string script, params string[] arguments)
    {
        string[] words = [.. arguments.Select(word => word switch
        {
            "SAMPLE" => Path.Combine(AppContext.BaseDirectory, "devicemailer.ini"),
            "IMAGE" => Path.Combine(folder, "app image.bin"),
            _ => word,
        })];
        string path = Repository.PathOf($"tools/{script}");
        (int code, string output) shell = await RunAsync("/bin/bash", [path, .. words]);
        (int code, string output) twin = await RunAsync(PowerShellTheoryAttribute.Path!, ["-NoProfile", "-File", path + ".ps1", .. words]);
        Assert.Contains("runs RealBoard", shell.output, StringComparison.Ordinal);
        Assert.Equal(shell, twin);
        Assert.Equal(exitCode, shell.code);
    }

    private async Task<(int Code, string Output)> RunAsync(string program, string[] arguments)
    {
        using var stop = new CancellationTokenSource(limit);
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = folder + Path.PathSeparator + start.Environment["PATH"];
        start.Environment["NANOFF"] = Path.Combine(folder, "nanoff");
        start.Environment["NANOCLR"] = "";
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment.TryAdd("DOTNET_ROOT", Path.GetDirectoryName(File.ResolveLinkTarget(dotnet, returnFinalTarget: true)?.FullName ?? dotnet));
        using Process process = Process.Start(start)!;
        try
        {
            Task<string> errors = process.StandardError.ReadToEndAsync(stop.Token);
            string output = await process.StandardOutput.ReadToEndAsync(stop.Token) + await errors;
            await process.WaitForExitAsync(stop.Token);
            // Folders for a run's own files have a name each time.
            return (process.ExitCode, Regex.Replace(output, @"devicemailer-[A-Za-z0-9-]+", "devicemailer-*"));
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static string? InPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(part => Path.Combine(part, program)).FirstOrDefault(File.Exists);

    private void Script(string name, string text)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, "#!/bin/sh\n" + text);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>A test that needs PowerShell and /bin/sh; skipped without them, except where CI=true promises them.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class PowerShellTheoryAttribute : TheoryAttribute
    {
        internal static readonly string? Path = File.Exists(ServerCache.PathOf("powershell", "pwsh")) ? ServerCache.PathOf("powershell", "pwsh") : InPath("pwsh");

        public PowerShellTheoryAttribute()
        {
            if (OperatingSystem.IsWindows()) Skip = UnixFactAttribute.Reason;
            else if (Path == null && Environment.GetEnvironmentVariable("CI") != "true") Skip = "no PowerShell on this machine: .ci/servers powershell installs it";
        }
    }
}
