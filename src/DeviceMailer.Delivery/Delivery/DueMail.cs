// The messages that are due, as the mail client wants them: one after the other on one connection. The outcome of each is what Judgement says,
// and affects nothing else: a refused message goes behind the others, a refused recipient does not keep the mail from the rest.

using DeviceMailer.Outbox;
using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Session;

namespace DeviceMailer.Delivery;

/// <summary>A queue over the outbox. What became of a message is on flash when <see cref="Sent"/> returns.</summary>
internal sealed class DueMail : IMailQueue
{
    /// <summary>
    /// After this many messages in a row refused because of the server or the account, the connection is closed: the others would get the same reply. Not
    /// after the first, since that message may be the cause after all.
    /// </summary>
    private const int MaxFutile = 2;

    private const int OthersMark = 1;   // another server can be tried for what this one refuses
    private const int WarmMark = 2;     // a message was sent before on this connection
    private const int BrokenMark = 4;   // the connection broke during a message

    private readonly SmtpClient client;
    private readonly Mailroom mail;
    private readonly DeliveryLog log;
    private int group;          // the recipients of this connection
    private int marks;          // of this connection, a bit each: a field is 12 bytes of heap
    private int last;           // the message moved to most recently, and its recipients on this connection
    private int lastTo;
    private int first;          // the message whose outcome comes next, its recipients, and those permanently refused before; 0: none
    private int firstTo;
    private int firstRefused;
    private int second;         // the one after it, if the client has moved to it already
    private int secondTo;
    private int secondRefused;
    private int futile;         // messages in a row that were refused but are not at fault

    internal DueMail(SmtpClient client, Mailroom mail, DeliveryLog log)
    {
        this.client = client;
        this.mail = mail;
        this.log = log;
    }

    /// <inheritdoc/>
    public Envelope Envelope => mail.Outbox.Book.Envelope;

    /// <inheritdoc/>
    public IMessageSource Message => mail.Outbox.Message;

    /// <summary>How many messages the server has taken since <see cref="Begin"/>.</summary>
    internal int TakenCount { get; private set; }

    /// <summary>The connection broke during a message: the rest was not tried on it.</summary>
    internal bool IsBroken => (marks & BrokenMark) != 0;

    /// <summary>True when the server took nothing, for a reason that is not the messages'.</summary>
    internal bool IsFutile => futile > 0 && TakenCount == 0;

    /// <summary>Begins a connection, with the message whose turn it is.</summary>
    /// <param name="recipients">For whom the server takes mail, a bit each.</param>
    /// <param name="others">True when another server can be asked for what this one does not take.</param>
    internal void Begin(int recipients, bool others)
    {
        mail.Outbox.BeginConnection();
        group = recipients;
        marks = others ? OthersMark : 0;
        last = 0;
        lastTo = 0;
        first = 0;
        second = 0;
        futile = 0;
        TakenCount = 0;
    }

    /// <inheritdoc/>
    public bool MoveNext()
    {
        if (IsBroken || futile >= MaxFutile) return false;
        int to = last == 0 ? 0 : mail.Outbox.TurnOf(last, mail.Clock.UptimeMs, group & ~lastTo); // its other recipients, where they have a turn of their own
        if (to == 0)
        {
            int next = mail.Outbox.NextDue(mail.Clock.UptimeMs, group);
            if (next == 0) return false;
            last = next;
            lastTo = 0;
            to = mail.Outbox.TurnOf(next, mail.Clock.UptimeMs, group);
        }

        lastTo |= to;
        int refused = mail.Outbox.Choose(last, mail.Clock.UptimeMs, mail.Clock.StampTicks);
        mail.Outbox.Book.Include(to);
        if (first == 0)
        {
            first = last;
            firstTo = to;
            firstRefused = refused;
        }
        else
        {
            second = last;
            secondTo = to;
            secondRefused = refused;
        }

        return true;
    }

    /// <inheritdoc/>
    public void Sent(SmtpResult result)
    {
        int number = first;
        int to = firstTo;
        int refused = firstRefused;
        first = second;
        firstTo = secondTo;
        firstRefused = secondRefused;
        second = 0;
        bool wasBroken = IsBroken;
        if (Judgement.EndsConnection(result, client.Stage, client.Reply.Code)) marks |= BrokenMark;
        if (wasBroken || (IsBroken && (marks & WarmMark) != 0 && client.Stage == SmtpState.MailFrom))
        {
            // Not this message's fault: the connection broke at the one before it, or the server closed it between messages.
            mail.Outbox.NoteNotSent(number, refused, mail.Clock.UptimeMs, mail.Clock.StampTicks);
            return;
        }

        marks |= WarmMark;
        Verdict verdict = Judgement.Of(result, client.Stage, client.Reply.Code, client.Reply.EnhancedStatus);
        log.Report(result, verdict);
        if (verdict == Verdict.Damaged && mail.Outbox.IsDamaged)
        {
            mail.Notices.Add(Notice.Damaged, 1);
            mail.Outbox.SetAsideDamaged(number);
            return;
        }

        Scope scope = Judgement.ScopeOf(verdict);
        if (scope == Scope.None) TakenCount++;
        if (scope == Scope.None && mail.Notices.Counts != null) mail.Notices.Counts.Add(MailCount.Sent, 1);
        if (verdict == Verdict.TooLarge && (marks & OthersMark) == 0) mail.Outbox.LeaveOutAttachment(number);
        futile = scope == Scope.Server || scope == Scope.Account ? futile + 1 : 0;
        Settle(number, to, refused, verdict);
    }

