// The mail client: drives a session over a transport. Connect, send as many messages as there are, quit.
// Promises results instead of exceptions, an end to every wait, and no allocation after its constructor.
// Leaves sockets, TLS and the clock to its transport, and what to do about a result to its caller.

using System;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Transport;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp;

/// <summary>An SMTP client (RFC 5321). One thread at a time.</summary>
public sealed class SmtpClient
{
    private readonly ISmtpTransport transport;
    private readonly ISmtpTrace trace;
    private readonly SmtpSession session;
    private readonly LineReader input = new LineReader(SmtpLimits.MaxReplyLineBytes, SmtpLimits.SpareInputBytes);
    private readonly OutputBuffer output = new OutputBuffer(SmtpLimits.OutputBytes);
    private readonly DotStuffer dotStuffer = new DotStuffer();
    private readonly SmtpReply farewell = new SmtpReply(0);
    private readonly byte[] block = new byte[SmtpLimits.MessageBlockBytes];

    /// <summary>Makes a client with all the memory it will ever use.</summary>
    /// <param name="transport">Where its bytes go; closed when a conversation ends.</param>
    /// <param name="clientName">
    /// What it calls itself in EHLO: a domain name or an address literal such as <c>[192.0.2.7]</c> (RFC 5321 4.1.1.1).
    /// </param>
    /// <param name="trace">Sees every line, or null.</param>
    /// <exception cref="ArgumentException">The name is neither a domain nor an address literal.</exception>
    public SmtpClient(ISmtpTransport transport, byte[] clientName, ISmtpTrace trace)
    {
        if (!MailAddress.IsDomain(clientName, 0, clientName.Length)) throw new ArgumentException("not a domain or address literal", nameof(clientName));
        this.transport = transport;
        this.trace = trace;
        session = new SmtpSession(clientName, output, dotStuffer, trace);
    }

    /// <summary>How long to wait for what. Set before <see cref="Connect"/>.</summary>
    public SmtpTimeouts Timeouts { get; } = new SmtpTimeouts();

    /// <summary>The server's last reply that decided something: why, when a result is not Ok. Those to RSET and QUIT do not.</summary>
    public SmtpReply Reply { get; } = new SmtpReply();

    /// <summary>Where the conversation stands: <see cref="SmtpState.Ready"/> or <see cref="SmtpState.Closed"/> between two verbs.</summary>
    public SmtpState State => session.State;

    /// <summary>Opens a connection and says hello.</summary>
    /// <param name="host">The server's name or IPv4 address.</param>
    /// <param name="port">1 to 65,535.</param>
    public SmtpResult Connect(string host, int port)
    {
        if (session.State != SmtpState.Closed) return SmtpResult.Misuse;
        session.BeginConnection();
        Reply.Reset();
        input.Reset();
        output.Clear();

        transport.SetDeadline(Timeouts.ConnectMs);
        TransportResult connected = transport.Connect(host, port);
        if (connected != TransportResult.Ok)
        {
            transport.Close();
            if (connected == TransportResult.HostNotFound) return SmtpResult.HostNotFound;
            return connected == TransportResult.TimedOut ? SmtpResult.TimedOut : SmtpResult.ConnectFailed;
        }

        Converse(SmtpState.Greeting);
        return session.Result;
    }

    /// <summary>Sends one message to the recipients of an envelope; each of them then has its own result.</summary>
    public SmtpResult Send(Envelope envelope, IMessageSource message)
    {
        if (session.State != SmtpState.Ready || envelope.RecipientCount == 0) return SmtpResult.Misuse;
        session.BeginTransaction(envelope);
        if (!message.Rewind()) session.Break(SmtpResult.MessageFailed); // nothing was said: the connection stays as it is
        else if (Converse(SmtpState.MailFrom) == SmtpState.Content) Converse(WriteMessage(message));
        session.EndTransaction();
        return session.Result;
    }

    /// <summary>Says QUIT, waits a moment for its reply, and closes the connection.</summary>
    public void Quit()
    {
        if (session.State != SmtpState.Closed) Converse(SmtpState.Quit);
    }

    // Says and hears until it is somebody else's turn: Ready and Closed are the caller's, Content is the message's.
    private SmtpState Converse(SmtpState next)
    {
        for (; ; )
        {
            session.Enter(next);
            if (next == SmtpState.Closed) transport.Close();
            if (next == SmtpState.Closed || next == SmtpState.Ready || next == SmtpState.Content) return next;

            if (output.Count > 0 && trace != null && next != SmtpState.EndOfData) trace.Sent(output.Bytes, 0, output.Count);
            // A reply that nobody asked for: 421 may come at any time, nothing else may.
            bool unasked = input.HasUntaken;
            transport.SetDeadline(Timeouts.For(next));
            SmtpResult result = unasked ? SmtpResult.Ok : Flush();
            SmtpReply reply = next == SmtpState.Reset || next == SmtpState.Quit ? farewell : Reply;
            if (result == SmtpResult.Ok) result = ReadReply(reply);
            if (result == SmtpResult.Ok && unasked && reply.Code != SmtpSession.ServiceClosing) result = SmtpResult.ProtocolError;
            next = result == SmtpResult.Ok ? session.OnReply(next, reply) : session.Break(result);
        }
    }

    // Moves the message through the dot-stuffer, and returns the state that follows: its end, or none.
    private SmtpState WriteMessage(IMessageSource message)
    {
        if (input.HasUntaken) return session.Break(SmtpResult.ProtocolError); // 354 and more: nobody asked
        for (; ; )
        {
            int count = message.Read(block, 0, block.Length);
            if (count < 0) return session.Break(SmtpResult.MessageFailed);
            if (count == 0) break;

            for (int at = 0; at < count; at += dotStuffer.Taken)
            {
                dotStuffer.Write(block, at, count - at, output);
                if (at + dotStuffer.Taken == count) continue;
                SmtpResult result = FlushBlock();
                if (result != SmtpResult.Ok) return session.Break(result);
            }
        }

        if (output.FreeCount < DotStuffer.MaxEndBytes)
        {
            SmtpResult result = FlushBlock();
            if (result != SmtpResult.Ok) return session.Break(result);
        }

        return SmtpState.EndOfData;
    }

    private SmtpResult FlushBlock()
    {
        transport.SetDeadline(Timeouts.DataBlockMs);
        return Flush();
    }

    private SmtpResult Flush()
    {
        if (output.Count == 0) return SmtpResult.Ok;
        TransportResult written = transport.Write(output.Bytes, 0, output.Count);
        output.Clear();
        return ToResult(written);
    }

    private SmtpResult ReadReply(SmtpReply reply)
    {
        reply.Reset();
        for (; ; )
        {
            LineStatus line = input.TryTake();
            if (line == LineStatus.NeedMore)
            {
                TransportResult result = transport.Read(input.Buffer, input.FreeOffset, input.FreeCount, out int read);
                if (result != TransportResult.Ok) return ToResult(result);
                input.Added(read);
                continue;
            }

            if (trace != null) trace.Received(input.Buffer, input.LineOffset, input.LineLength);
            ReplyStatus status = reply.Add(input.Buffer, input.LineOffset, input.LineLength);
            if (status == ReplyStatus.Malformed) return SmtpResult.ProtocolError;
            if (status == ReplyStatus.Complete) return SmtpResult.Ok;
        }
    }

    private static SmtpResult ToResult(TransportResult result)
    {
        switch (result)
        {
            case TransportResult.Ok: return SmtpResult.Ok;
            case TransportResult.TimedOut: return SmtpResult.TimedOut;
            default: return SmtpResult.ConnectionLost;
        }
    }
}
