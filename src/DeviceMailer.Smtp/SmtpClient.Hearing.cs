// Reads replies: expected ones, unsolicited ones, and what a server says before it hangs up.

using DeviceMailer.Smtp.Sasl;
using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Transport;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp;

public sealed partial class SmtpClient
{
    // Sends the output and reads all replies to it; the last one decides the next state.
    private SmtpState Hear(SmtpState said)
    {
        transport.SetDeadline(TimeoutFor(said));
        return HearReplies(said, Flush());
    }

    private SmtpState HearReplies(SmtpState said, SmtpResult written)
    {
        if (said == SmtpState.Auth || said == SmtpState.AuthResponse) output.Wipe();
        SmtpState next = SmtpState.Closed;
        while (session.IsAwaiting)
        {
            // If the write failed, the server may have said why before it hung up.
            transport.SetDeadline(TimeoutFor(written == SmtpResult.Ok ? session.NextAwaited : SmtpState.Quit));
            bool decides = session.NextReplyDecides;
            int code = Reply.Code;
            int status = Reply.EnhancedStatus;
            if (decides) Reply.BeginDeciding();
            else Reply.BeginPassing();
            SmtpResult result = ReadReply(true);
            if (decides) HearRest(result);
            int replyCode = Reply.Code;
            if (!decides) Reply.Restore(code, status); // before the queue hears what became of a message
            if (written != SmtpResult.Ok && (result != SmtpResult.Ok || IsTooGood(replyCode))) return session.Lose(written);
            if (result != SmtpResult.Ok) return session.Lose(result);
            int text = SmtpReply.TextOffset(input.Buffer, input.LineOffset, input.LineLength);
            next = session.OnReply(replyCode, input.Buffer, input.LineOffset + text, input.LineLength - text, lineWasCut);
        }

        return next;
    }

    // If the dot could not be written, no reply can mean that the message was accepted.
    private bool IsTooGood(int code) => session.NextAwaited == SmtpState.EndOfData && code < FirstRefusal;

    // A line cut off by the end of the connection is not a reply, but it may say why the connection ended.
    private void HearRest(SmtpResult result)
    {
        if (result != SmtpResult.ConnectionLost || input.TryTakeRest() == LineStatus.NeedMore) return;
        CleanLine();
        MaskSecret();
        if (input.LineLength > CodeLength) Reply.Add(input.Buffer, input.LineOffset, input.LineLength);
    }

    // An unsolicited reply is read before anything else is sent. Before QUIT it changes nothing.
    private SmtpState HearUnasked(SmtpState next)
    {
        transport.SetDeadline(TimeoutFor(SmtpState.Quit));
        Reply.BeginDeciding();
        SmtpResult result = ReadReply(false);
        HearRest(result);
        return session.OnUnasked(next, result);
    }

    // The message could not be written completely: the server may have said why before it hung up.
    private SmtpState HearWhy(SmtpResult written)
    {
        transport.SetDeadline(TimeoutFor(SmtpState.Quit));
        Reply.BeginDeciding();
        SmtpResult result = ReadReply(false);
        HearRest(result);
        return result == SmtpResult.Ok && Reply.Code >= FirstRefusal ? session.OnContentRefused(written) : session.Lose(written);
    }

    private SmtpResult ReadReply(bool asked)
    {
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

            lineWasCut = line == LineStatus.LineTooLong;
            CleanLine();
            MaskSecret();
            if (trace != null) TraceReceived();
            ReplyStatus status = Reply.Add(input.Buffer, input.LineOffset, input.LineLength);
            if (status == ReplyStatus.Malformed) return SmtpResult.ProtocolError;
            int text = SmtpReply.TextOffset(input.Buffer, input.LineOffset, input.LineLength);
            if (asked && input.LineLength > text) session.OnReplyLine(input.Buffer, input.LineOffset + text, input.LineLength - text);
            if (status == ReplyStatus.Complete) return SmtpResult.Ok;
        }
    }

    // If a server repeats the password that it refuses, it must not reach a log. Challenges are not kept, so they are left as they are.
    private void MaskSecret()
    {
        AuthExchange auth = session.Auth;
        if (auth == null || auth.Secret.Length == 0 || input.LineLength == 0) return;
        byte first = input.Buffer[input.LineOffset];
        if (first == '3' || (session.IsAuthenticated && first == '2')) return;
        input.Shorten(SecretMask.Mask(input.Buffer, input.LineOffset, input.LineLength, auth.Secret));
    }

    private void CleanLine() => Utf8.Clean(input.Buffer, input.LineOffset, input.LineLength);
}
