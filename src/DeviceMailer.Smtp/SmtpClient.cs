// The mail client: drives a session over a transport. Connect, send as many messages as there are, quit.
// Guarantees results instead of exceptions, an end to every wait, and no allocation after its constructor.
// Leaves sockets, TLS and the clock to its transport, and what to do about a result to its caller.

using System;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Sasl;
using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Transport;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp;

/// <summary>An SMTP client (RFC 5321). One thread at a time.</summary>
public sealed partial class SmtpClient
{
    private const byte Space = (byte)' ';
    private const byte EqualsSign = (byte)'=';
    private const int CodeLength = 3;
    private const int FirstRefusal = 400;

    private static readonly byte[] Masked = Ascii.Bytes("***");

    private readonly ISmtpTransport transport;
    private readonly ISmtpTrace trace;
    private readonly SmtpSession session;
    private readonly byte[] wire; // used for both directions in turn; blocks of a message are read to its end
    private readonly LineReader input;
    private readonly OutputBuffer output;
    private readonly DotStuffer dotStuffer = new DotStuffer();
    private readonly OneMail oneMail = new OneMail();
    private bool lineWasCut;

    /// <summary>Makes a client with all the memory it will ever use.</summary>
    /// <param name="transport">Where its bytes go; closed when a conversation ends.</param>
    /// <param name="clientName">
    /// What it calls itself in EHLO: a domain name or an address literal such as <c>[192.0.2.7]</c> (RFC 5321 4.1.1.1).
    /// </param>
    /// <param name="trace">Sees every line, or null.</param>
    /// <exception cref="ArgumentException">The name is neither a domain nor an address literal.</exception>
    public SmtpClient(ISmtpTransport transport, byte[] clientName, ISmtpTrace trace)
        : this(transport, clientName, trace, new byte[SmtpLimits.WireBytes])
    {
    }

    /// <summary>Makes a client that uses a buffer of its caller.</summary>
    /// <param name="transport">Where its bytes go; closed when a conversation ends.</param>
    /// <param name="clientName">What it calls itself in EHLO.</param>
    /// <param name="trace">Sees every line, or null.</param>
    /// <param name="wire">
    /// <see cref="SmtpLimits.WireBytes"/> or more; a larger one needs fewer writes. The caller may use it while the client is closed, and the transport while it
    /// connects, to resolve a name for instance.
    /// </param>
    /// <exception cref="ArgumentException">The name is neither a domain nor an address literal, or the buffer is too small.</exception>
    public SmtpClient(ISmtpTransport transport, byte[] clientName, ISmtpTrace trace, byte[] wire)
    {
        if (wire.Length < SmtpLimits.WireBytes) throw new ArgumentException("too small", nameof(wire));
        this.wire = wire;
        this.transport = transport;
        this.trace = trace;
        input = new LineReader(wire, SmtpLimits.MaxReplyLineBytes);
        output = new OutputBuffer(wire);
        session = new SmtpSession(output, dotStuffer, trace);
        SetClientName(clientName);
    }

    /// <summary>Changes the name from the next connection on, because the device has a new address for instance.</summary>
    /// <exception cref="ArgumentException">The name is neither a domain nor an address literal.</exception>
    public void SetClientName(byte[] name)
    {
        if (!MailAddress.IsDomain(name, 0, name.Length)) throw new ArgumentException("not a domain or address literal", nameof(name));
        session.ClientName = name;
    }

    /// <summary>How connections are protected. Set before <see cref="Connect"/>.</summary>
    public SmtpSecurity Security
    {
        get => session.Security;
        set => session.Security = value;
    }

    /// <summary>SMTP or LMTP. Set before <see cref="Connect"/>.</summary>
    public SmtpProtocol Protocol
    {
        get => session.Protocol;
        set => session.Protocol = value;
    }

    /// <summary>
    /// How to authenticate, in order of preference, 32 at most; null: not at all. The first one that the server offers is used; mechanisms that
    /// send the secret itself are used under TLS only. A list of one forces that mechanism. Set before <see cref="Connect"/>.
    /// </summary>
    public SaslMechanism[] Mechanisms
    {
        get => session.Mechanisms;
        set => session.Mechanisms = value;
    }

    /// <summary>How long to wait in each state; null: the RFC's timeouts. Set before <see cref="Connect"/>.</summary>
    public SmtpTimeouts Timeouts { get; set; }

