// One SMTP conversation without its I/O: what to say on entering a state, what may be said right behind it without waiting (RFC 2920), and
// which state follows a reply. Replies are matched to commands by counting, never by code.
// Guarantees that every state names what comes next for every reply; leaves reading, writing and time to SmtpClient.
// What is written: SmtpSession.Commands.cs. Which message is whose turn: SmtpSession.Messages.cs. State diagram: src/DESIGN.md.

using DeviceMailer.Smtp.Sasl;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Session;

/// <summary>The conversation: <see cref="Enter"/> writes, <see cref="OnReply"/> judges.</summary>
internal sealed partial class SmtpSession
{
    private const int ServiceClosing = 421;    // RFC 5321 3.8: at any time, asked or not
    private const int StartMailInput = 354;
    private const int BadSequence = 503;
    private const int Challenge = 334;
    private const int FirstRefusal = 400;
    private const int ShortLineBytes = 6; // a verb of four letters and CRLF

    private readonly OutputBuffer output;
    private readonly DotStuffer dotStuffer;
    private readonly ISmtpTrace trace;
    private readonly Awaited awaited = new Awaited();
    private readonly Transaction even = new Transaction(0);
    private readonly Transaction odd = new Transaction(1);

    private SaslMechanism[] mechanisms;
    private byte[] etrnNode;
    private bool chunking;
    private SmtpState stage;
    private int groupless; // a bit for each of 32 kinds of hosts: those that lost a group

    internal SmtpSession(OutputBuffer output, DotStuffer dotStuffer, ISmtpTrace trace)
    {
        this.output = output;
        this.dotStuffer = dotStuffer;
        this.trace = trace;
        writing = even;
        answering = even;
    }

    internal byte[] ClientName { get; set; }

    internal SmtpSecurity Security { get; set; }

    internal SmtpProtocol Protocol { get; set; }

    internal SaslMechanism[] Mechanisms
    {
        get => mechanisms;
        set
        {
            mechanisms = value;
            if (value != null && Auth == null) Auth = new AuthExchange();
        }
    }

    internal Capabilities Capabilities { get; } = new Capabilities();

    /// <summary>The server's last reply that decided something.</summary>
    internal SmtpReply Reply { get; } = new SmtpReply();

    /// <summary>Where what was told last was decided.</summary>
    internal SmtpState Stage
    {
        get
        {
            switch (stage)
            {
                case SmtpState.Helo: return SmtpState.Hello;
                case SmtpState.AuthResponse:
                case SmtpState.AuthCancel: return SmtpState.Auth;
                case SmtpState.Chunk: return SmtpState.Content;
                default: return stage;
            }
        }
    }

    /// <summary>The AUTH exchange; null where none is wished.</summary>
    internal AuthExchange Auth { get; private set; }

    internal SmtpState State { get; private set; }

    /// <summary>How the connection, or the verb under way, went so far.</summary>
    internal SmtpResult Result { get; private set; }

    internal bool IsTls { get; private set; }

    internal bool IsAuthenticated { get; private set; }

    /// <summary>This host has lost a group before: commands go one by one.</summary>
    internal bool AvoidPipelining { get; private set; }

    /// <summary>The host that is talked to.</summary>
    internal string Host { get; private set; }

    internal bool IsAwaiting => awaited.Count > 0;

    /// <summary>Content goes as it is, its size said before.</summary>
    internal bool IsChunking => chunking;

    /// <summary>True when no more replies can be awaited.</summary>
    internal bool IsAwaitingFull => awaited.IsFull;

    /// <summary>Begins a connection; returns its first state.</summary>
    internal SmtpState BeginConnection(string host, int port)
    {
        Host = host;
        AvoidPipelining = (groupless & BitOf(host)) != 0;
        if (Auth != null) Auth.BeginConnection();
        for (int i = 0; mechanisms != null && i < mechanisms.Length; i++) mechanisms[i].SetServer(host, port);
        Result = SmtpResult.Ok;
        IsTls = false;
        IsAuthenticated = false;
        Capabilities.Forget();
        awaited.Clear();
        queue = null;
        untold = 0;
        stage = SmtpState.Closed;
        Reply.Reset();
        return Security == SmtpSecurity.Tls ? SmtpState.Handshake : SmtpState.Greeting;
    }

