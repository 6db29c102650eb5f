// Finds addresses of hosts and mail servers of domains: asks the network's name servers in turn, and caches the answers.
// Guarantees to end within DnsLimits.MaxLookupMs, and to accept only answers to its own question from the server it asked (RFC 5452).
// We have our own because the platform's Dns blocks the whole CLR while it waits, and has no MX queries.

using System;
using DeviceMailer.Delivery;
using DeviceMailer.Log;
using DeviceMailer.Smtp.Transport;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Dns;

/// <summary>A stub resolver (RFC 1034 5.3.1). For one thread.</summary>
public sealed class DnsResolver
{
    /// <summary>The port of name servers, over UDP and TCP.</summary>
    public const int Port = 53;

    private const int LengthBytes = 2;
    private const int MillisecondsPerSecond = 1000;

    private readonly IDnsLink link;
    private readonly ISmtpTransport stream;
    private readonly IClock clock;
    private readonly EventLog log;
    private readonly DnsMessage message;
    private readonly DnsEntry[] cache = new DnsEntry[DnsLimits.MaxCached];
    private int preferred; // the server that answered last

    /// <summary>Makes a resolver.</summary>
    /// <param name="link">Datagrams.</param>
    /// <param name="stream">TCP, for answers that fit no datagram.</param>
    /// <param name="clock">Uptime.</param>
    /// <param name="random">For ids and the order of equals.</param>
    /// <param name="log">Why something was not found.</param>
    /// <param name="bufferBytes">The size of its buffer, where others want a larger one.</param>
    public DnsResolver(IDnsLink link, ISmtpTransport stream, IClock clock, Random random, EventLog log, int bufferBytes = 0)
    {
        this.link = link;
        this.stream = stream;
        this.clock = clock;
        this.log = log;
        message = new DnsMessage(random, bufferBytes);
    }

    /// <summary>Its buffer: free for other use between look-ups, since nothing is kept in it.</summary>
    public byte[] Buffer => message.Buffer;

    /// <summary>The answer to the last question for which <see cref="Find"/> found one; the next question may change it.</summary>
    public DnsEntry Answer { get; private set; }

    /// <summary>
    /// Finds records: <see cref="DnsResult.Found"/>, <see cref="DnsResult.NoData"/>, <see cref="DnsResult.NoName"/>, <see cref="DnsResult.NoMail"/> or
    /// <see cref="DnsResult.Failed"/>.
    /// </summary>
    public DnsResult Find(string name, DnsType type)
    {
        Answer = Remembered(name, type);
        if (Answer != null && Answer.UntilMs > clock.UptimeMs) return Answer.Result;

        DnsResult result = message.SetQuestion(name, type) ? Ask() : DnsResult.NoName;
        link.Close();
        if (result != DnsResult.Found) Report(result);
        if (result == DnsResult.Failed) return result;
        int seconds = result == DnsResult.Found ? message.TtlSeconds : DnsLimits.NegativeTtlSeconds;
        if (Answer == null) Answer = Place();
        Answer.Name = name;
        Answer.Type = type;
        Answer.Result = result;
        Answer.UntilMs = clock.UptimeMs + seconds * MillisecondsPerSecond;
        Answer.Take(message);
        return result;
    }

    private DnsEntry Remembered(string name, DnsType type)
    {
        for (int i = 0; i < cache.Length && cache[i] != null; i++)
        {
            if (cache[i].Type == type && cache[i].Name == name) return cache[i];
        }

        return null;
    }

    // A free entry, or the one that expires first.
    private DnsEntry Place()
    {
        int first = 0;
        for (int i = 0; i < cache.Length; i++)
        {
            if (cache[i] == null) return cache[i] = new DnsEntry();
            if (cache[i].UntilMs < cache[first].UntilMs) first = i;
        }

        return cache[first];
    }

    // Follows aliases that the answer did not follow itself.
    private DnsResult Ask()
    {
        long deadline = clock.UptimeMs + DnsLimits.MaxLookupMs;
        for (int aliases = 0; aliases <= DnsLimits.MaxAliases; aliases++)
        {
            DnsResult result = AskServers(deadline);
            if (result != DnsResult.Alias) return result;
        }

        return DnsResult.Failed;
    }

    // Tries the servers in turn, first the one that answered last; the wait grows from round to round.
    private DnsResult AskServers(long deadline)
    {
        int servers = link.FindServers();
        int waitMs = DnsLimits.FirstWaitMs;
        for (int round = 0; round < DnsLimits.Rounds; round++)
        {
            for (int i = 0; i < servers; i++)
            {
                int server = (preferred + i) % servers;
                DnsResult result = AskServer(server, waitMs, deadline);
                if (result == DnsResult.Truncated) result = AskOverTcp(server, waitMs, deadline);
                if (result == DnsResult.Failed) continue;
                preferred = server;
                return result;
            }

            waitMs *= 2;
        }

        return DnsResult.Failed;
    }

    private DnsResult AskServer(int server, int waitMs, long deadline)
    {
        long until = Until(waitMs, deadline);
        message.Renew();
        if (until <= clock.UptimeMs || !link.Send(link.ServerAt(server), Port, message.Buffer, DnsMessage.QueryOffset, message.QueryLength)) return DnsResult.Failed;
        for (int strangers = 0; strangers < DnsLimits.MaxStrangers; strangers++)
        {
            int leftMs = (int)(until - clock.UptimeMs);
            int count = leftMs > 0 ? link.Receive(message.Buffer, DnsMessage.AnswerOffset, DnsLimits.MaxAnswerBytes, leftMs) : 0;
            if (count <= 0) break;
            DnsResult result = message.Read(count, false);
            if (result != DnsResult.NotOurs) return result;
        }

        return DnsResult.Failed;
    }

    // The same, with its length in front (RFC 7766 8). Of an answer longer than the buffer its beginning is used.
    private DnsResult AskOverTcp(int server, int waitMs, long deadline)
    {
        int leftMs = (int)(Until(waitMs, deadline) - clock.UptimeMs);
        if (leftMs <= 0) return DnsResult.Failed;
        byte[] buffer = message.Buffer;
        message.Renew();
        stream.SetDeadline(leftMs);
        DnsResult result = DnsResult.Failed;
        if (stream.Connect(link.ServerAt(server), Port) == TransportResult.Ok
            && stream.Write(buffer, 0, LengthBytes + message.QueryLength) == TransportResult.Ok
            && TryRead(buffer, 0, LengthBytes))
        {
            int count = buffer[0] << 8 | buffer[1];
            if (count > DnsLimits.MaxAnswerBytes) count = DnsLimits.MaxAnswerBytes;
            if (TryRead(buffer, DnsMessage.AnswerOffset, count)) result = message.Read(count, true);
        }

        stream.Close();
        return result == DnsResult.NotOurs ? DnsResult.Failed : result;
    }

    private bool TryRead(byte[] buffer, int offset, int count)
    {
        for (int have = 0; have < count;)
        {
            if (stream.Read(buffer, offset + have, count - have, out int read) != TransportResult.Ok) return false;
            have += read;
        }

        return true;
    }

    private long Until(int waitMs, long deadline)
    {
        long until = clock.UptimeMs + waitMs;
        return until < deadline ? until : deadline;
    }

    private void Report(DnsResult result)
    {
        OutputBuffer line = log.Begin(Text.Dns);
        message.WriteName(line);
        EventLog.WriteSeparator(line);
        line.Write(Text.DnsResults, (int)result);
        log.End();
    }
}
