namespace DeviceMailer.RealBoard;

/// <summary>What the tool's exit code says.</summary>
internal enum ExitCode
{
    /// <summary>All went as asked.</summary>
    Ok = 0,

    /// <summary>A test failed, a drawing is out of date, a step of flashing failed, or the command line is wrong.</summary>
    Failed = 1,

    /// <summary>Something that is needed is wrong or missing; nothing was started.</summary>
    BadInput = 2,

    /// <summary>What the command is for is not on this machine.</summary>
    NotHere = 3,
}
