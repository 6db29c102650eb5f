// Connects by name: looks up the host's addresses and tries them in turn. Everything else is left to the transport beneath.

using DeviceMailer.Dns;
using DeviceMailer.Smtp.Transport;

namespace DeviceMailer.Delivery;

/// <summary>A transport that finds its hosts with our own resolver.</summary>
public sealed class NamedTransport : ISmtpTransport
{
    private readonly ISmtpTransport transport;
    private readonly DnsResolver resolver;
    private int timeoutMs;

    /// <summary>Makes a transport.</summary>
    /// <param name="transport">Connects to IPv4 addresses.</param>
    /// <param name="resolver">Finds them.</param>
    public NamedTransport(ISmtpTransport transport, DnsResolver resolver)
    {
        this.transport = transport;
        this.resolver = resolver;
    }

    /// <inheritdoc/>
    public void SetDeadline(int timeoutMs)
    {
        this.timeoutMs = timeoutMs;
        transport.SetDeadline(timeoutMs);
    }

    /// <summary>
    /// Opens the connection to the first address that accepts it. The time-out starts once the addresses are known, and they share it, so that a
    /// silent one leaves time for the next.
    /// </summary>
    public TransportResult Connect(string host, int port)
    {
        if (Ipv4.IsAddress(host)) return transport.Connect(host, port);
        if (resolver.Find(host, DnsType.A) != DnsResult.Found) return TransportResult.HostNotFound;
        DnsEntry found = resolver.Answer;
        TransportResult result = TransportResult.HostNotFound;
        for (int i = 0; i < found.Count && result != TransportResult.Ok; i++)
        {
            transport.SetDeadline(timeoutMs / found.Count);
            result = transport.Connect(found.ValueAt(i), port);
        }

        return result;
    }

    /// <inheritdoc/>
    public TransportResult StartTls(string host) => transport.StartTls(host);

    /// <inheritdoc/>
    public TransportResult Read(byte[] buffer, int offset, int count, out int read) => transport.Read(buffer, offset, count, out read);

    /// <inheritdoc/>
    public TransportResult Write(byte[] buffer, int offset, int count) => transport.Write(buffer, offset, count);

    /// <inheritdoc/>
    public void Close() => transport.Close();
}
