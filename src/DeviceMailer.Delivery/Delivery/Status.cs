namespace DeviceMailer.Delivery;

/// <summary>The device's state, as its light shows it. Ordered by what a light shows of it: flashes in each period.</summary>
public enum Status
{
    /// <summary>Idle: no mail waits.</summary>
    Good,

    /// <summary>A mail waits: the server did not take it yet.</summary>
    MailWaits,

    /// <summary>There is no network.</summary>
    NoNetwork,

    /// <summary>No server can be used: not reached, or it refuses the device.</summary>
    NoServer,

    /// <summary>Flash cannot be written, or not be looked through: alerts are sent from RAM.</summary>
    NoFlash,

    /// <summary>The access token can be renewed no more: somebody must log in again.</summary>
    LoginNeeded,

    /// <summary>An alarm lasts that nobody has acknowledged.</summary>
    Alarm,

    /// <summary>The settings have mistakes, and nothing works until they are fixed.</summary>
    BadSettings,

    /// <summary>Set-up mode: the device's own network is open.</summary>
    SetUp,

    /// <summary>The button is held for so long that everything is forgotten when it is let go.</summary>
    Forgetting,

    /// <summary>A mail is being sent.</summary>
    Sending,
}
