namespace DeviceMailer.Dns;

/// <summary>
/// Datagrams to servers and back, and which of them are the network's name servers. Implementations throw nothing, and hear only the server that was
/// asked: what comes from another address or port is not seen (RFC 5452 9.1).
/// </summary>
public interface IDnsLink
{
    /// <summary>Finds out which name servers there are now: how many, at most <see cref="DnsLimits.MaxServers"/>.</summary>
    int FindServers();

    /// <summary>The IPv4 address of a name server that was found.</summary>
    string ServerAt(int index);

    /// <summary>Sends a datagram to an IPv4 address, from a port of its own, taken at random each time. False: it could not be sent.</summary>
    bool Send(string address, int port, byte[] buffer, int offset, int count);

    /// <summary>Waits for a datagram to that port: its length, cut to <paramref name="count"/>; 0: the time is over, or the network is gone.</summary>
    int Receive(byte[] buffer, int offset, int count, int timeoutMs);

    /// <summary>Gives the port back; does nothing when there is none.</summary>
    void Close();
}
