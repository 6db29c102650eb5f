namespace DeviceMailer.VirtualBoard.Commands;

/// <summary>What the tool's exit code says.</summary>
internal enum ExitCode
{
    /// <summary>All went as asked: mail delivered where something was pressed, tests passed, settings good.</summary>
    Ok = 0,

    /// <summary>A test failed, or the command line is wrong.</summary>
    Failed = 1,

    /// <summary>The settings, the board or a file named on the command line are wrong; nothing was started.</summary>
    BadInput = 2,

    /// <summary>The firmware exited, or one of its threads crashed.</summary>
    FirmwareEnded = 3,

    /// <summary>Something was pressed, and no mail was delivered in time.</summary>
    NotDelivered = 4,
}
