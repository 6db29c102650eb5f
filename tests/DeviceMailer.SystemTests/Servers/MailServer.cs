// What the real mail servers of the tests have in common: a fresh temporary folder with all that one instance reads and writes,
// a maildir for each mailbox, a process, free ports on loopback, a bounded start. Each server adds its own configuration.
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace DeviceMailer.SystemTests.Servers;

/// <summary>A running mail server, gone with its processes and its folder once disposed.</summary>
public abstract class MailServer : IAsyncDisposable
{
    /// <summary>How long it may take to listen: a second or two on a quiet machine, a test must not wait endlessly.</summary>
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    /// <summary>How long what it has started may go on after its end.</summary>
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>Another program may take a free port before the server does; three times in a row is no accident.</summary>
    private const int MaxPortAttempts = 3;

    private readonly HashSet<string> taken = [];
    private ServerProcess? process;
    private bool disposed;

    /// <summary>Makes the folder; the server is not yet started.</summary>
    private protected MailServer(string name)
    {
        Folder = Directory.CreateTempSubdirectory($"devicemailer-{name}-").FullName;
        EndPoint = FreeEndPoint();
        TlsEndPoint = FreeEndPoint();
    }

    /// <summary>Where it listens, unencrypted at first.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>Where it listens for TLS from the first octet on, if it was given a certificate.</summary>
    public IPEndPoint TlsEndPoint { get; }

    /// <summary>The temporary folder with everything that this instance reads and writes.</summary>
    public string Folder { get; }

    /// <summary>The folder with one maildir for each mailbox.</summary>
    internal virtual string Mailboxes => Path.Combine(Folder, "mail");

    /// <summary>Whether mailboxes keep a message's CRLF; the others have LF.</summary>
    internal virtual bool KeepsCrLf => false;

    /// <summary>The file that the server logs to, next to what it prints; null if there is none.</summary>
    private protected virtual string? LogFile => null;

    /// <summary>
    /// Waits for the next message of a mailbox, oldest first, that an earlier call has not returned, and returns the file as
    /// the server stored it.
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
        if (user is not (TestMail.Alarm or TestMail.Second or TestMail.Door))
        {
            throw new ArgumentException($"{user} is not one of the mailboxes.", nameof(user));
        }

        var mailbox = new DirectoryInfo(Path.Combine(Mailboxes, user, "new"));
        return mailbox.Exists
            ? [.. mailbox.EnumerateFiles().OrderBy(file => file.LastWriteTimeUtc).Select(file => file.FullName)]
            : []; // made at the first delivery
    }

    /// <summary>All that this instance has logged so far.</summary>
    public string Log() => process?.Printed() + (LogFile is { } file && File.Exists(file) ? File.ReadAllText(file) : "");

    /// <summary>Ends all its processes and removes its folder.</summary>
    /// <exception cref="TimeoutException">A process does not end.</exception>
    public async ValueTask DisposeAsync()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        GC.SuppressFinalize(this);
        if (process is not null)
        {
            await process.DisposeAsync();
            await NothingRemainsAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>
    /// Makes and starts a server and waits until it listens; if another program was faster on a port, once more on others.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is absent, or does not start; the message says why.</exception>
    private protected static async Task<TServer> StartAsync<TServer>(Func<TServer> make)
        where TServer : MailServer, ITestServer
    {
        if (TServer.WhyAbsent() is { } reason)
        {
            throw new InvalidOperationException(reason);
        }

        string log = "";
        for (int attempt = 0; attempt < MaxPortAttempts; attempt++)
        {
            TServer server = make();
            try
            {
                server.process = server.Launch();
                if (await server.ListensAsync())
                {
                    return server;
                }

                log = server.Log();
            }
            catch
            {
                await server.DisposeAsync();
                throw;
            }

            await server.DisposeAsync();
            if (!log.Contains("address already in use", StringComparison.OrdinalIgnoreCase))
            {
                break;
            }
        }

        throw new InvalidOperationException($"{typeof(TServer).Name} did not start. Its log:\n{log}");
    }

    /// <summary>Writes the configuration and starts the program.</summary>
    private protected abstract ServerProcess Launch();

    /// <summary>Whether the log says that the server listens on its ports now: an answer there could be a stranger's.</summary>
    private protected abstract bool SaysItListens(string log);

    /// <summary>Makes a folder of this instance, for the given user.</summary>
    private protected string MakeFolder(string name, string owner = "root")
    {
        string path = Path.Combine(Folder, name);
        Run("install", "-d", "-o", owner, "-m", "0700", path);
        return path;
    }

    /// <summary>Lets users other than root through the folder to their own.</summary>
    private protected void LetOthersPass() => Run("chmod", "0755", Folder);

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="IOException">It says that it failed.</exception>
    private protected static void Run(string program, params string[] arguments)
    {
        using Process run = Process.Start(program, arguments);
        run.WaitForExit();
        if (run.ExitCode != 0)
        {
            throw new IOException($"{program} ended with {run.ExitCode}; its message is on standard error.");
        }
    }

    /// <summary>A port on loopback that nobody has at the moment.</summary>
    internal static IPEndPoint FreeEndPoint()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return (IPEndPoint)probe.LocalEndpoint;
    }

    // A delivery agent of OpenSMTPD leads a session of its own, and may be storing a message when its server has ended.
    private async Task NothingRemainsAsync()
    {
        var waited = Stopwatch.StartNew();
        while (ServerRemains.ProcessesOf(Folder) is { Length: > 0 } remains)
        {
            if (waited.Elapsed > StopTimeout)
            {
                throw new TimeoutException($"{string.Join(", ", remains)}: not ended {StopTimeout} after the server.");
            }

            await Task.Delay(PollInterval);
        }
    }

    private async Task<bool> ListensAsync()
    {
        var waited = Stopwatch.StartNew();
        while (!SaysItListens(Log()))
        {
            if (process!.HasExited || waited.Elapsed > StartTimeout)
            {
                await process.ReadToEndAsync(StopTimeout);
                return false;
            }

            await Task.Delay(PollInterval);
        }

        using var limit = new CancellationTokenSource(StartTimeout);
        try
        {
            return await ReadGreetingAsync(limit.Token) is { } line && line.StartsWith("220", StringComparison.Ordinal);
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
