// A real Nodemailer smtp-server for a test, driven by Nodemailer/server.cjs: SMTP or LMTP on a free port of loopback, any number
// side by side. Its version stands in Nodemailer/package.json.
namespace DeviceMailer.SystemTests.Servers;

/// <summary>Nodemailer's smtp-server. It knows PLAIN, LOGIN, CRAM-MD5 and XOAUTH2.</summary>
public sealed class NodemailerServer : ScriptedServer, ITestServer
{
    // Debian, and those who install Node.js by hand.
    private static readonly string[] programs = ["/usr/bin/node", "/usr/local/bin/node"];

    /// <summary>Where the packages of npm are.</summary>
    internal static string Modules => ServerCache.PathOf("nodemailer", "node_modules");

    /// <summary>Node.js, which must be there.</summary>
    internal static string Program => programs.First(File.Exists);

    private NodemailerServer(ScriptedOptions options)
        : base("nodemailer", options)
    {
    }

    /// <summary>Null if smtp-server can be run here; otherwise why not.</summary>
    public static string? WhyAbsent()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "Nodemailer tests run on Linux only.";
        }

        if (!programs.Any(File.Exists))
        {
            return "Node.js is not installed (version 20 or later).";
        }

        return Directory.Exists(Path.Combine(Modules, "smtp-server"))
            ? null
            : $"smtp-server is not there ({ServerCache.Remedy}).";
    }

    /// <summary>Starts an instance and waits until it listens.</summary>
    /// <exception cref="InvalidOperationException">It is absent, or does not start; the message says why.</exception>
    public static Task<NodemailerServer> StartAsync(ScriptedOptions? options = null) =>
        StartAsync(() => new NodemailerServer(options ?? new ScriptedOptions()));

    private protected override ServerProcess Launch(string settingsFile) =>
        ServerProcess.Start(
            Program,
            [ScriptFile("Nodemailer", "server.cjs"), settingsFile],
            new Dictionary<string, string> { ["NODE_PATH"] = Modules });
}
