namespace DeviceMailer.Setup;

/// <summary>The files that set-up mode may touch; no path of a request leads to any other.</summary>
public enum SetupFile
{
    /// <summary>The page, compressed.</summary>
    Page,

    /// <summary>The settings that hold.</summary>
    Settings,

    /// <summary>What is being received.</summary>
    Part,

    /// <summary>Settings that have been received whole and checked: they hold from the next start on.</summary>
    Next,

    /// <summary>The settings before those.</summary>
    Previous,

    /// <summary>The certificates of the mail server's authority.</summary>
    Authority,
}
