using System.Diagnostics;
using DeviceMailer.SystemTests.Servers;

namespace DeviceMailer.SystemTests.Mail;

/// <summary>A program of the machine that looks at messages.</summary>
internal static class Tool
{
    /// <summary>Runs it to its end, which must be a good one, without a word on standard error.</summary>
    internal static void Run(string program, IEnumerable<string> arguments, string folder = "")
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardError = true };
        start.Environment["NODE_PATH"] = NodemailerServer.Modules;
        using Process run = Process.Start(start)!;
        string errors = run.StandardError.ReadToEnd();
        run.WaitForExit();
        Assert.True(run.ExitCode == 0 && errors.Length == 0, $"{program} ended with {run.ExitCode}: {errors}");
    }
}
