// The tool as a user starts it: a process of its own, and what it printed.

using System.Diagnostics;

namespace DeviceMailer.SystemTests.Commands;

/// <summary>A run of the virtual board's command line that has ended.</summary>
/// <param name="ExitCode">How it ended.</param>
/// <param name="Output">What it printed, errors behind the rest.</param>
internal sealed record ToolRun(int ExitCode, string Output)
{
    private static readonly TimeSpan limit = TimeSpan.FromMinutes(2);

    /// <summary>Runs it to its end, without a terminal.</summary>
    internal static async Task<ToolRun> StartAsync(params string[] arguments)
    {
        using var stop = new CancellationTokenSource(limit);
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "VirtualBoard.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            Task<string> errors = process.StandardError.ReadToEndAsync(stop.Token);
            string output = await process.StandardOutput.ReadToEndAsync(stop.Token);
            await process.WaitForExitAsync(stop.Token);
            return new ToolRun(process.ExitCode, output + await errors);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }
}
