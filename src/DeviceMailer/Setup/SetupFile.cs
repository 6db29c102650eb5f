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

    /// <summary>A file that has been received whole and checked, and is not in its place yet.</summary>
    Whole,

    /// <summary>What its place is called.</summary>
    PlaceName,

    /// <summary>That place: a file that settings name.</summary>
    Place,
}
