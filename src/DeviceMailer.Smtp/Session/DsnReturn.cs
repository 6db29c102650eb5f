namespace DeviceMailer.Smtp.Session;

/// <summary>What a report of failure gives back (RFC 3461 4.3).</summary>
public enum DsnReturn
{
    /// <summary>Not said: the server's habit.</summary>
    NotSaid,

    /// <summary>The whole message.</summary>
    Full,

    /// <summary>Its headers.</summary>
    Headers,
}
