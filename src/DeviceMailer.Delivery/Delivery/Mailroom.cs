using DeviceMailer.Outbox;

namespace DeviceMailer.Delivery;

/// <summary>The mail that waits, what the next one reports, and by which clock and times it is due: what alerts put in and delivery takes out.</summary>
public sealed class Mailroom
{
    /// <summary>Makes one.</summary>
    public Mailroom(MailOutbox outbox, Notices notices, RetryTimes times, IClock clock)
    {
        Outbox = outbox;
        Notices = notices;
        Times = times;
        Clock = clock;
    }

    /// <summary>Where mail is kept until it is delivered.</summary>
    public MailOutbox Outbox { get; }

    /// <summary>What has failed, and is reported in the next mail.</summary>
    public Notices Notices { get; }

    /// <summary>How long to wait after a failure, and when a message is given up.</summary>
    public RetryTimes Times { get; }

    /// <summary>The clocks.</summary>
    public IClock Clock { get; }
}
