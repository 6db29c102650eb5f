namespace DeviceMailer.Http;

/// <summary>What a read of a message came to.</summary>
public enum HttpResult
{
    /// <summary>There is something: read it before the next call.</summary>
    Ok,

    /// <summary>There is no more of this part: the head, or the body, is over.</summary>
    End,

    /// <summary>It is no HTTP, or more of it than is allowed: close the connection.</summary>
    Malformed,

    /// <summary>The connection was lost before the end, or time is over: <see cref="HttpReader.Failure"/> says which.</summary>
    Lost,
}