    /// <summary>Begins a verb that is no message.</summary>
    internal void BeginVerb() => Result = SmtpResult.Ok;

    internal void SetEtrnNode(byte[] node) => etrnNode = node;

    /// <summary>What may be said right behind a state's command, before its reply (RFC 2920 3.1). Closed: nothing.</summary>
    internal SmtpState Follow(SmtpState state)
    {
        if (!Capabilities.Pipelining || AvoidPipelining) return SmtpState.Closed;
        switch (state)
        {
            case SmtpState.MailFrom:
            case SmtpState.RcptTo:
                return writing.HasRecipientToWrite() ? SmtpState.RcptTo : SmtpState.Data;
            case SmtpState.EndOfData:
                if (answering.HasRest) return TryBeginRest() ? SmtpState.MailFrom : SmtpState.Closed;
                if (TryNextMessage()) return SmtpState.MailFrom;
                return quitAtEnd && stillborn == SmtpResult.Ok ? SmtpState.Quit : SmtpState.Closed;
            default: // EHLO, STARTTLS, AUTH, DATA, QUIT end a group
                return SmtpState.Closed;
        }
    }

    /// <summary>The next reply is to what was said in this state.</summary>
    internal SmtpState NextAwaited => awaited.First;

    /// <summary>False for a reply that only follows from one before: to RSET and QUIT, and to the rest of a group that was refused.</summary>
    internal bool NextReplyDecides
    {
        get
        {
            switch (awaited.First)
            {
                case SmtpState.Reset:
                case SmtpState.Quit:
                case SmtpState.LoneDot: return false;
                case SmtpState.RcptTo: return !answering.IsMailRefused;
                case SmtpState.Data: return answering.IsWelcome;
                default: return true;
            }
        }
    }

    /// <summary>Sees every line of a reply; those to EHLO are capabilities.</summary>
    internal void OnReplyLine(byte[] line, int offset, int count)
    {
        if (awaited.First == SmtpState.Hello && Reply.IsPositive && Reply.LineCount > 1) Capabilities.Add(line, offset, count, Mechanisms);
    }

    /// <summary>Judges the reply whose turn it is, and returns the next state: where to go when no more replies are awaited.</summary>
    /// <param name="code">Its code. Where it does not decide, <see cref="Reply"/> is the one that did.</param>
    /// <param name="line">Its last line, for challenges: text from <paramref name="offset"/> on.</param>
    /// <param name="offset">Where the text begins.</param>
    /// <param name="count">Its length.</param>
    /// <param name="cut">The line was too long, and its end is missing.</param>
    internal SmtpState OnReply(int code, byte[] line, int offset, int count, bool cut)
    {
        SmtpState state = awaited.First;
        if (NextReplyDecides) stage = state;
        if (code == ServiceClosing && state != SmtpState.Quit) return OnClosing(state);
        if (code == BadSequence && NextReplyDecides && awaited.IsGroup) groupless |= BitOf(Host); // it loses count of what comes at once
        if (state == SmtpState.EndOfData && code / 100 == 3) return Break(SmtpResult.ProtocolError); // go on with what? It may have the message
        awaited.RemoveFirst();
        switch (state)
        {
            case SmtpState.Greeting: // 220 mail.example.com ESMTP
                return Reply.IsPositive ? SmtpState.Hello : RefuseClient();
            case SmtpState.Hello: // 250-mail.example.com ...
                if (Reply.IsPositive) return AfterHello();
                return Reply.IsPermanentFailure && MayDoWithoutExtensions ? SmtpState.Helo : RefuseClient();
            case SmtpState.Helo:
                return Reply.IsPositive ? SmtpState.Ready : RefuseClient();
            case SmtpState.StartTls: // 220 go ahead; 454 not now (RFC 3207 4)
                if (Reply.IsPositive) return SmtpState.Handshake;
                return End(Reply.IsIntermediate ? SmtpResult.ProtocolError : SmtpResult.TlsRefused);
            case SmtpState.Auth:
            case SmtpState.AuthResponse:
                if (Reply.Code == Challenge) return Auth.OnChallenge(line, offset, count, cut);
                return AfterAuth(Auth.OnEnd(Reply));
            case SmtpState.AuthCancel: // usually 501; whatever it is, the exchange is over
                Auth.Wipe();
                return End(SmtpResult.AuthFailed);
            case SmtpState.MailFrom:
                answering = writing;
                if (!answering.OnMailReply(Reply)) return Break(SmtpResult.ProtocolError);
                return Reply.IsPositive ? SmtpState.RcptTo : AfterRefusal(false);
            case SmtpState.RcptTo:
                if (code / 100 == 3 || !answering.OnRecipientReply(Reply)) return Break(SmtpResult.ProtocolError);
                if (awaited.Count > 0) return SmtpState.RcptTo; // DATA is on its way, and more replies
                if (answering.HasRecipientToWrite()) return SmtpState.RcptTo;
                return answering.IsWelcome ? ContentVerb() : AfterRefusal(false);
            case SmtpState.Data: // 354 go ahead
                return OnDataReply(code);
            case SmtpState.EndOfData: // 250 queued
                return OnDelivery();
            case SmtpState.LoneDot:
                return AfterRefusal(true);
            case SmtpState.Reset:
                return code / 100 == 2 ? SmtpState.Ready : Break(SmtpResult.ConnectionLost);
            case SmtpState.Etrn: // 250 to 253: started, nothing there, so many messages; 458, 459: not now (RFC 1985 5)
                if (Reply.IsIntermediate) return Break(SmtpResult.ProtocolError);
                Result = Transaction.Judge(Reply);
                return SmtpState.Ready;
            case SmtpState.Quit:
                return SmtpState.Closed;
            default:
                return Break(SmtpResult.ProtocolError);
        }
    }

