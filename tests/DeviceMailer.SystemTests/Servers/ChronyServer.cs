// A real time server for a test: chrony with own configuration and files in a temporary folder, on a free port of loopback. It asks nobody, gives
// this machine's time, and leaves this machine's clock alone. Gone, with its process and its folder, once disposed.
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace DeviceMailer.SystemTests.Servers;

/// <summary>A running time server.</summary>
public sealed class ChronyServer : IAsyncDisposable, ITestServer
{
    private const string Program = "/usr/sbin/chronyd";
    private const int MaxPortAttempts = 3;
    private const int MessageBytes = 48;
    private const byte ClientOfVersion4 = 0x23; // RFC 4330 4

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LastWordsTimeout = TimeSpan.FromSeconds(5);

    private readonly string folder = Directory.CreateTempSubdirectory("devicemailer-chrony-").FullName;
    private readonly ServerProcess process;

    private ChronyServer()
    {
        EndPoint = MailServer.FreeEndPoint();
        string configuration = Path.Combine(folder, "chrony.conf");
        File.WriteAllLines(configuration, ["local stratum 3", $"allow {IPAddress.Loopback}", $"bindaddress {EndPoint.Address}", $"port {EndPoint.Port}", "cmdport 0", $"pidfile {folder}/pid"]);
        process = ServerProcess.Start(Program, ["-x", "-d", "-U", "-4", "-u", Environment.UserName, "-f", configuration]);
    }

    /// <summary>Where it listens, over UDP.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>Null if chrony can be run here; otherwise why not.</summary>
    public static string? WhyAbsent()
    {
        if (!OperatingSystem.IsLinux()) return "chrony tests run on Linux only.";
        return File.Exists(Program) ? null : $"chrony is not installed ({ServerCache.Remedy}; Debian and Ubuntu: package chrony).";
    }

    /// <summary>Starts an instance, and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">It does not start; the message has its log.</exception>
    public static async Task<ChronyServer> StartAsync()
    {
        string log = "";
        for (int attempt = 0; attempt < MaxPortAttempts; attempt++)
        {
            var server = new ChronyServer();
            if (await server.AnswersAsync()) return server;
            await server.process.ReadToEndAsync(LastWordsTimeout);
            log = server.process.Printed();
            await server.DisposeAsync();
        }

        throw new InvalidOperationException($"chrony did not start. Its log:\n{log}");
    }

    /// <summary>Ends it and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<bool> AnswersAsync()
    {
        var waited = Stopwatch.StartNew();
        byte[] question = new byte[MessageBytes];
        question[0] = ClientOfVersion4;
        while (!process.HasExited && waited.Elapsed < StartTimeout)
        {
            using var client = new UdpClient(AddressFamily.InterNetwork);
            using var timeout = new CancellationTokenSource(AnswerTimeout);
            try
            {
                await client.SendAsync(question, EndPoint, timeout.Token);
                await client.ReceiveAsync(timeout.Token);
                return true;
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException)
            {
                // Not yet.
            }
        }

        return false;
    }
}
