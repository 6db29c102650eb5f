namespace DeviceMailer.Delivery;

/// <summary>What is done about a reply or a lost connection: its <see cref="Scope"/>, and whether it may be for good.</summary>
public enum Verdict
{
    /// <summary>The server accepted the message for some or all; each recipient has its own verdict.</summary>
    Delivered,

    /// <summary>This server cannot be used now.</summary>
    Server,

    /// <summary>Nobody can send with this account or these settings now.</summary>
    Account,

    /// <summary>Retry this message later.</summary>
    MessageLater,

    /// <summary>Give up this message if a second connection refuses it too.</summary>
    MessageNever,

    /// <summary>Retry this recipient later.</summary>
    RecipientLater,

    /// <summary>Give up this recipient if a second connection refuses it too.</summary>
    RecipientNever,

    /// <summary>This message is too large for the server.</summary>
    TooLarge,

    /// <summary>This message cannot be read.</summary>
    Damaged,
}
