// The messages that are due, as the mail client wants them: one after the other on one connection, and told of when their turn comes.

using System;
using DeviceMailer.Outbox;
using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Session;

namespace DeviceMailer.Delivery;

/// <summary>A queue over the outbox. What became of a message is on flash when <see cref="Sent"/> returns.</summary>
internal sealed class DueMail : IMailQueue
{
    private readonly SmtpClient client;
    private readonly MailOutbox outbox;
    private readonly RecipientBook book;
    private readonly Notices notices;
    private readonly RetryTimes times;
    private readonly IClock clock;
    private readonly Random random;
    private readonly DeliveryLog log;
    private int group;          // the recipients of this connection
    private int last;           // the message moved to last
    private int first;          // the one to be told of next, and whom it goes to; 0: none
    private int firstTo;
    private int second;         // the one behind it, where it was moved to already
    private int secondTo;

    internal DueMail(SmtpClient client, MailOutbox outbox, RecipientBook book, Notices notices, RetryTimes times, IClock clock, Random random, DeliveryLog log)
    {
        this.client = client;
        this.outbox = outbox;
        this.book = book;
        this.notices = notices;
        this.times = times;
        this.clock = clock;
        this.random = random;
        this.log = log;
    }

    /// <inheritdoc/>
    public Envelope Envelope => book.Envelope;

    /// <inheritdoc/>
    public IMessageSource Message => outbox.Message;

    /// <summary>How many messages the server has answered for since <see cref="Begin"/>.</summary>
    internal int AnsweredCount { get; private set; }

    /// <summary>Begins with the oldest message that is due for these recipients.</summary>
    internal void Begin(int recipients)
    {
        group = recipients;
        last = 0;
        first = 0;
        second = 0;
        AnsweredCount = 0;
    }

    /// <inheritdoc/>
    public bool MoveNext()
    {
        int next = outbox.NextDue(clock.UptimeMs, last, group);
        if (next == 0) return false;
        last = next;
        int to = outbox.Choose(next, clock.UptimeMs, clock.StampTicks) & group;
        book.Include(to);
        if (first == 0)
        {
            first = next;
            firstTo = to;
        }
        else
        {
            second = next;
            secondTo = to;
        }

        return true;
    }

    /// <inheritdoc/>
    public void Sent(SmtpResult result)
    {
        int number = first;
        int to = firstTo;
        first = second;
        firstTo = secondTo;
        second = 0;
        log.Report(result);
        Verdict verdict = RetryPolicy.Judge(result, client.Reply.Code);
        if (verdict == Verdict.HostLater)
        {
            // Not the message's fault: it is due as soon as the server is. That it may be delivered stays noted.
            if (result != SmtpResult.MaybeDelivered) outbox.NoteNotSent(number, clock.UptimeMs, clock.StampTicks);
            return;
        }

        AnsweredCount++;
        if (verdict == Verdict.MessageDamaged && outbox.IsDamaged)
        {
            notices.Add(Notice.Damaged, 1);
            outbox.SetAsideDamaged(number);
            return;
        }

        KeepOrRelease(number, to, verdict == Verdict.MessageDamaged ? to : LeftOf(to));
    }

    /// <summary>Nobody takes mail for these recipients, ever: what is due for them is given up.</summary>
    internal void Refuse(int recipients)
    {
        int count = 0;
        for (int number = outbox.NextDue(clock.UptimeMs, 0, recipients); number != 0; number = outbox.NextDue(clock.UptimeMs, number, recipients))
        {
            int to = outbox.RecipientsOf(number) & recipients;
            for (int i = 0; i < Envelope.RecipientCount; i++) count += to >> i & 1;
            KeepOrRelease(number, to, 0);
        }

        notices.Add(Notice.Refused, count);
    }

    // What is left to do for a message that some were asked for: those who get it later, and those of other servers.
    private void KeepOrRelease(int number, int to, int later)
    {
        int left = (outbox.RecipientsOf(number) & ~to) | later;
        if (left == 0) outbox.Release(number);
        else Keep(number, left, later);
    }

    // Who has not got it and may get it later; those who never will are told of.
    private int LeftOf(int to)
    {
        int left = 0;
        for (int i = 0; i < Envelope.RecipientCount; i++)
        {
            if ((to & (1 << i)) == 0) continue;
            Recipient recipient = Envelope.RecipientAt(i);
            if (recipient.Result == SmtpResult.Ok) continue;
            log.Report(recipient);
            if (RetryPolicy.Judge(recipient.Result, recipient.Code) == Verdict.MessageNever) notices.Add(Notice.Refused, 1);
            else left |= 1 << i;
        }

        return left;
    }

    private void Keep(int number, int left, int later)
    {
        int delayMs = RetryPolicy.DelayMs(times.StepsMs, outbox.NextFailureOf(number, clock.UptimeMs), random.Next(RetryPolicy.RandomRange));
        outbox.Keep(number, left, later, clock.UptimeMs + delayMs, clock.UptimeMs, clock.StampTicks);
        if (later != 0) log.ReportWait(delayMs, outbox.Count);
    }
}
