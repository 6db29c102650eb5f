namespace DeviceMailer.VirtualBoard.Parts;

/// <summary>What the firmware does to the flash. Reading is none of it: it cannot be torn.</summary>
public enum FlashOperationKind
{
    /// <summary>A new file, still empty.</summary>
    Create,

    /// <summary>A file that is there, for writing.</summary>
    Open,

    /// <summary>Bytes.</summary>
    Write,

    /// <summary>A new length; emptying a file that is rewritten is one.</summary>
    SetLength,

    /// <summary>Flush.</summary>
    Flush,

    /// <summary>The end of a file that was open for writing.</summary>
    Close,

    /// <summary>A file or folder gets another name.</summary>
    Move,

    /// <summary>A file or an empty folder goes.</summary>
    Delete,

    /// <summary>A new folder.</summary>
    CreateDirectory,
}
