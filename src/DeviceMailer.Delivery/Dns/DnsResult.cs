namespace DeviceMailer.Dns;

/// <summary>The outcome of a question, and so what the caller does next.</summary>
public enum DnsResult
{
    /// <summary>There are records.</summary>
    Found,

    /// <summary>The name exists and has none of these records.</summary>
    NoData,

    /// <summary>The name does not exist, says a name server; or it is none that DNS can have. It may be mistaken: retry later.</summary>
    NoName,

    /// <summary>The domain takes no mail, ever (RFC 7505).</summary>
    NoMail,

    /// <summary>No name server gave a usable answer: retry later.</summary>
    Failed,

    /// <summary>The answer is an alias without its records: ask for the other name.</summary>
    Alias,

    /// <summary>The answer did not fit a datagram: ask over TCP.</summary>
    Truncated,

    /// <summary>It does not answer the question: keep waiting.</summary>
    NotOurs,
}
