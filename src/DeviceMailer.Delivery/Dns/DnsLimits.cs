// Every size, count and time of the name look-up, with its unit and reason. Those of the format itself: RFC 1035.

namespace DeviceMailer.Dns;

/// <summary>The sizes, counts and times of asking name servers.</summary>
public static class DnsLimits
{
    /// <summary>
    /// The largest answer that is read, in bytes: twice a datagram's 512 (RFC 1035 4.2.1), enough for what comes over TCP because it did not fit
    /// one: twenty mail servers with long names. Of a larger answer, the records that arrived whole are used.
    /// </summary>
    public const int MaxAnswerBytes = 512;

    /// <summary>Hosts of a domain, and addresses of a host, used at most, most preferred first: each may take a minute.</summary>
    public const int MaxRecords = 4;

    /// <summary>Other names (CNAME) followed at most: real chains have two or three, a loop has no end.</summary>
    public const int MaxAliases = 8;

    /// <summary>Name servers, at most: DHCP supplies two, and C libraries stop at three.</summary>
    public const int MaxServers = 3;

    /// <summary>How often each server is asked, at most. The wait doubles from round to round.</summary>
    public const int Rounds = 3;

    /// <summary>Time to wait for an answer in the first round, in milliseconds: a resolver that has to ask others takes a second.</summary>
    public const int FirstWaitMs = 2000;

    /// <summary>The longest time for a whole look-up, aliases included, in milliseconds.</summary>
    public const int MaxLookupMs = 20000;

    /// <summary>
    /// Answers to other questions that a query tolerates before it is sent again with another id from another port:
    /// somebody is guessing (RFC 5452 9.2).
    /// </summary>
    public const int MaxStrangers = 16;

    /// <summary>Answers cached at most: a domain with four servers, or several with one each.</summary>
    public const int MaxCached = 8;

    /// <summary>The longest time an answer is cached, whatever its TTL, in seconds: a server that has moved is found within the hour.</summary>
    public const int MaxTtlSeconds = 3600;

    /// <summary>How long a negative answer is cached, in seconds: less than the first retry, which must ask again.</summary>
    public const int NegativeTtlSeconds = 30;
}
