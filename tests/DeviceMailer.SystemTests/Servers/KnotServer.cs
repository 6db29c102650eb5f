// A real name server for a test: Knot DNS with one zone, own configuration and files in a temporary folder, a free port on loopback for UDP
// and TCP. Asks nobody: it answers from its zone only. Gone, with its process and its folder, once disposed.
using System.Diagnostics;
using System.Net;

namespace DeviceMailer.SystemTests.Servers;

/// <summary>A running name server.</summary>
public sealed class KnotServer : IAsyncDisposable, ITestServer
{
    /// <summary>The domain that its zone is about.</summary>
    public const string Zone = TestMail.Domain;

    private const string Program = "/usr/sbin/knotd";
    private const int MaxPortAttempts = 3;

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    private readonly string folder = Directory.CreateTempSubdirectory("devicemailer-knot-").FullName;
    private readonly ServerProcess process;

    private KnotServer(IEnumerable<string> records)
    {
        EndPoint = MailServer.FreeEndPoint();
        File.WriteAllLines(Path.Combine(folder, Zone + ".zone"), ZoneLines(records));
        string configuration = Path.Combine(folder, "knot.conf");
        File.WriteAllLines(configuration, Lines());
        process = ServerProcess.Start(Program, ["-c", configuration]);
    }

    /// <summary>Where it listens, over UDP and TCP.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>Null if Knot can be run here; otherwise why not.</summary>
    public static string? WhyAbsent()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "Knot tests run on Linux only.";
        }

        return File.Exists(Program) ? null : $"Knot DNS is not installed ({ServerCache.Remedy}; Debian and Ubuntu: package knot).";
    }

    /// <summary>Starts an instance whose zone has these records (RFC 1035 5), and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">It does not start; the message has its log.</exception>
    public static async Task<KnotServer> StartAsync(params string[] records)
    {
        string log = "";
        for (int attempt = 0; attempt < MaxPortAttempts; attempt++)
        {
            var server = new KnotServer(records);
            if (await server.ListensAsync())
            {
                return server;
            }

            log = server.process.Printed();
            await server.DisposeAsync();
        }

        throw new InvalidOperationException($"Knot did not start. Its log:\n{log}");
    }

    /// <summary>Ends it and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<bool> ListensAsync()
    {
        var waited = Stopwatch.StartNew();
        while (!process.HasExited && waited.Elapsed < StartTimeout)
        {
            string log = process.Printed();
            if (log.Contains("cannot bind", StringComparison.Ordinal)) return false;
            if (log.Contains("server started", StringComparison.Ordinal)) return log.Contains($"[{Zone}.] loaded", StringComparison.Ordinal);
            await Task.Delay(PollInterval);
        }

        return false;
    }

    private static IEnumerable<string> ZoneLines(IEnumerable<string> records) =>
        [$"$ORIGIN {Zone}.", "$TTL 300", "@ SOA ns hostmaster 1 3600 600 86400 60", "@ NS ns", "ns A 192.0.2.53", .. records];

    private IEnumerable<string> Lines() =>
    [
        "server:",
        $"    rundir: \"{folder}\"",
        $"    listen: {EndPoint.Address}@{EndPoint.Port}",
        "    udp-workers: 1",
        "    tcp-workers: 1",
        "log:",
        "  - target: stderr",
        "    any: info",
        "database:",
        $"    storage: \"{folder}\"",
        "template:",
        "  - id: default",
        $"    storage: \"{folder}\"",
        "    semantic-checks: off", // zones with mistakes are what some tests are about
        "    zonefile-sync: -1",
        "    journal-content: none",
        "zone:",
        $"  - domain: {Zone}",
    ];
}
