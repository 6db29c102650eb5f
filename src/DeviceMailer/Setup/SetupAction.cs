namespace DeviceMailer.Setup;

/// <summary>What the page can have the device do.</summary>
public enum SetupAction
{
    /// <summary>Look which Wi-Fi networks there are.</summary>
    Scan,

    /// <summary>Send a test mail.</summary>
    TestMail,

    /// <summary>Start again with what was saved, in set-up mode.</summary>
    Reload,

    /// <summary>End set-up mode.</summary>
    End,

    /// <summary>Acknowledge all alarms.</summary>
    Acknowledge,
}
