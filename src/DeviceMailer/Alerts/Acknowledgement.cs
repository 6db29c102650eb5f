namespace DeviceMailer.Alerts;

/// <summary>Whether somebody has said that an alarm is known.</summary>
public enum Acknowledgement
{
    /// <summary>There was no alarm yet.</summary>
    None,

    /// <summary>Nobody has.</summary>
    Missing,

    /// <summary>Somebody has, and those who were mailed do not know it yet.</summary>
    Untold,

    /// <summary>Somebody has, and they were told.</summary>
    Told,
}
