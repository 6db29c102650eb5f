namespace DeviceMailer.Dns;

/// <summary>What is asked for (RFC 1035 3.2.2).</summary>
public enum DnsType
{
    /// <summary>IPv4 addresses of a host.</summary>
    A = 1,

    /// <summary>Another name of the same. Never asked for: answers contain it.</summary>
    Cname = 5,

    /// <summary>Hosts that take mail for a domain.</summary>
    Mx = 15,
}
