// One SMTP conversation without its I/O: what to say on entering a state, and which state follows a reply.
// Promises that every state names what comes next for every reply; leaves reading, writing and time to SmtpClient.
// State diagram: src/DESIGN.md.

using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Session;

/// <summary>The conversation: <see cref="Enter"/> writes, <see cref="OnReply"/> judges.</summary>
internal sealed class SmtpSession
{
    internal const int ServiceClosing = 421;    // RFC 5321 3.8: at any time, asked or not

    private const int StartMailInput = 354;

    private static readonly byte[] EhloVerb = Ascii.Bytes("EHLO ");
    private static readonly byte[] HeloVerb = Ascii.Bytes("HELO ");
    private static readonly byte[] MailFromVerb = Ascii.Bytes("MAIL FROM:<");
    private static readonly byte[] RcptToVerb = Ascii.Bytes("RCPT TO:<");
    private static readonly byte[] PathEnd = Ascii.Bytes(">\r\n");
    private static readonly byte[] DataLine = Ascii.Bytes("DATA\r\n");
    private static readonly byte[] ResetLine = Ascii.Bytes("RSET\r\n");
    private static readonly byte[] QuitLine = Ascii.Bytes("QUIT\r\n");

    private readonly byte[] clientName;
    private readonly OutputBuffer output;
    private readonly DotStuffer dotStuffer;
    private readonly ISmtpTrace trace;

    // What one transaction needs, reset in BeginTransaction.
    private Envelope envelope;
    private int recipient;
    private int accepted;
    private bool someTransient;

    internal SmtpSession(byte[] clientName, OutputBuffer output, DotStuffer dotStuffer, ISmtpTrace trace)
    {
        this.clientName = clientName;
        this.output = output;
        this.dotStuffer = dotStuffer;
        this.trace = trace;
    }

    internal SmtpState State { get; private set; }

    /// <summary>How the connection or the transaction went, so far.</summary>
    internal SmtpResult Result { get; private set; }

    /// <summary>Begins a connection.</summary>
    internal void BeginConnection() => Result = SmtpResult.Ok;

    /// <summary>Begins a transaction.</summary>
    internal void BeginTransaction(Envelope newEnvelope)
    {
        envelope = newEnvelope;
        recipient = 0;
        accepted = 0;
        someTransient = false;
        Result = SmtpResult.Ok;
        for (int i = 0; i < envelope.RecipientCount; i++)
        {
            envelope.RecipientAt(i).Result = SmtpResult.Ok;
            envelope.RecipientAt(i).Code = 0;
        }
    }

    /// <summary>Ends a transaction: what became of the message became of every recipient that was not refused by itself.</summary>
    internal void EndTransaction()
    {
        if (Result == SmtpResult.Ok || Result == SmtpResult.SomeRecipientsRefused) return;
        for (int i = 0; i < envelope.RecipientCount; i++)
        {
            Recipient unrefused = envelope.RecipientAt(i);
            if (unrefused.Result == SmtpResult.Ok) unrefused.Result = Result;
        }
    }

    /// <summary>Enters a state and writes what the client says in it.</summary>
    internal void Enter(SmtpState state)
    {
        if (trace != null) trace.Entered(State, state);
        State = state;
        switch (state)
        {
            case SmtpState.Ehlo: // EHLO [192.0.2.7]
                WriteHello(EhloVerb);
                break;
            case SmtpState.Helo: // HELO [192.0.2.7]
                WriteHello(HeloVerb);
                break;
            case SmtpState.MailFrom: // MAIL FROM:<freezer@example.com>
                WritePath(MailFromVerb, envelope.ReversePath);
                break;
            case SmtpState.RcptTo: // RCPT TO:<cook@example.com>
                WritePath(RcptToVerb, envelope.RecipientAt(recipient).Address);
                break;
            case SmtpState.Data:
                output.Write(DataLine);
                break;
            case SmtpState.Content:
                dotStuffer.Reset();
                break;
            case SmtpState.EndOfData: // the message may be delivered more than once from here on
                dotStuffer.WriteEnd(output);
                break;
            case SmtpState.Reset:
                output.Write(ResetLine);
                break;
            case SmtpState.Quit:
                output.Write(QuitLine);
                break;
        }
    }

