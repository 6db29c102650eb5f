namespace DeviceMailer.Delivery;

/// <summary>What happens to mails, counted by <see cref="MailCounts"/>.</summary>
public enum MailCount
{
    /// <summary>Mails that a server took.</summary>
    Sent,

    /// <summary>Recipients that a server refused for good.</summary>
    Refused,

    /// <summary>Mails and alerts that were given up: too old, damaged, or without room in the outbox.</summary>
    Dropped,
}