    /// <summary>
    /// The reply that decided the last result: the reason if that is not Ok. Replies to RSET and QUIT never are. If the connection broke: the server's
    /// refusal right before, complete or not; without one, the code is 0. In <see cref="IMailQueue.Sent"/> it is about the message just reported.
    /// </summary>
    public SmtpReply Reply => session.Reply;

    /// <summary>
    /// The state in which the last result was decided, by a reply or by a missing one. In <see cref="IMailQueue.Sent"/> it is about the message just
    /// reported. <see cref="SmtpState.Closed"/>: there was no connection. <see cref="SmtpState.Ready"/>: the client decided, and nothing was sent.
    /// <see cref="SmtpState.Hello"/> also stands for HELO, <see cref="SmtpState.Auth"/> for the whole exchange, <see cref="SmtpState.Content"/> for the
    /// message up to the dot, even if it is sent as a chunk. <see cref="SmtpState.Reset"/>: all messages were reported before the connection broke.
    /// </summary>
    public SmtpState Stage => session.Stage;

    /// <summary>What the server has offered on this connection so far.</summary>
    public Capabilities Capabilities => session.Capabilities;

    /// <summary>The last failure of the transport: the reason for <see cref="SmtpResult.TlsFailed"/> and for lost connections.</summary>
    public TransportResult TransportFailure { get; private set; }

    /// <summary>True when the connection is protected by TLS.</summary>
    public bool IsTls => session.IsTls;

    /// <summary>The state of the conversation: between two calls, <see cref="SmtpState.Ready"/> or <see cref="SmtpState.Closed"/>.</summary>
    public SmtpState State => session.State;

    /// <summary>Opens a connection, protects it, says hello and authenticates.</summary>
    /// <param name="host">The server's name or IPv4 address; with TLS, its certificate must be for this name.</param>
    /// <param name="port">1 to 65,535: 465 for TLS, 587 for STARTTLS, 25 for none.</param>
    public SmtpResult Connect(string host, int port)
    {
        if (session.State != SmtpState.Closed) return SmtpResult.Misuse;
        SmtpState first = session.BeginConnection(host, port);
        TransportFailure = TransportResult.Ok;
        input.Reset();
        output.Clear();

        transport.SetDeadline(TimeoutFor(SmtpState.Closed));
        TransportResult connected = transport.Connect(host, port);
        if (connected != TransportResult.Ok)
        {
            transport.Close();
            TransportFailure = connected;
            if (connected == TransportResult.HostNotFound) return SmtpResult.HostNotFound;
            return connected == TransportResult.TimedOut ? SmtpResult.TimedOut : SmtpResult.ConnectFailed;
        }

        Converse(first);
        return session.Result;
    }

    /// <summary>Sends one message to the recipients of an envelope; each of them then has its own result.</summary>
    public SmtpResult Send(Envelope envelope, IMessageSource message)
    {
        if (session.State != SmtpState.Ready) return SmtpResult.Misuse;
        oneMail.Set(envelope, message);
        SendAll(oneMail, false);
        return oneMail.Result;
    }

    /// <summary>
    /// Sends all messages of a queue, with as few waits as possible: one for each message after the first. The queue gets the result of each
    /// message; the return value is the result of the connection.
    /// </summary>
    /// <param name="queue">The messages.</param>
    /// <param name="quit">Say QUIT with the last one.</param>
    public SmtpResult SendAll(IMailQueue queue, bool quit)
    {
        if (session.State != SmtpState.Ready) return SmtpResult.Misuse;
        session.BeginQueue(queue, quit);
        while (session.State == SmtpState.Ready && session.TryNextMessage()) Converse(SmtpState.MailFrom);
        if (quit) Quit();
        return session.Result;
    }

    /// <summary>Checks with RSET whether an idle connection still works. Unless the result is Ok, the connection is closed.</summary>
    public SmtpResult Probe()
    {
        if (session.State != SmtpState.Ready) return SmtpResult.Misuse;
        session.BeginVerb();
        Converse(SmtpState.Reset);
        return session.Result;
    }

    /// <summary>Asks the server to start sending the mail it has queued for a host (ETRN, RFC 1985).</summary>
    /// <param name="node">A domain name.</param>
    public SmtpResult Etrn(byte[] node)
    {
        if (session.State != SmtpState.Ready || !MailAddress.IsDomain(node, 0, node.Length)) return SmtpResult.Misuse;
        if (!session.Capabilities.Etrn) return SmtpResult.NotSupported;
        session.BeginVerb();
        session.SetEtrnNode(node);
        Converse(SmtpState.Etrn);
        return session.Result;
    }

