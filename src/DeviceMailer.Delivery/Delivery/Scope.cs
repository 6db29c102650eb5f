namespace DeviceMailer.Delivery;

/// <summary>What a failure is about, and so what it may hold up: that, and nothing else.</summary>
public enum Scope
{
    /// <summary>No failure: the server took it.</summary>
    None,

    /// <summary>The server, or the way to it. Another one is asked at once; then all that is due for it waits a step of the schedule.</summary>
    Server,

    /// <summary>The login, the sender's address, a quota, the settings. As for the server; it is kept until somebody has looked, or it expires.</summary>
    Account,

    /// <summary>One message. It waits, the others have their turn.</summary>
    Message,

    /// <summary>One recipient of a message. This one waits, the others get it.</summary>
    Recipient,

    /// <summary>What the message carries: it goes without.</summary>
    Attachment,
}
