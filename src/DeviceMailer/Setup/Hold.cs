namespace DeviceMailer.Setup;

/// <summary>What letting go of the board's button means, by how long it has been held.</summary>
public enum Hold
{
    /// <summary>Nothing: it is up, was held for a moment only, or is stuck.</summary>
    Nothing,

    /// <summary>Set-up mode opens.</summary>
    SetUp,

    /// <summary>Settings, secrets and mails are forgotten.</summary>
    Forget,
}
