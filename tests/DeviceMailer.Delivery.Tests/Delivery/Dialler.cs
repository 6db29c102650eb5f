using DeviceMailer.Smtp.Transport;

namespace DeviceMailer.Tests.Delivery;

/// <summary>Connects to one address, and tells what it was told.</summary>
internal sealed class Dialler : ISmtpTransport
{
    private readonly string address;

    internal Dialler(string address) => this.address = address;

    internal string Heard { get; private set; } = "";

    public void SetDeadline(int timeoutMs) => Heard += timeoutMs.ToString() + " ";

    public TransportResult Connect(string host, int port)
    {
        Heard += host + ":" + port.ToString() + " ";
        return host == address ? TransportResult.Ok : TransportResult.Failed;
    }

    public TransportResult StartTls(string host) => TransportResult.TlsFailed;

    public TransportResult Read(byte[] buffer, int offset, int count, out int read)
    {
        read = 0;
        return TransportResult.Failed;
    }

    public TransportResult Write(byte[] buffer, int offset, int count) => TransportResult.Failed;

    public void Close() => Heard += "closed ";
}
