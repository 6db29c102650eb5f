// The receiving end of SMTP, for development: it takes every message and stores it in a maildir. Listens on loopback only,
// refuses any other address, forwards nothing. Stops in bounded time. The protocol is left to SinkSession.
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>
/// An SMTP server (RFC 5321) with PIPELINING, SIZE, 8BITMIME and ENHANCEDSTATUSCODES, and where it is told so TLS, STARTTLS and AUTH, for any
/// number of clients at once.
/// </summary>
/// <remarks>
/// Events are raised on the sessions' threads, several at once. What a handler throws ends that session and is logged.
/// </remarks>
public sealed class MailSink : IDisposable, IAsyncDisposable
{
    /// <summary>How long a stop waits for the sessions to say 421 and go; then their sockets are closed over them.</summary>
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(3);

    /// <summary>How long a session whose socket is closed may go on: it may be writing a mail's file.</summary>
    private static readonly TimeSpan StoreTimeout = TimeSpan.FromSeconds(1);

    /// <summary>The pause after a failed accept (out of file handles, say), so that it does not spin.</summary>
    private static readonly TimeSpan AcceptPause = TimeSpan.FromMilliseconds(100);

    private readonly Maildir maildir;
    private readonly MailSinkOptions options;
    private readonly TcpListener listener;
    private readonly ConcurrentDictionary<Socket, Task> sessions = new();
    private readonly CancellationTokenSource stopping = new();
    private Task accepting = Task.CompletedTask;
    private bool started;
    private int stopped;
    private int messages;

    /// <summary>Makes a sink that stores in <paramref name="maildir"/>; nothing listens yet.</summary>
    /// <exception cref="ArgumentException">The address is not a loopback one, a number is out of its range, or TLS has no certificate.</exception>
    public MailSink(Maildir maildir, MailSinkOptions options)
    {
        ArgumentNullException.ThrowIfNull(maildir);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxMessageBytes, 1, nameof(options));
        if (!IPAddress.IsLoopback(options.Address))
        {
            throw new ArgumentException($"{options.Address} is not a loopback address.", nameof(options));
        }

        if (options.Security != SinkSecurity.None && options.Certificate is null)
        {
            throw new ArgumentException("TLS needs a certificate.", nameof(options));
        }

        this.maildir = maildir;
        this.options = options;
        EndPoint = new IPEndPoint(options.Address, options.Port);
        listener = new TcpListener(EndPoint);
    }

    /// <summary>A message is stored; raised before the client is told so.</summary>
    public event Action<ReceivedMail>? MailReceived;

    /// <summary>One line of trace for each command (<c>C: ...</c>) and each line of a reply (<c>S: ...</c>).</summary>
    public event Action<string>? Log;

    /// <summary>Where clients connect; the port that was taken, once started.</summary>
    public IPEndPoint EndPoint { get; private set; }

    /// <summary>Listens, and takes mail from now on. A sink starts once.</summary>
    /// <exception cref="SocketException">The port is taken.</exception>
    /// <exception cref="InvalidOperationException">It was started, or stopped, before.</exception>
    public void Start()
    {
        ObjectDisposedException.ThrowIf(stopped != 0, this);
        if (started)
        {
            throw new InvalidOperationException("The sink was started before.");
        }

        listener.Start();
        EndPoint = (IPEndPoint)listener.LocalEndpoint;
        started = true;
        accepting = Task.Run(AcceptAsync);
    }

    /// <summary>Stops listening, tells every client 421 and closes; returns within a few seconds whatever they do.</summary>
    public void Stop() => StopAsync().GetAwaiter().GetResult();

    /// <summary>The same as <see cref="Stop"/>.</summary>
    public void Dispose() => Stop();

    /// <summary>The same as <see cref="Stop"/>, without holding the thread.</summary>
    public ValueTask DisposeAsync() => new(StopAsync());

    private async Task AcceptAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                Begin(await listener.AcceptSocketAsync(stopping.Token).ConfigureAwait(false));
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SocketException failed)
            {
                Log?.Invoke($"S: (no connection accepted: {failed.Message})");
                await Task.Delay(AcceptPause, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    private void Begin(Socket socket)
    {
        // Entered before it runs, so that its own removal comes after.
        var run = new Task<Task>(() => RunAsync(socket));
        sessions[socket] = run.Unwrap();
        run.Start(TaskScheduler.Default);
    }

    private async Task RunAsync(Socket socket)
    {
        try
        {
            IPAddress client = ((IPEndPoint)socket.RemoteEndPoint!).Address;
            var session = new SinkSession(options, (envelope, content) => Store(envelope, content, client));
            using var connection = new SinkConnection(socket, session, options, line => Log?.Invoke(line));
            await connection.RunAsync(stopping.Token).ConfigureAwait(false);
        }
        catch (Exception failed)
        {
            Log?.Invoke($"S: (session ended: {failed.Message})");
        }
        finally
        {
            sessions.TryRemove(socket, out _);
            socket.Dispose();
        }
    }

    private string? Store(Envelope envelope, byte[] content, IPAddress client)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        int number = Interlocked.Increment(ref messages);
        string id = string.Create(CultureInfo.InvariantCulture, $"{now.UtcTicks:x}.{number}");
        byte[] header = TraceHeader.Write(envelope, client, id, now);
        string path;
        try
        {
            path = maildir.Deliver([.. header, .. content]);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            Log?.Invoke($"S: (not stored: {failed.Message})");
            return null;
        }

        MailReceived?.Invoke(new ReceivedMail(envelope.ReversePath, [.. envelope.Recipients], content, path));
        return id;
    }

    private async Task StopAsync()
    {
        if (Interlocked.Exchange(ref stopped, 1) != 0)
        {
            return;
        }

        await stopping.CancelAsync().ConfigureAwait(false);
        await accepting.ConfigureAwait(false);
        listener.Dispose();
        if (!await HaveEndedAsync(StopTimeout).ConfigureAwait(false))
        {
            CloseAll();
            await HaveEndedAsync(StoreTimeout).ConfigureAwait(false);
        }

        stopping.Dispose();
    }

    private async Task<bool> HaveEndedAsync(TimeSpan limit)
    {
        try
        {
            await Task.WhenAll(sessions.Values).WaitAsync(limit).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private void CloseAll()
    {
        foreach (Socket socket in sessions.Keys)
        {
            socket.Dispose();
        }
    }
}
