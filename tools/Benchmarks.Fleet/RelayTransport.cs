// The way to the relay: whether a connection is taken is decided elsewhere; the conversation on it is had with a server in memory.

using DeviceMailer.Benchmarks.Device;
using DeviceMailer.Delivery;
using DeviceMailer.Smtp.Transport;

namespace DeviceMailer.Benchmarks.Fleet;

/// <summary>A device's connections to the relay.</summary>
internal sealed class RelayTransport : ISmtpTransport
{
    private readonly RelayCall relay;
    private readonly IClock clock;
    private readonly MemoryTransport server = new MemoryTransport();

    internal RelayTransport(RelayCall relay, IClock clock)
    {
        this.relay = relay;
        this.clock = clock;
    }

    public void SetDeadline(int timeoutMs) => server.SetDeadline(timeoutMs);

    public TransportResult Connect(string host, int port) => relay(clock.UptimeMs) < 0 ? TransportResult.Failed : server.Connect(host, port);

    public TransportResult StartTls(string host) => server.StartTls(host);

    public TransportResult Read(byte[] buffer, int offset, int count, out int read) => server.Read(buffer, offset, count, out read);

    public TransportResult Write(byte[] buffer, int offset, int count) => server.Write(buffer, offset, count);

    public void Close() => server.Close();
}
