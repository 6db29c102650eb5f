namespace DeviceMailer.VirtualBoard.Session;

/// <summary>The kinds of what happens in a session.</summary>
public enum SessionEventKind
{
    /// <summary>Somebody gave a command.</summary>
    Command,

    /// <summary>The device wrote a line on its console.</summary>
    Log,

    /// <summary>A line of an SMTP conversation.</summary>
    Conversation,

    /// <summary>The light says something else, or nothing any more.</summary>
    Light,

    /// <summary>A pin has another level.</summary>
    Pin,

    /// <summary>A sensor or channel shows another value.</summary>
    Value,

    /// <summary>A mail has arrived.</summary>
    Mail,

    /// <summary>The board started, fell asleep, woke, lost its power.</summary>
    Power,

    /// <summary>A trouble of the world began or ended.</summary>
    World,

    /// <summary>Time has another pace.</summary>
    Pace,

    /// <summary>The tool itself has something to say.</summary>
    Tool,
}
