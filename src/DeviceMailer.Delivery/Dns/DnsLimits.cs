// Every size, count and time of the name look-up, with its unit and reason. Those of the format itself: RFC 1035.

namespace DeviceMailer.Dns;

/// <summary>The sizes, counts and times of asking name servers.</summary>
public static class DnsLimits
{
    /// <summary>
    /// The largest answer that is read, in bytes: twice a datagram's 512 (RFC 1035 4.2.1), for what comes over TCP because it did not fit
    /// one; twenty mail servers with long names. Of a larger one the records are used that are whole in its beginning.
    /// </summary>
    public const int MaxAnswerBytes = 512;

    /// <summary>Hosts of a domain, and addresses of a host, that are used at most, the preferred ones: each may take a minute of waiting.</summary>
    public const int MaxRecords = 4;

    /// <summary>Other names (CNAME) that are followed, at most: real chains have two or three, a circle has no end.</summary>
    public const int MaxAliases = 8;

    /// <summary>Name servers, at most: DHCP gives the device two, and a third is as many as a C library takes.</summary>
    public const int MaxServers = 3;

    /// <summary>How often each server is asked, at most. The wait doubles from round to round.</summary>
    public const int Rounds = 3;

    /// <summary>How long an answer is waited for in the first round, in milliseconds: a resolver that has to ask around takes a second.</summary>
    public const int FirstWaitMs = 2000;

    /// <summary>How long all of one look-up may take, other names included, in milliseconds.</summary>
    public const int MaxLookupMs = 20000;

    /// <summary>
    /// Answers to other questions that one query hears before it is abandoned and asked again with another number from another port:
    /// somebody is guessing (RFC 5452 9.2).
    /// </summary>
    public const int MaxStrangers = 16;

    /// <summary>Answers that are remembered, at most: a domain with four servers, or several with one.</summary>
    public const int MaxCached = 8;

    /// <summary>The longest that an answer is remembered, whatever it says, in seconds: a server that has moved is found within the hour.</summary>
    public const int MaxTtlSeconds = 3600;

    /// <summary>How long it is remembered that there is nothing, in seconds: less than the first retry, which must ask again.</summary>
    public const int NegativeTtlSeconds = 30;
}
