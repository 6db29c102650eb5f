// One client's socket: reads bytes, hands lines and messages to the session, sends its replies, keeps its time limits and
// writes the trace. Ends, and closes the socket, in bounded time. Knows no command.
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>Drives a <see cref="SinkSession"/> over a socket.</summary>
internal sealed class SinkConnection : IDisposable
{
    /// <summary>Octets read at once: one page, more than a client sends in a group of commands.</summary>
    private const int InputBytes = 4096;

    /// <summary>How long a last reply may take, and then how long a client may go on talking before it is cut off.</summary>
    private static readonly TimeSpan LingerTimeout = TimeSpan.FromSeconds(1);

    private readonly Socket socket;
    private Stream stream = Stream.Null; // the socket, or TLS on it
    private readonly SinkSession session;
    private readonly MailSinkOptions options;
    private readonly Action<string> log;
    private readonly byte[] input = new byte[InputBytes];
    private readonly StringBuilder output = new();
    private readonly CommandLineReader commands = new();
    private DataReader? data;
    private int inputStart;
    private int inputEnd;

    /// <summary>Makes a connection; it owns the socket from now on.</summary>
    public SinkConnection(Socket socket, SinkSession session, MailSinkOptions options, Action<string> log)
    {
        this.socket = socket;
        this.session = session;
        this.options = options;
        this.log = log;
    }

    /// <summary>Holds the conversation to its end. What handlers throw comes out here.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            await ConverseAsync(stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            if (stream is SslStream { IsAuthenticated: false }) return; // in the handshake there is no saying anything
            Say(stopping.IsCancellationRequested ? session.OnStopping() : session.OnTimeout());
            await CloseAsync().ConfigureAwait(false);
        }
        catch (AuthenticationException failed)
        {
            log($"S: (no TLS: {failed.Message})");
        }
        catch (Exception lost) when (lost is SocketException or IOException)
        {
            log($"S: (connection lost: {lost.Message})");
        }
    }

    /// <summary>Closes the socket.</summary>
    public void Dispose()
    {
        stream.Dispose();
        socket.Dispose();
    }

    private async Task ConverseAsync(CancellationToken stopping)
    {
        socket.NoDelay = true;
        stream = new NetworkStream(socket);
        if (options.Security == SinkSecurity.Tls) await SecureAsync(stopping).ConfigureAwait(false);
        Say(session.OnConnect());
        while (session.State != SinkState.Closing)
        {
            // Replies wait until the input is used up, so that a pipelined group is answered at once (RFC 2920 3.2).
            await SendAsync(stopping).ConfigureAwait(false);
            if (session.State == SinkState.Securing)
            {
                await SecureAsync(stopping).ConfigureAwait(false);
                session.OnSecured();
            }

            if (!await FillAsync(stopping).ConfigureAwait(false))
            {
                return;
            }

            while (inputStart < inputEnd && session.State != SinkState.Closing)
            {
                Consume();
                if (session.State == SinkState.Securing) RefuseBytesBehindStartTls();
            }
        }

        await CloseAsync().ConfigureAwait(false);
    }

    private async Task SecureAsync(CancellationToken stopping)
    {
        using CancellationTokenSource limit = Limit(options.IdleTimeout, stopping);
        var tls = new SslStream(stream);
        stream = tls;
        var how = new SslServerAuthenticationOptions { ServerCertificate = options.Certificate, EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13 };
        await tls.AuthenticateAsServerAsync(how, limit.Token).ConfigureAwait(false);
        log("S: (TLS)");
    }

    private void RefuseBytesBehindStartTls()
    {
        if (inputStart == inputEnd) return;
        output.Clear();
        Say(session.OnBytesBehindStartTls());
    }

    private void Consume()
    {
        if (session.State == SinkState.Data)
        {
            ConsumeData();
        }
        else
        {
            ConsumeCommand();
        }
    }

    private void ConsumeCommand()
    {
        commands.ReadsResponses = session.State == SinkState.LoggingIn;
        CommandLineResult result = commands.Read(input, ref inputStart, inputEnd);
        switch (result)
        {
            case CommandLineResult.Complete:
                log($"C: {(commands.ReadsResponses ? "(hidden)" : Traced(commands.Line))}");
                Say(session.OnCommand(commands.Line));
                break;
            case CommandLineResult.TooLong:
                log("C: (a line that is too long)");
                Say(SinkSession.OnLineTooLong());
                break;
            case CommandLineResult.BareLineEnd:
                log("C: (a bare CR or LF)");
                Say(session.OnBareLineEnd());
                break;
            default:
                break;
        }
    }

    private void ConsumeData()
    {
        data ??= new DataReader(options.MaxMessageBytes);
        DataResult result = data.Read(input, ref inputStart, inputEnd);
        if (result == DataResult.NeedMore)
        {
            return;
        }

        byte[] content = result == DataResult.Complete ? data.Content : [];
        log(result == DataResult.Complete ? $"C: (a message of {content.Length} octets)" : $"C: (a message: {result})");
        data = null;
        Say(session.OnEndOfData(result, content));
    }

    private void Say(string reply)
    {
        foreach (string line in reply.Split("\r\n"))
        {
            log($"S: {line}");
        }

        output.Append(reply).Append("\r\n");
    }

    private async Task SendAsync(CancellationToken stopping)
    {
        byte[] replies = Encoding.UTF8.GetBytes(output.ToString());
        output.Clear();
        using CancellationTokenSource limit = Limit(options.IdleTimeout, stopping);
        if (replies.Length > 0) await stream.WriteAsync(replies, limit.Token).ConfigureAwait(false);
    }

    // False once the client has closed its side.
    private async Task<bool> FillAsync(CancellationToken stopping)
    {
        using CancellationTokenSource limit = Limit(options.IdleTimeout, stopping);
        inputStart = 0;
        inputEnd = await stream.ReadAsync(input.AsMemory(), limit.Token).ConfigureAwait(false);
        return inputEnd > 0;
    }

    // Sends what is left to say, then reads to the client's end: a socket closed over unread bytes is reset, and a reset
    // takes the last reply with it.
    private async Task CloseAsync()
    {
        using CancellationTokenSource limit = Limit(LingerTimeout, CancellationToken.None);
        try
        {
            await SendAsync(limit.Token).ConfigureAwait(false);
            if (stream is SslStream tls) await tls.ShutdownAsync().ConfigureAwait(false);
            socket.Shutdown(SocketShutdown.Send);
            while (await FillAsync(limit.Token).ConfigureAwait(false))
            {
                // dropped
            }
        }
        catch (Exception lost) when (lost is OperationCanceledException or SocketException or IOException)
        {
            log("S: (closed over a client that did not close)");
        }
    }

    private static CancellationTokenSource Limit(TimeSpan limit, CancellationToken stopping)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        source.CancelAfter(limit);
        return source;
    }

    // A trace goes to a terminal and to files: no control characters, and no credentials.
    private static string Traced(string line)
    {
        if (SinkCommand.Parse(line).Verb == "AUTH")
        {
            return "AUTH (hidden)";
        }

        return string.Create(line.Length, line, static (traced, whole) =>
        {
            for (int i = 0; i < whole.Length; i++)
            {
                traced[i] = whole[i] is >= ' ' and <= '~' ? whole[i] : '?';
            }
        });
    }
}
