namespace DeviceMailer.Dns;

/// <summary>The outcome of a question, and so what the caller does next.</summary>
public enum DnsResult
{
    /// <summary>There are records: use them.</summary>
    Found,

    /// <summary>The name exists and has none of these records.</summary>
    NoData,

    /// <summary>The name does not exist, says a name server; or it is none that DNS can have. It may be mistaken: try later.</summary>
    NoName,

    /// <summary>The domain takes no mail, ever (RFC 7505).</summary>
    NoMail,

    /// <summary>No name server has answered, or none sensibly: try later.</summary>
    Failed,

    /// <summary>The answer names another name, about which it says nothing: ask for that.</summary>
    Alias,

    /// <summary>The answer did not fit a datagram: ask over TCP.</summary>
    Truncated,

    /// <summary>It is no answer to the question that was asked: wait on.</summary>
    NotOurs,
}