    /// <summary>The handshake is done: over TLS everything is asked again (RFC 3207 4.2).</summary>
    internal SmtpState OnHandshake()
    {
        bool implicitTls = Security == SmtpSecurity.Tls;
        IsTls = true;
        return implicitTls ? SmtpState.Greeting : SmtpState.Hello;
    }

    /// <summary>Takes an unsolicited reply that came before the output was sent: only 421 is allowed.</summary>
    /// <param name="next">What was to be sent.</param>
    /// <param name="read">The outcome of reading it.</param>
    internal SmtpState OnUnasked(SmtpState next, SmtpResult read)
    {
        awaited.Clear();
        stage = next;
        if (read != SmtpResult.Ok && Reply.Code < FirstRefusal && read != SmtpResult.ProtocolError) Reply.Reset();
        if (read != SmtpResult.Ok) return Break(read);
        return Break(Reply.Code == ServiceClosing ? SmtpResult.TryLater : SmtpResult.ProtocolError);
    }

    /// <summary>The server refused the message before it had received all of it, and hung up.</summary>
    internal SmtpState OnContentRefused(SmtpResult written)
    {
        stage = SmtpState.Content;
        answering.OnRefusal(Reply);
        FinishMessage(SmtpState.Closed);
        return Break(Reply.Code == ServiceClosing ? SmtpResult.TryLater : written);
    }

    /// <summary>How many bytes a state's command may take, at most.</summary>
    internal int MaxBytesOf(SmtpState state)
    {
        switch (state)
        {
            case SmtpState.MailFrom: return writing.MaxMailBytes;
            case SmtpState.RcptTo: return writing.MaxRecipientBytes;
            default: return DotStuffer.MaxEndBytes + ShortLineBytes; // DATA, RSET, QUIT, the dot
        }
    }

    /// <summary>
    /// A read or write failed. A refusal right before it remains the reply: it is the reason, and would otherwise be lost if a server hangs up
    /// within a group.
    /// </summary>
    internal SmtpState Lose(SmtpResult reason)
    {
        SmtpState due = awaited.Count > 0 ? awaited.First : State;
        bool decides = awaited.Count > 0 ? NextReplyDecides : due != SmtpState.Quit && due != SmtpState.Reset;
        if (decides || due == SmtpState.Reset) stage = due;
        if (decides && reason != SmtpResult.ProtocolError && (Reply.Code < FirstRefusal || Reply.IsTold)) Reply.Reset();
        return Break(reason);
    }

