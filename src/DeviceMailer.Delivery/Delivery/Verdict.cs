namespace DeviceMailer.Delivery;

/// <summary>What is done about a reply or a lost connection: its <see cref="Scope"/>, and whether it may be for good.</summary>
public enum Verdict
{
    /// <summary>The server took the message for some or all; each recipient has a verdict of its own.</summary>
    Delivered,

    /// <summary>This server cannot be used now.</summary>
    Server,

    /// <summary>Nobody can send with this account or these settings now.</summary>
    Account,

    /// <summary>This message later.</summary>
    MessageLater,

    /// <summary>This message never, when another connection says so too.</summary>
    MessageNever,

    /// <summary>This recipient later.</summary>
    RecipientLater,

    /// <summary>This recipient never, when another connection says so too.</summary>
    RecipientNever,

    /// <summary>This message is too large for the server.</summary>
    TooLarge,

    /// <summary>This message cannot be read.</summary>
    Damaged,
}
