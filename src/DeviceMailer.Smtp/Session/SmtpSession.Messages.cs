// The session's messages: whose commands are written, whose replies come, and what the queue is told of each. Up to two are under way,
// since the commands of the next one go out behind the final dot of the one before (RFC 2920 3.1).

using DeviceMailer.Smtp.Message;

namespace DeviceMailer.Smtp.Session;

internal sealed partial class SmtpSession
{
    private Transaction writing;    // the transaction whose commands are written
    private Transaction answering;  // the one whose replies come: the same, or the one before
    private IMailQueue queue;
    private bool quitAtEnd;
    private int untold;             // messages moved to whose result the queue has not been told
    private SmtpResult stillborn;   // the message moved to last cannot be sent here: told when its turn comes

    /// <summary>The message whose content is to be written.</summary>
    internal IMessageSource Message => answering.Message;

    /// <summary>Begins to send what a queue holds.</summary>
    internal void BeginQueue(IMailQueue mails, bool quit)
    {
        Result = SmtpResult.Ok;
        queue = mails;
        quitAtEnd = quit;
        stillborn = SmtpResult.Ok;
    }

    /// <summary>Moves to the next message that this server can be given; those that it cannot are told of. False: there is no more.</summary>
    internal bool TryNextMessage()
    {
        while (stillborn == SmtpResult.Ok && queue.MoveNext())
        {
            untold++;
            stillborn = BeginTransaction(queue.Envelope, null);
            if (stillborn == SmtpResult.Ok) return true;
            if (untold > 1) return false; // the one before is told of first
            TellStillborn();
        }

        return false;
    }

    // BDAT saves the wait for 354 where commands do not come in groups (RFC 3030); in a group DATA costs none.
    private SmtpState ContentVerb()
    {
        chunking = Capabilities.Chunking && answering.Message.Size >= 0;
        return chunking ? SmtpState.Chunk : SmtpState.Data;
    }

    private SmtpState OnDataReply(int code)
    {
        chunking = false;
        if (!answering.IsWelcome) return code == StartMailInput ? SmtpState.LoneDot : AfterRefusal(false);
        if (Reply.Code == StartMailInput) return SmtpState.Content;
        if (Reply.IsPositive || Reply.IsIntermediate) return Break(SmtpResult.ProtocolError);
        answering.OnRefusal(Reply);
        return FinishMessage(SmtpState.Reset);
    }

    private SmtpState OnDelivery()
    {
        if (Protocol == SmtpProtocol.Lmtp)
        {
            if (!answering.OnRecipientDelivery(Reply)) return SmtpState.EndOfData;
        }
        else if (Reply.IsPositive)
        {
            answering.OnDelivery();
        }
        else
        {
            answering.OnRefusal(Reply);
        }

        if (answering.HasRest && (awaited.Count > 0 || TryBeginRest()))
        {
            answering = writing;
            return SmtpState.MailFrom;
        }

        // After a chunk that was refused a server takes nothing but RSET (RFC 3030 2).
        return FinishMessage(chunking && !Reply.IsPositive ? SmtpState.Reset : SmtpState.Ready);
    }

    // No recipient was accepted. The transaction is open at the server unless a dot has ended it.
    private SmtpState AfterRefusal(bool ended)
    {
        if (awaited.Count > 0) return SmtpState.RcptTo;
        answering.CloseUnwelcome();
        answering.Finish(answering.Result);
        return FinishMessage(ended ? SmtpState.Ready : SmtpState.Reset);
    }

    private void AwaitDelivery()
    {
        int replies = Protocol == SmtpProtocol.Lmtp ? answering.AcceptedCount : 1;
        for (int i = 0; i < replies; i++) awaited.Add(SmtpState.EndOfData);
    }

    private SmtpState FinishMessage(SmtpState next)
    {
        Tell(ResultToTell());
        if (stillborn != SmtpResult.Ok) TellStillborn();
        answering = writing; // the next one, where it was written already
        return next;
    }

    // A rest that was refused leaves the first part delivered.
    private SmtpResult ResultToTell() => answering.IsRest && answering.Result != SmtpResult.Ok ? SmtpResult.SomeRecipientsRefused : answering.Result;

    // Nothing more will be heard of what is under way. The older message first; the younger was not sent, whatever became of the older.
    private void TellAll(bool dotSent, SmtpResult reason)
    {
        if (untold == 0) return;
        answering.Finish(dotSent ? SmtpResult.MaybeDelivered : TryCloseRefused() ? answering.Result : reason);
        Tell(ResultToTell());
        if (untold == 0) return;
        if (stillborn != SmtpResult.Ok)
        {
            TellStillborn();
            return;
        }

        stage = SmtpState.MailFrom; // it got as far as that
        if (reason != SmtpResult.TryLater) Reply.Reset(); // which was the older one's
        writing.Finish(reason);
        Tell(reason);
    }

    // The message was refused before what broke: what is missing is replies that only follow from that.
    private bool TryCloseRefused()
    {
        bool isRefused = awaited.Count > 0 && !NextReplyDecides && awaited.First != SmtpState.Reset && awaited.First != SmtpState.Quit;
        if (isRefused) answering.CloseUnwelcome();
        return isRefused;
    }

    private SmtpResult BeginTransaction(Envelope envelope, Transaction restOf)
    {
        Transaction next = writing == even ? odd : even;
        SmtpResult result = next.Begin(envelope, restOf == null ? queue.Message : restOf.Message, restOf, Capabilities, IsTls);
        if (result != SmtpResult.Ok)
        {
            next.Finish(result);
            return result;
        }

        writing = next;
        if (awaited.Count == 0) answering = next;
        return result;
    }

    private bool TryBeginRest() => BeginTransaction(answering.Envelope, answering) == SmtpResult.Ok;

    private void TellStillborn()
    {
        SmtpResult result = stillborn;
        stillborn = SmtpResult.Ok;
        stage = SmtpState.Ready;
        Reply.Reset();
        Tell(result);
    }

    private void Tell(SmtpResult result)
    {
        untold--;
        Reply.IsTold = true;
        queue.Sent(result);
    }
}
