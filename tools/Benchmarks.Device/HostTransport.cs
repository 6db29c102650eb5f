// The client's transport when the connection is held by the program that measures: .NET's sockets and TLS, which count there.

using DeviceMailer.Smtp.Transport;

namespace DeviceMailer.Benchmarks.Device;

/// <summary>Hands every verb on.</summary>
internal sealed class HostTransport : ISmtpTransport
{
    /// <summary>Connect to a port of loopback.</summary>
    public const int ConnectVerb = 0;

    /// <summary>Shake hands.</summary>
    public const int StartTlsVerb = 1;

    /// <summary>Read at least one byte.</summary>
    public const int ReadVerb = 2;

    /// <summary>Write all bytes.</summary>
    public const int WriteVerb = 3;

    /// <summary>Close.</summary>
    public const int CloseVerb = 4;

    private readonly TransportCall call;

    internal HostTransport(TransportCall call) => this.call = call;

    public void SetDeadline(int timeoutMs)
    {
        // The host's sockets have a timeout of their own.
    }

    public TransportResult Connect(string host, int port) => ToResult(call(ConnectVerb, null, 0, port));

    public TransportResult StartTls(string host) => ToResult(call(StartTlsVerb, null, 0, 0));

    public TransportResult Read(byte[] buffer, int offset, int count, out int read)
    {
        read = call(ReadVerb, buffer, offset, count);
        return read == 0 ? TransportResult.Closed : ToResult(read);
    }

    public TransportResult Write(byte[] buffer, int offset, int count) => ToResult(call(WriteVerb, buffer, offset, count));

    public void Close() => call(CloseVerb, null, 0, 0);

    private static TransportResult ToResult(int answer) => answer < 0 ? TransportResult.Failed : TransportResult.Ok;
}
