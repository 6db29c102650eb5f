// A server that takes everything, command by command, whatever comes in one write: for counting, where a transcript would be long.

using DeviceMailer.Smtp.Transport;

namespace DeviceMailer.Tests.Session;

/// <summary>SMTP or LMTP, with or without groups.</summary>
internal sealed class ObligingServer : ISmtpTransport
{
    private static readonly byte[] Yes = Bytes.Of("250 Ok\r\n");
    private static readonly byte[] GoOn = Bytes.Of("354 Go\r\n");
    private static readonly byte[] Welcome = Bytes.Of("220 Hi\r\n");
    private static readonly byte[] Groups = Bytes.Of("250-PIPELINING\r\n");

    private readonly bool isLmtp;
    private readonly bool hasGroups;
    private readonly byte[] replies = new byte[2048];
    private int from;
    private int until;
    private int lineLength; // of the command or line of content under way
    private byte first;
    private bool inContent;
    private int asked;      // recipients of the transaction under way

    internal ObligingServer(bool isLmtp, bool hasGroups)
    {
        this.isLmtp = isLmtp;
        this.hasGroups = hasGroups;
    }

    /// <summary>How many messages were taken, for how many recipients in all.</summary>
    internal int Messages { get; private set; }

    internal int Recipients { get; private set; }

    public void SetDeadline(int timeoutMs)
    {
        // There is no waiting here.
    }

    public TransportResult Connect(string host, int port)
    {
        Say(Welcome);
        return TransportResult.Ok;
    }

    public TransportResult StartTls(string host) => TransportResult.TlsFailed;

    public TransportResult Read(byte[] buffer, int offset, int count, out int read)
    {
        read = until - from < count ? until - from : count;
        if (read == 0) return TransportResult.TimedOut; // the client waits for what nobody will say
        System.Array.Copy(replies, from, buffer, offset, read);
        from += read;
        if (from == until) from = until = 0;
        return TransportResult.Ok;
    }

    public TransportResult Write(byte[] buffer, int offset, int count)
    {
        for (int i = offset; i < offset + count; i++)
        {
            if (lineLength == 0) first = buffer[i];
            lineLength++;
            if (buffer[i] != '\n') continue;
            Hear(first, lineLength);
            lineLength = 0;
        }

        return TransportResult.Ok;
    }

    public void Close() => inContent = false;

    private void Hear(byte letter, int length)
    {
        if (inContent)
        {
            if (letter != '.' || length != 3) return;
            inContent = false;
            Messages++;
            Recipients += asked;
            for (int i = 0; i < (isLmtp ? asked : 1); i++) Say(Yes);
            return;
        }

        if (hasGroups && (letter == 'E' || letter == 'L')) Say(Groups);
        if (letter == 'M') asked = 0;
        if (letter == 'R' && length > 6) asked++; // and not RSET
        inContent = letter == 'D';
        Say(inContent ? GoOn : Yes);
    }

    private void Say(byte[] reply)
    {
        System.Array.Copy(reply, 0, replies, until, reply.Length);
        until += reply.Length;
    }
}
