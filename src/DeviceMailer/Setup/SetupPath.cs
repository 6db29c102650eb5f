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

    /// <summary>New settings.</summary>
    PutSettings,

    /// <summary>New certificates of the mail server's authority.</summary>
    PutAuthority,

    /// <summary>The settings before these.</summary>
    GoBack,

    /// <summary>Which networks there are.</summary>
    Scan,

    /// <summary>A test mail.</summary>
    Test,

    /// <summary>The end of the mode.</summary>
    End,

    /// <summary>Nothing that is here.</summary>
    Other,
}
