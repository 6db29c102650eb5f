namespace DeviceMailer.Setup;

/// <summary>What a request is about, in the order of <see cref="SetupRequest"/>'s words.</summary>
public enum SetupPath
{
    /// <summary>The page.</summary>
    Page,

    /// <summary>How the device is.</summary>
    State,

    /// <summary>The settings, without secrets.</summary>
    Settings,

    /// <summary>Whether there is a file.</summary>
    File,

    /// <summary>New settings.</summary>
    PutSettings,

    /// <summary>A file of an authority's certificates.</summary>
    PutCertificate,

    /// <summary>A file of a refresh token.</summary>
    PutToken,

    /// <summary>Any other file that settings may name.</summary>
    PutFile,

    /// <summary>The settings before these.</summary>
    GoBack,

    /// <summary>Which networks there are.</summary>
    Scan,

    /// <summary>A test mail.</summary>
    Test,

    /// <summary>The end of the mode.</summary>
    End,

    /// <summary>The acknowledging of alarms.</summary>
    Acknowledge,

    /// <summary>Nothing that is here.</summary>
    Other,
}
