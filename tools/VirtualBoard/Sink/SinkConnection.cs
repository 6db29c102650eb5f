// One client's socket: reads bytes, hands lines and messages to the session, sends its replies, keeps its time limits and
// writes the trace. Ends, and closes the socket, in bounded time. Knows no command.
using System.Net.Sockets;
using System.Text;

namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>Drives a <see cref="SinkSession"/> over a socket.</summary>
internal sealed class SinkConnection
{
    /// <summary>Octets read at once: one page, more than a client sends in a group of commands.</summary>
    private const int InputBytes = 4096;

    /// <summary>How long a last reply may take, and then how long a client may go on talking before it is cut off.</summary>
    private static readonly TimeSpan LingerTimeout = TimeSpan.FromSeconds(1);

    private readonly Socket socket;
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

    /// <summary>Holds the conversation to its end. What handlers throw comes out here, after the socket is closed.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using (socket)
        {
            try
            {
                await ConverseAsync(stopping).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                Say(stopping.IsCancellationRequested ? session.OnStopping() : session.OnTimeout());
                await CloseAsync().ConfigureAwait(false);
            }
            catch (SocketException lost)
            {
                log($"S: (connection lost: {lost.Message})");
            }
        }
    }

    private async Task ConverseAsync(CancellationToken stopping)
    {
        socket.NoDelay = true;
        Say(session.OnConnect());
        while (session.State != SinkState.Closing)
        {
            // Replies wait until the input is used up, so that a pipelined group is answered at once (RFC 2920 3.2).
            await SendAsync(stopping).ConfigureAwait(false);
            if (!await FillAsync(stopping).ConfigureAwait(false))
            {
                return;
            }

            while (inputStart < inputEnd && session.State != SinkState.Closing)
            {
                Consume();
            }
        }

        await CloseAsync().ConfigureAwait(false);
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
        CommandLineResult result = commands.Read(input, ref inputStart, inputEnd);
        switch (result)
        {
            case CommandLineResult.Complete:
                log($"C: {Traced(commands.Line)}");
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
        for (int sent = 0; sent < replies.Length;)
        {
            sent += await socket.SendAsync(replies.AsMemory(sent), SocketFlags.None, limit.Token).ConfigureAwait(false);
        }
    }

    // False once the client has closed its side.
    private async Task<bool> FillAsync(CancellationToken stopping)
    {
        using CancellationTokenSource limit = Limit(options.IdleTimeout, stopping);
        inputStart = 0;
        inputEnd = await socket.ReceiveAsync(input.AsMemory(), SocketFlags.None, limit.Token).ConfigureAwait(false);
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
            socket.Shutdown(SocketShutdown.Send);
            while (await FillAsync(limit.Token).ConfigureAwait(false))
            {
                // dropped
            }
        }
        catch (Exception lost) when (lost is OperationCanceledException or SocketException)
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

    // A trace goes to a terminal and to files: no control characters, and no credentials, though AUTH is not offered.
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