    /// <summary>
    /// The connection is no longer usable; if it is still open, QUIT is sent. If the final dot was sent but not answered, the message is maybe
    /// delivered, whatever failed.
    /// </summary>
    internal SmtpState Break(SmtpResult reason)
    {
        bool dotSent = awaited.Contains(SmtpState.EndOfData);
        bool isQuitting = awaited.Count > 0 ? awaited.First == SmtpState.Quit : State == SmtpState.Quit; // all is done by then
        if (!isQuitting) NoteGroups(reason);
        if (Auth != null) Auth.Wipe();
        SmtpState where = stage;
        TellAll(dotSent, reason);
        stage = where;

        // The first failure remains the result: a server that hangs up on RSET does not change why RSET was sent.
        if (Result == SmtpResult.Ok && !isQuitting) Result = dotSent ? SmtpResult.MaybeDelivered : reason;
        awaited.Clear();
        return reason == SmtpResult.ProtocolError && !isQuitting ? SmtpState.Quit : SmtpState.Closed;
    }

    // Some servers, or proxies before them, offer PIPELINING but lose commands: after a group that did not get all its replies, this host gets
    // single commands. If that fails in the same way, the groups were not to blame, and the next connection uses them again.
    private void NoteGroups(SmtpResult reason)
    {
        if (!Capabilities.Pipelining) return;
        bool isLost = reason == SmtpResult.ConnectionLost || reason == SmtpResult.TimedOut || reason == SmtpResult.ProtocolError;
        if (isLost && AvoidPipelining) groupless &= ~BitOf(Host);
        else if ((isLost || reason == SmtpResult.TryLater) && awaited.Count > 0 && awaited.IsGroup) groupless |= BitOf(Host);
    }

    // Two hosts with the same bit share this knowledge, which may cost one of them some waits.
    private static int BitOf(string host)
    {
        int hash = 0;
        for (int i = 0; i < host.Length; i++) hash = hash * 31 + host[i];
        return 1 << (hash & 31);
    }

    private bool MayDoWithoutExtensions =>
        Protocol == SmtpProtocol.Smtp && Mechanisms == null && (IsTls || Security == SmtpSecurity.None);

    private SmtpState AfterHello()
    {
        if (Security == SmtpSecurity.StartTls && !IsTls) return Capabilities.StartTls ? SmtpState.StartTls : End(SmtpResult.TlsNotOffered);
        if (Mechanisms == null || IsAuthenticated) return SmtpState.Ready;
        return Auth.TryNext(Mechanisms, Capabilities, IsTls) ? SmtpState.Auth : End(SmtpResult.AuthNotOffered);
    }

    // A server may refuse one mechanism and accept the next with the same password: each one offered is tried once per connection, under TLS
    // only, since without it someone in between could refuse the strong one. So a wrong password is tried twice by default, by PLAIN and LOGIN.
    private SmtpState AfterAuth(SmtpResult result)
    {
        if (result == SmtpResult.ProtocolError) return Break(result);
        if (result == SmtpResult.AuthRefused && IsTls && Auth.TryNext(Mechanisms, Capabilities, IsTls))
        {
            Result = result; // unless the next one is accepted
            return SmtpState.Auth;
        }

        if (result != SmtpResult.Ok) return End(result);
        if (Result == SmtpResult.AuthRefused) Auth.Prefer(Mechanisms);
        Result = SmtpResult.Ok;
        IsAuthenticated = true;
        return SmtpState.Ready;
    }

    // Nothing more can be done on this connection, except to say QUIT.
    private SmtpState End(SmtpResult result)
    {
        if (result == SmtpResult.ProtocolError) return Break(result);
        Result = result;
        return SmtpState.Quit;
    }

    private SmtpState RefuseClient()
    {
        if (Reply.IsPositive || Reply.IsIntermediate) return Break(SmtpResult.ProtocolError);
        return End(Reply.IsTransientFailure ? SmtpResult.TryLater : SmtpResult.ClientRefused);
    }

    private SmtpState OnClosing(SmtpState state)
    {
        if (state == SmtpState.EndOfData)
        {
            answering.OnRefusal(Reply);
            FinishMessage(SmtpState.Closed);
        }

        NoteGroups(SmtpResult.TryLater);
        awaited.Clear(); // the dot has been answered
        if (Result == SmtpResult.Ok) Result = SmtpResult.TryLater; // also where QUIT has been said behind the dot
        return Break(SmtpResult.TryLater);
    }
}