    /// <summary>Judges the reply to what was said in a state, and returns the next one.</summary>
    internal SmtpState OnReply(SmtpState state, SmtpReply reply)
    {
        if (reply.Code == ServiceClosing && state != SmtpState.Quit)
        {
            if (Result == SmtpResult.Ok) Result = SmtpResult.TryLater;
            return SmtpState.Closed;
        }

        switch (state)
        {
            case SmtpState.Greeting: // 220 mail.example.com ESMTP
                return reply.IsPositive ? SmtpState.Ehlo : RefuseClient(reply);
            case SmtpState.Ehlo: // 250-mail.example.com ... ; 5yz: an old server, or one that wants HELO (RFC 5321 3.2)
                if (reply.IsPositive) return SmtpState.Ready;
                return reply.IsPermanentFailure ? SmtpState.Helo : RefuseClient(reply);
            case SmtpState.Helo:
                return reply.IsPositive ? SmtpState.Ready : RefuseClient(reply);
            case SmtpState.MailFrom:
                return reply.IsPositive ? SmtpState.RcptTo : RefuseMessage(reply, SmtpState.Reset);
            case SmtpState.RcptTo:
                return OnRecipientReply(reply);
            case SmtpState.Data: // 354 go ahead
                return reply.Code == StartMailInput ? SmtpState.Content : RefuseMessage(reply, SmtpState.Reset);
            case SmtpState.EndOfData: // 250 queued: the server is responsible now
                if (!reply.IsPositive) return RefuseMessage(reply, SmtpState.Ready);
                if (accepted < envelope.RecipientCount) Result = SmtpResult.SomeRecipientsRefused;
                return SmtpState.Ready;
            case SmtpState.Reset:
                return reply.IsPositive ? SmtpState.Ready : SmtpState.Closed;
            case SmtpState.Quit:
                return SmtpState.Closed;
            default: // the client does not ask in Closed, Ready and Content
                return Break(SmtpResult.ProtocolError);
        }
    }

    /// <summary>The connection is of no more use. After the final dot the message is maybe delivered, whatever broke.</summary>
    internal SmtpState Break(SmtpResult reason)
    {
        // What went wrong first stays the answer: a server that hangs up on RSET does not change why RSET was sent.
        if (Result == SmtpResult.Ok) Result = State == SmtpState.EndOfData ? SmtpResult.MaybeDelivered : reason;
        return SmtpState.Closed;
    }

    private SmtpState OnRecipientReply(SmtpReply reply)
    {
        if (reply.IsIntermediate) return Break(SmtpResult.ProtocolError);

        Recipient answered = envelope.RecipientAt(recipient);
        answered.Code = reply.Code;
        answered.Result = Judge(reply);
        if (reply.IsPositive) accepted++;
        if (reply.IsTransientFailure) someTransient = true;

        recipient++;
        if (recipient < envelope.RecipientCount) return SmtpState.RcptTo;
        if (accepted > 0) return SmtpState.Data;
        Result = someTransient ? SmtpResult.TryLater : SmtpResult.Refused;
        return SmtpState.Reset;
    }

    private SmtpState RefuseClient(SmtpReply reply)
    {
        if (!reply.IsTransientFailure && !reply.IsPermanentFailure) return Break(SmtpResult.ProtocolError);
        Result = reply.IsTransientFailure ? SmtpResult.TryLater : SmtpResult.ClientRefused;
        return SmtpState.Quit;
    }

    private SmtpState RefuseMessage(SmtpReply reply, SmtpState next)
    {
        if (!reply.IsTransientFailure && !reply.IsPermanentFailure) return Break(SmtpResult.ProtocolError);
        Result = Judge(reply);
        return next;
    }

    // The first digit decides (RFC 5321 4.3.2: a client must handle codes it does not know by it).
    private static SmtpResult Judge(SmtpReply reply)
    {
        if (reply.IsPositive) return SmtpResult.Ok;
        return reply.IsTransientFailure ? SmtpResult.TryLater : SmtpResult.Refused;
    }

    private void WriteHello(byte[] verb)
    {
        output.Write(verb);
        output.Write(clientName);
        output.Write(Ascii.CrLf);
    }

    private void WritePath(byte[] verb, byte[] path)
    {
        output.Write(verb);
        output.Write(path);
        output.Write(PathEnd);
    }
}
