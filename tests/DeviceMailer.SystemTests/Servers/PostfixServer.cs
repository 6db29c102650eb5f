// A real Postfix for a test: own configuration, queue and mailboxes in a temporary folder, a free port on loopback, any number
// of them side by side. Sends nothing anywhere. Gone, with its processes and its folder, once disposed. What Postfix is told
// is left to PostfixFolder.
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace DeviceMailer.SystemTests.Servers;

/// <summary>
/// Takes mail for <see cref="Alarm"/> and <see cref="Second"/>; other names there get 550, other domains 554 (relay access
/// denied).
/// </summary>
public sealed class PostfixServer : ITestServer, IAsyncDisposable
{
    /// <summary>The domain it takes mail for.</summary>
    public const string Domain = "example.test";

    /// <summary>A mailbox.</summary>
    public const string Alarm = "alarm@" + Domain;

    /// <summary>Another mailbox.</summary>
    public const string Second = "second@" + Domain;

    /// <summary>How long it may take to answer 220: a second or two on a quiet machine, a test must not wait for ever.</summary>
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Postfix ends by itself after this many seconds, so that a test run that was killed leaves nothing behind for ever.
    /// </summary>
    private const int LifetimeSeconds = 1800;

    /// <summary>Another program may take the free port before Postfix does; three times in a row is no accident.</summary>
    private const int MaxPortAttempts = 3;

    // Debian and most others; Fedora and its kin.
    private static readonly string[] MasterPaths = ["/usr/lib/postfix/sbin/master", "/usr/libexec/postfix/master"];

    private readonly PostfixFolder folder;
    private readonly Process master;
    private readonly HashSet<string> taken = [];
    private bool disposed;

    private PostfixServer(PostfixFolder folder, Process master, int port)
    {
        this.folder = folder;
        this.master = master;
        EndPoint = new IPEndPoint(IPAddress.Loopback, port);
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>The temporary folder with everything that this instance reads and writes.</summary>
    public string Folder => folder.Root;

    /// <summary>Null if Postfix can be run here; otherwise why not.</summary>
    public static string? WhyAbsent()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "Postfix tests run on Linux only.";
        }

        if (!MasterPaths.Any(File.Exists))
        {
            return "Postfix is not installed (Debian and Ubuntu: package postfix).";
        }

        return Environment.IsPrivilegedProcess ? null : "Postfix has to be started by root.";
    }

    /// <summary>
    /// Starts an instance and waits until it answers 220. <paramref name="mainLines"/> go to the end of main.cf, where
    /// they override what is there (<c>name = value</c>); <paramref name="smtpdOptions"/> become <c>-o</c> options of
    /// smtpd in master.cf (<c>name=value</c>, without spaces).
    /// </summary>
    /// <exception cref="InvalidOperationException">It is absent, or does not start; the message says why.</exception>
    public static async Task<PostfixServer> StartAsync(
        IReadOnlyList<string>? mainLines = null,
        IReadOnlyList<string>? smtpdOptions = null)
    {
        if (WhyAbsent() is { } reason)
        {
            throw new InvalidOperationException(reason);
        }

        string log = "";
        for (int attempt = 0; attempt < MaxPortAttempts; attempt++)
        {
            PostfixServer server = Launch(mainLines ?? [], smtpdOptions ?? []);
            if (await server.AnswersAsync())
            {
                return server;
            }

            log = server.Log();
            await server.DisposeAsync();
            if (!log.Contains("Address already in use", StringComparison.Ordinal))
            {
                break;
            }
        }

        throw new InvalidOperationException($"Postfix did not start. Its log:\n{log}");
    }

    /// <summary>
    /// Waits for the next message of a mailbox, oldest first, that an earlier call has not returned, and returns the file as
    /// Postfix stored it: LF line ends, and before the message the fields Return-Path, X-Original-To, Delivered-To and
    /// Received.
    /// </summary>
    /// <exception cref="TimeoutException">None came in time; the message has the log.</exception>
    public async Task<byte[]> WaitForMailAsync(string user, TimeSpan limit)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            string? next = Messages(user).FirstOrDefault(path => !taken.Contains(path));
            if (next is not null)
            {
                taken.Add(next);
                return await File.ReadAllBytesAsync(next);
            }

            if (waited.Elapsed > limit)
            {
                throw new TimeoutException($"No mail for {user} within {limit}. The log:\n{Log()}");
            }

            await Task.Delay(PollInterval);
        }
    }

    /// <summary>Full paths of all messages in a mailbox, those already returned included, oldest first.</summary>
    public IReadOnlyList<string> Messages(string user)
    {
        if (user is not (Alarm or Second))
        {
            throw new ArgumentException($"{user} is not one of the two mailboxes.", nameof(user));
        }

        var mailbox = new DirectoryInfo(folder.NewMail(user));
        return mailbox.Exists
            ? [.. mailbox.EnumerateFiles().OrderBy(file => file.LastWriteTimeUtc).Select(file => file.FullName)]
            : []; // made at the first delivery
    }

    /// <summary>All that this instance has logged so far.</summary>
    public string Log() => File.Exists(folder.LogFile) ? File.ReadAllText(folder.LogFile) : "";

    /// <summary>Ends all its processes and removes its folder.</summary>
    /// <exception cref="TimeoutException">A process does not end.</exception>
    public async ValueTask DisposeAsync()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        await ProcessGroup.StopAsync(master);
        master.Dispose();
        folder.Delete();
    }

    private static PostfixServer Launch(IReadOnlyList<string> mainLines, IReadOnlyList<string> smtpdOptions)
    {
        int port = FreePort();
        var folder = new PostfixFolder();
        try
        {
            folder.Write(port, [Alarm, Second], mainLines, smtpdOptions);

            // master -s stays in the foreground, as `postfix start-fg` runs it, and leads its own process group.
            var start = new ProcessStartInfo(
                MasterPaths.First(File.Exists),
                ["-c", folder.Configuration, "-s", "-e", LifetimeSeconds.ToString(CultureInfo.InvariantCulture)])
            {
                RedirectStandardInput = true, // not the terminal of whoever runs the tests
            };
            foreach ((string name, string value) in folder.LogVariables)
            {
                start.Environment[name] = value;
            }

            return new PostfixServer(folder, Process.Start(start)!, port);
        }
        catch
        {
            folder.Delete();
            throw;
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task<bool> AnswersAsync()
    {
        using var limit = new CancellationTokenSource(StartTimeout);
        try
        {
            // Logged once it listens: before that, an answer on the port would be another program's.
            while (!Log().Contains("daemon started", StringComparison.Ordinal))
            {
                if (master.HasExited)
                {
                    return false;
                }

                await Task.Delay(PollInterval, limit.Token);
            }

            return await ReadGreetingAsync(limit.Token) is { } line && line.StartsWith("220 ", StringComparison.Ordinal);
        }
        catch (Exception late) when (late is OperationCanceledException or SocketException or IOException)
        {
            return false;
        }
    }

    private async Task<string?> ReadGreetingAsync(CancellationToken limit)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(EndPoint, limit);
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadLineAsync(limit);
    }
}
