// No client: bytes that were ready before, in as few writes and waits as SMTP allows (RFC 2920 3.1). What it reaches is what sink, sockets and TLS leave
// to a client, so that no client can be faster on the same machine.

using System.Diagnostics;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using DeviceMailer.Benchmarks.Sink;

namespace DeviceMailer.Benchmarks.Rates;

/// <summary>The ceiling of the table.</summary>
internal sealed class BareClient : IMailer
{
    private static readonly byte[] hello = "EHLO bench.localhost\r\n"u8.ToArray();
    private static readonly byte[] startTls = "STARTTLS\r\n"u8.ToArray();
    private static readonly byte[] envelope = "MAIL FROM:<freezer@example.com>\r\nRCPT TO:<cook@example.com>\r\nDATA\r\n"u8.ToArray();

    private readonly byte[] input = new byte[4096];
    private readonly Dictionary<Load, (byte[] AndNext, byte[] AndQuit)> contents = [];

    public string Name => "ceiling: bytes that were ready";

    public bool IsInProcess => true;

    public TimeSpan Send(int port, Load load)
    {
        if (!contents.TryGetValue(load, out (byte[] AndNext, byte[] AndQuit) content))
        {
            byte[] stuffed = Encoding.ASCII.GetBytes(load.Message.Replace("\r\n.", "\r\n..", StringComparison.Ordinal) + ".\r\n");
            contents.Add(load, content = ([.. stuffed, .. envelope], [.. stuffed, .. "QUIT\r\n"u8]));
        }

        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < (load.OneConnection ? 1 : load.Count); i++) SendOn(port, load.IsTls, content.AndNext, content.AndQuit, load.OneConnection ? load.Count : 1);
        return Stopwatch.GetElapsedTime(start);
    }

    public void Dispose()
    {
        // A connection lives as long as its messages.
    }

    private void SendOn(int port, bool isTls, byte[] andNext, byte[] andQuit, int count)
    {
        using var client = new TcpClient("127.0.0.1", port) { NoDelay = true };
        Stream stream = client.GetStream();
        Hear(stream, 1);
        stream.Write(hello);
        Hear(stream, 1);
        if (isTls)
        {
            stream.Write(startTls);
            Hear(stream, 1);
            var tls = new SslStream(stream, leaveInnerStreamOpen: false, (_, shown, _, _) => SinkCertificate.IsOurs(shown));
            tls.AuthenticateAsClient("localhost");
            stream = tls;
            stream.Write(hello);
            Hear(stream, 1);
        }

        stream.Write(envelope);
        Hear(stream, 3);
        for (int i = 1; i < count; i++)
        {
            stream.Write(andNext);
            Hear(stream, 4);
        }

        stream.Write(andQuit);
        Hear(stream, 2);
        stream.Dispose();
    }

    // Reads so many replies: a line whose fourth character is a space ends one (RFC 5321 4.2.1).
    private void Hear(Stream stream, int replies)
    {
        int place = 0; // in the line
        bool isLast = false;
        while (replies > 0)
        {
            int count = stream.Read(input);
            if (count == 0) throw new EndOfStreamException("the sink closed the connection");
            for (int i = 0; i < count; i++)
            {
                if (place == 3) isLast = input[i] == ' ';
                if (place == 0 && input[i] is not ((byte)'2' or (byte)'3')) throw new InvalidDataException("the sink refused");
                place++;
                if (input[i] != '\n') continue;
                place = 0;
                if (isLast) replies--;
            }
        }
    }
}
