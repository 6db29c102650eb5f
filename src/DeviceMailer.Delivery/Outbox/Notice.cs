namespace DeviceMailer.Outbox;

/// <summary>What the owner must hear of, though it is in no mail of its own.</summary>
public enum Notice
{
    /// <summary>Alerts that were not taken, since the outbox was full.</summary>
    DroppedFull,

    /// <summary>Alerts that were sent from RAM, since flash could not be written.</summary>
    Unkept,

    /// <summary>Recipients that a server refused for good.</summary>
    Refused,

    /// <summary>Mails that were too old before a server took them.</summary>
    Expired,

    /// <summary>Mails that were found damaged on flash.</summary>
    Damaged,

    /// <summary>Events that came too fast to be noted.</summary>
    EventsLost,

    /// <summary>Starts at which mails on flash could not be looked for.</summary>
    Unlisted,

    /// <summary>Access tokens that can be renewed no more: somebody must log in again.</summary>
    LoginNeeded,

    /// <summary>Attachments that were left out, since the server takes no mail that large.</summary>
    LeftOut,
}
