namespace DeviceMailer.Delivery;

/// <summary>What a failure is about, and so the only thing it may hold up.</summary>
public enum Scope
{
    /// <summary>No failure: the server took it.</summary>
    None,

    /// <summary>The server, or the way to it. The next server is tried at once; if that fails too, everything due waits for the next step of the schedule.</summary>
    Server,

    /// <summary>The login, the sender's address, a quota, the settings. Treated like the server; the mail is kept until somebody fixes it, or it expires.</summary>
    Account,

    /// <summary>One message. It waits, the others are sent.</summary>
    Message,

    /// <summary>One recipient of a message. That one waits, the others get it.</summary>
    Recipient,

    /// <summary>The attachment: the message is sent without it.</summary>
    Attachment,
}
