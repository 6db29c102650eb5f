namespace DeviceMailer.VirtualBoard.Session;

/// <summary>The kinds of trouble that a mail server makes.</summary>
internal enum ServerTroubleKind
{
    /// <summary>None.</summary>
    None,

    /// <summary>It refuses connections.</summary>
    Down,

    /// <summary>Connections to it are never answered.</summary>
    Unreachable,

    /// <summary>Each reply comes late.</summary>
    Slow,

    /// <summary>It takes connections, and does not reply from some stage on.</summary>
    Silent,

    /// <summary>It refuses at a stage.</summary>
    Refuses,

    /// <summary>It puts each recipient off for a time when it sees it first.</summary>
    Greylists,
}
