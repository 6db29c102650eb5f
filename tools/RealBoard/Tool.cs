// Runs a program to its end, with its arguments as they are: no shell between.

using System.Diagnostics;

namespace DeviceMailer.RealBoard;

/// <summary>A program that is run.</summary>
/// <param name="ExitCode">What it ended with; <see cref="NotFound"/> where there is no such program.</param>
/// <param name="Output">What it wrote, errors too.</param>
internal sealed record Tool(int ExitCode, string Output)
{
    internal const int NotFound = 127;

    // The largest folder of device tests takes ten minutes on a slow machine.
    private static readonly TimeSpan limit = TimeSpan.FromMinutes(45);

    internal static Tool Run(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            bool ended = process.WaitForExit(limit);
            if (!ended) process.Kill(entireProcessTree: true);
            return new Tool(ended ? process.ExitCode : 1, output.Result + errors.Result + (ended ? "" : $"{program} took longer than {limit}"));
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return new Tool(NotFound, e.Message);
        }
    }
}