    /// <summary>No server will ever accept mail for these recipients: what is due for them is given up.</summary>
    internal void Refuse(int recipients)
    {
        int count = 0;
        for (int number = mail.Outbox.NextDue(mail.Clock.UptimeMs, recipients); number != 0; number = mail.Outbox.NextDue(mail.Clock.UptimeMs, recipients))
        {
            int to = mail.Outbox.RecipientsOf(number) & recipients;
            for (int i = 0; i < Envelope.RecipientCount; i++) count += to >> i & 1;
            KeepOrRelease(number, to, 0, 0, 0);
        }

        mail.Notices.Add(Notice.Refused, count);
    }

    /// <summary>Gives up messages that are too old.</summary>
    internal void GiveUpOld()
    {
        for (int number = mail.Outbox.FindOlderThan(mail.Times.ExpiryMs, mail.Clock.UptimeMs); number != 0; number = mail.Outbox.FindOlderThan(mail.Times.ExpiryMs, mail.Clock.UptimeMs))
        {
            log.ReportExpired();
            mail.Notices.Add(Notice.Expired, 1);
            mail.Outbox.Release(number);
        }
    }

    // Of the recipients tried: who has the message, who gets it later, and who never will.
    private void Settle(int number, int to, int refusedBefore, Verdict verdict)
    {
        int atFault = IsBroken && client.Stage == SmtpState.RcptTo ? FirstUnanswered(to) : to; // if it broke at one recipient, the others stay due
        int left = 0;
        int later = 0;
        int refused = 0;
        for (int i = 0; i < Envelope.RecipientCount; i++)
        {
            int bit = 1 << i;
            Recipient recipient = Envelope.RecipientAt(i);
            if ((to & bit) == 0 || recipient.Result == SmtpResult.Ok) continue;
            left |= bit;
            bool hasReply = Judgement.IsRefusedItself(recipient);
            bool isAlone = hasReply || verdict == Verdict.Delivered;
            if (isAlone) log.Report(recipient);
            if (isAlone || (atFault & bit) != 0) later |= bit;
            Verdict own = isAlone ? Judgement.Of(recipient.Result, SmtpState.RcptTo, hasReply ? recipient.Code : 0, recipient.EnhancedStatus) : verdict;
            if (Judgement.IsForGood(own)) refused |= bit;
        }

        int never = refused & refusedBefore; // refused on two connections
        GiveUp(never);
        if (later != 0 && (marks & OthersMark) != 0) mail.Outbox.OfferToOtherHosts(number);
        bool isWhole = client.Stage >= SmtpState.Data && verdict != Verdict.Delivered;
        if (isWhole && (later & (later - 1)) != 0) mail.Outbox.SendOneByOne(number); // the server may object to one of several recipients
        KeepOrRelease(number, to, left & ~never, later & ~never, refused | refusedBefore);
    }

    // The recipient whose reply was outstanding when the connection broke.
    private int FirstUnanswered(int to)
    {
        for (int i = 0; i < Envelope.RecipientCount; i++)
        {
            if ((to & (1 << i)) != 0 && Envelope.RecipientAt(i).Code == 0) return 1 << i;
        }

        return to;
    }

    private void GiveUp(int never)
    {
        for (int i = 0; i < Envelope.RecipientCount; i++)
        {
            if ((never & (1 << i)) == 0) continue;
            log.ReportGivenUp(Envelope.RecipientAt(i));
            mail.Notices.Add(Notice.Refused, 1);
        }
    }

    // Keeps a message for the recipients who get it later and for those of other servers; releases it if there are none.
    private void KeepOrRelease(int number, int to, int left, int later, int refused)
    {
        left |= mail.Outbox.RecipientsOf(number) & ~to;
        if (left == 0)
        {
            if (mail.Outbox.IsShort(number)) mail.Notices.Add(Notice.LeftOut, 1);
            mail.Outbox.Release(number);
            return;
        }

        int delayMs = mail.Times.DelayMs(mail.Outbox.NextFailureOf(number, mail.Clock.UptimeMs));
        mail.Outbox.Keep(number, left, later, refused, mail.Clock.UptimeMs + delayMs, mail.Clock.UptimeMs, mail.Clock.StampTicks);
        if (later != 0 && (marks & OthersMark) == 0) log.ReportWait(delayMs, mail.Outbox.Count);
    }
}
