// A server of a few lines behind a transport without a network: for what the client itself allocates. Allocates nothing after its constructor.

using System;
using DeviceMailer.Smtp.Transport;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Benchmarks.Device;

/// <summary>Answers every command as soon as it is written: 250 to all but DATA, and 250 to the final dot.</summary>
internal sealed class MemoryTransport : ISmtpTransport
{
    private const byte LineFeed = 10;

    private static readonly byte[] Greeting = Ascii.Bytes("220 memory ESMTP\r\n");
    private static readonly byte[] Offer = Ascii.Bytes("250-memory\r\n250-PIPELINING\r\n250 8BITMIME\r\n");
    private static readonly byte[] Done = Ascii.Bytes("250 2.0.0 Ok\r\n");
    private static readonly byte[] GoAhead = Ascii.Bytes("354 Go ahead\r\n");

    private readonly OutputBuffer replies = new OutputBuffer(1024);
    private int at;
    private bool inContent;
    private int lineBytes;
    private byte firstOfLine;

    public void SetDeadline(int timeoutMs)
    {
        // Nothing here takes time.
    }

    public TransportResult Connect(string host, int port)
    {
        replies.Clear();
        replies.Write(Greeting);
        at = 0;
        lineBytes = 0;
        inContent = false;
        return TransportResult.Ok;
    }

    public TransportResult StartTls(string host) => TransportResult.TlsFailed;

    public TransportResult Read(byte[] buffer, int offset, int count, out int read)
    {
        read = replies.Count - at < count ? replies.Count - at : count;
        Array.Copy(replies.Bytes, at, buffer, offset, read);
        at += read;
        if (at == replies.Count)
        {
            replies.Clear();
            at = 0;
        }

        return read > 0 ? TransportResult.Ok : TransportResult.Closed;
    }

    public TransportResult Write(byte[] buffer, int offset, int count)
    {
        for (int i = offset; i < offset + count; i++) Take(buffer[i]);
        return TransportResult.Ok;
    }

    public void Close()
    {
        // Nothing to free.
    }

    private void Take(byte value)
    {
        if (lineBytes == 0) firstOfLine = value;
        lineBytes++;
        if (value != LineFeed) return;
        if (inContent) TakeContentLine();
        else TakeCommand();
        lineBytes = 0;
    }

    // The line of one dot.
    private void TakeContentLine()
    {
        if (firstOfLine != '.' || lineBytes != 3) return;
        inContent = false;
        replies.Write(Done);
    }

    private void TakeCommand()
    {
        inContent = firstOfLine == 'D';
        if (inContent) replies.Write(GoAhead);
        else replies.Write(firstOfLine == 'E' ? Offer : Done);
    }
}
