using DeviceMailer.Smtp.Transport;

namespace DeviceMailer.Tests.Session;

/// <summary>A server that says yes to everything, and keeps what stood between DATA and the end of that write.</summary>
internal sealed class WireTap : ISmtpTransport
{
    private static readonly byte[] Yes = Bytes.Of("250 Ok\r\n");
    private static readonly byte[] GoOn = Bytes.Of("354 Go\r\n");
    private static readonly byte[] Greeting = Bytes.Of("220 Hi\r\n");

    private byte[] next = Greeting;
    private bool inContent;

    /// <summary>The message as it was on the wire, the dot included.</summary>
    internal string Content { get; private set; } = "";

    public void SetDeadline(int timeoutMs)
    {
        // There is no waiting here.
    }

    public TransportResult Connect(string host, int port) => TransportResult.Ok;

    public TransportResult StartTls(string host) => TransportResult.Ok;

    public TransportResult Read(byte[] buffer, int offset, int count, out int read)
    {
        read = next.Length;
        System.Array.Copy(next, 0, buffer, offset, read);
        return TransportResult.Ok;
    }

    public TransportResult Write(byte[] buffer, int offset, int count)
    {
        string text = Bytes.Text(buffer, offset, count);
        if (inContent) Content += text;
        next = Yes;
        if (text != "DATA\r\n") return TransportResult.Ok;
        inContent = true;
        next = GoOn;
        return TransportResult.Ok;
    }

    public void Close() => inContent = false;
}
