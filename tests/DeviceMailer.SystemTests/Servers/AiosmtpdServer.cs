// A real aiosmtpd for a test, driven by Aiosmtpd/server.py: SMTP or LMTP on a free port of loopback, any number side by side.
namespace DeviceMailer.SystemTests.Servers;

/// <summary>aiosmtpd, Debian's package. It knows PLAIN and LOGIN.</summary>
public sealed class AiosmtpdServer : ScriptedServer, ITestServer
{
    /// <summary>The Python that Debian's packages belong to.</summary>
    internal const string Program = "/usr/bin/python3";

    private const string Module = "/usr/lib/python3/dist-packages/aiosmtpd";

    private AiosmtpdServer(ScriptedOptions options)
        : base("aiosmtpd", options)
    {
    }

    /// <summary>Null if aiosmtpd can be run here; otherwise why not.</summary>
    public static string? WhyAbsent()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "aiosmtpd tests run on Linux only.";
        }

        return File.Exists(Program) && Directory.Exists(Module)
            ? null
            : $"aiosmtpd is not installed ({ServerCache.Remedy}; Debian and Ubuntu: package python3-aiosmtpd).";
    }

    /// <summary>Starts an instance and waits until it listens.</summary>
    /// <exception cref="InvalidOperationException">It is absent, or does not start; the message says why.</exception>
    public static Task<AiosmtpdServer> StartAsync(ScriptedOptions? options = null) =>
        StartAsync(() => new AiosmtpdServer(options ?? new ScriptedOptions()));

    private protected override ServerProcess Launch(string settingsFile) =>
        ServerProcess.Start(Program, ["-I", "-u", ScriptFile("Aiosmtpd", "server.py"), settingsFile]);
}
