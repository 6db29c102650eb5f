namespace DeviceMailer.Delivery;

/// <summary>What a result of sending means.</summary>
public enum Verdict
{
    /// <summary>The server took the message for some or all; each recipient has its own result.</summary>
    LookAtRecipients,

    /// <summary>This message later, others now.</summary>
    MessageLater,

    /// <summary>This message never.</summary>
    MessageNever,

    /// <summary>This message cannot be read.</summary>
    MessageDamaged,

    /// <summary>Nothing can be sent to this server now.</summary>
    HostLater,
}