    /// <summary>Says QUIT, waits a moment for its reply, and closes the connection.</summary>
    public void Quit()
    {
        if (session.State != SmtpState.Closed) Converse(SmtpState.Quit);
    }

    // Sends commands and reads replies until it is the caller's turn.
    private void Converse(SmtpState next)
    {
        int groupBytes = 0;
        for (; ; )
        {
            if (input.HasUntaken && next != SmtpState.Closed && next != SmtpState.Ready && next != SmtpState.Handshake)
            {
                input.DropLineEnds();
                if (next == SmtpState.Quit) input.Reset(); // whatever it was no longer matters
                if (input.HasUntaken)
                {
                    next = HearUnasked(next);
                    continue;
                }
            }

            int before = output.Count;
            session.Enter(next);
            if (output.Overflowed) next = session.Lose(SmtpResult.Misuse);
            switch (next)
            {
                case SmtpState.Closed:
                    if (session.State != SmtpState.Closed) continue;
                    transport.Close();
                    return;
                case SmtpState.Ready:
                    return;
                case SmtpState.Handshake:
                    next = ShakeHands();
                    continue;
                case SmtpState.Content:
                case SmtpState.Chunk:
                    if (trace != null && next == SmtpState.Chunk) TraceSent(before);
                    next = WriteMessage();
                    continue;
                case SmtpState.Auth:
                case SmtpState.AuthResponse:
                    next = Authenticate(next, before);
                    continue;
            }

            if (trace != null && next != SmtpState.EndOfData && output.Count > before) TraceSent(before);
            groupBytes += output.Count - before;
            SmtpState follow = session.Follow(next);
            if (follow != SmtpState.Closed && FitsGroup(follow, groupBytes))
            {
                next = follow;
                continue;
            }

            next = Hear(next);
            groupBytes = 0;
        }
    }

    // True if another command may join the group; makes room for it if needed. A write that fails here fails again at the next one.
    private bool FitsGroup(SmtpState follow, int groupBytes)
    {
        int bytes = session.MaxBytesOf(follow);
        if (groupBytes + bytes > SmtpLimits.MaxGroupBytes || session.IsAwaitingFull) return false;
        if (output.FreeCount < bytes) Flush();
        return true;
    }

    private SmtpState ShakeHands()
    {
        // Unencrypted bytes after the reply to STARTTLS would be taken for encrypted ones (CVE-2011-0411).
        if (input.HasUntaken) return session.Lose(SmtpResult.TlsInjection);
        transport.SetDeadline(TimeoutFor(SmtpState.Handshake));
        TransportResult result = transport.StartTls(session.Host);
        if (result == TransportResult.Ok) return session.OnHandshake();
        TransportFailure = result;
        return session.Lose(result == TransportResult.TimedOut ? SmtpResult.TimedOut : SmtpResult.TlsFailed);
    }

    // What goes beyond full segments by a few bytes, for dots that were doubled, waits for the next: it would be a segment of its own.
    private SmtpResult FlushBlock()
    {
        transport.SetDeadline(TimeoutFor(SmtpState.Content));
        int over = output.Count % SmtpLimits.SegmentBytes;
        return Flush(over < output.Count && over <= SmtpLimits.BlockGapBytes ? output.Count - over : output.Count);
    }

    private SmtpResult Flush() => Flush(output.Count);

    private SmtpResult Flush(int count)
    {
        if (count == 0) return SmtpResult.Ok;
        TransportResult written = transport.Write(output.Bytes, 0, count);
        if (written == TransportResult.Ok) output.Drop(count);
        else output.Clear();
        return ToResult(written);
    }

    private int TimeoutFor(SmtpState state) => SmtpTimeouts.For(Timeouts, state);

    private void TraceSent(int from) => trace.Sent(output.Bytes, from, output.Count - from - Ascii.CrLf.Length);

    // A challenge may help to guess the secret, so only its code is traced.
    private void TraceReceived()
    {
        bool challenge = session.State == SmtpState.Auth || session.State == SmtpState.AuthResponse;
        int count = challenge && input.LineLength > CodeLength && input.Buffer[input.LineOffset] == '3' ? CodeLength : input.LineLength;
        trace.Received(input.Buffer, input.LineOffset, count);
    }

    private SmtpResult ToResult(TransportResult result)
    {
        if (result == TransportResult.Ok) return SmtpResult.Ok;
        TransportFailure = result;
        return result == TransportResult.TimedOut ? SmtpResult.TimedOut : SmtpResult.ConnectionLost;
    }
}
