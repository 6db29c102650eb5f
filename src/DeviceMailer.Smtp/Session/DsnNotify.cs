using System;

namespace DeviceMailer.Smtp.Session;

/// <summary>When the sender wants to hear of a recipient (RFC 3461 4.1).</summary>
[Flags]
public enum DsnNotify
{
    /// <summary>Not said: the server's habit.</summary>
    NotSaid = 0,

    /// <summary>Never; alone.</summary>
    Never = 1,

    /// <summary>When delivered.</summary>
    Success = 2,

    /// <summary>When it failed.</summary>
    Failure = 4,

    /// <summary>When it is late.</summary>
    Delay = 8,
}
