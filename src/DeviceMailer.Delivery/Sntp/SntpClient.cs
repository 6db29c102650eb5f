// Asks the time servers of the settings for the time (RFC 4330). We have our own client because the platform's is told of servers by a pointer into
// the managed heap, where the collector moves what it points to; and because it does not say whether anybody has answered.

using System;
using DeviceMailer.Delivery;
using DeviceMailer.Dns;
using DeviceMailer.Log;
using DeviceMailer.Smtp.Wire;
using DeviceMailer.Zones;

namespace DeviceMailer.Sntp;

/// <summary>A client of time servers. For the thread of its resolver.</summary>
public sealed class SntpClient
{
    /// <summary>The port of time servers (RFC 4330 4).</summary>
    public const int Port = 123;

    // The message (RFC 4330 4): leap indicator, version and mode in one byte, the stratum, and four times of 8 bytes.
    private const int MessageBytes = 48;
    private const int StratumPlace = 1;
    private const int OriginatePlace = 24;
    private const int TransmitPlace = 40;
    private const int TimeBytes = 8;
    private const int FractionPlace = 4;
    private const byte ClientOfVersion4 = 4 << 3 | 3;
    private const int ModeMask = 7;
    private const int ServerMode = 4;
    private const int LeapShift = 6;
    private const int UnsynchronizedLeap = 3;
    private const int MaxStratum = 15;

    // Seconds since 1900; from 2036 on the count starts over (RFC 4330 3).
    private const long TicksAt1900 = 599266080000000000;
    private const long SecondsPerEra = 0x100000000;
    private const int FractionBits = 8; // of a fraction's first byte; the rest of it is less than 4 ms

    private readonly string[] servers;
    private readonly DnsResolver resolver;
    private readonly IDnsLink link;
    private readonly IClock clock;
    private readonly Random random;
    private readonly EventLog log;
    private readonly byte[] sent = new byte[TimeBytes];
    private long dueMs;

    /// <summary>Makes a client.</summary>
    /// <param name="servers">Host names or IPv4 addresses, the first of them first; at most <see cref="SntpLimits.MaxServers"/>.</param>
    /// <param name="resolver">Finds them; its buffer is used.</param>
    /// <param name="link">Datagrams.</param>
    /// <param name="clock">Uptime.</param>
    /// <param name="random">For what an answer must repeat.</param>
    /// <param name="log">Who answered.</param>
    public SntpClient(string[] servers, DnsResolver resolver, IDnsLink link, IClock clock, Random random, EventLog log)
    {
        this.servers = servers;
        this.resolver = resolver;
        this.link = link;
        this.clock = clock;
        this.random = random;
        this.log = log;
    }

    /// <summary>True when it is time to ask: never asked, or long ago.</summary>
    public bool IsDue => clock.UptimeMs >= dueMs;

    /// <summary>Asks one server after the other. Returns UTC in ticks of 100 ns, right to some hundredths of a second; 0: none answered.</summary>
    public long Ask()
    {
        long ticks = 0;
        int server = 0;
        for (; server < servers.Length; server++)
        {
            ticks = AskServer(servers[server]);
            if (ticks != 0) break;
        }

        dueMs = clock.UptimeMs + (ticks == 0 ? SntpLimits.RetryMs : SntpLimits.ValidMs);
        if (ticks == 0)
        {
            log.Write(Text.TimeServersSilent);
            return 0;
        }

        OutputBuffer line = log.Begin(Text.TimeFrom);
        line.WriteWord(servers[server]);
        log.End();
        return ticks;
    }

    private long AskServer(string server)
    {
        if (Ipv4.IsAddress(server)) return AskAddress(server);
        if (resolver.Find(server, DnsType.A) != DnsResult.Found) return 0;
        DnsEntry found = resolver.Answer;
        long ticks = 0;
        for (int i = 0; i < found.Count && i < SntpLimits.MaxAddresses && ticks == 0; i++) ticks = AskAddress(found.ValueAt(i));
        return ticks;
    }

    private long AskAddress(string address)
    {
        byte[] buffer = resolver.Buffer;
        WriteQuestion(buffer);
        long askedMs = clock.UptimeMs;
        long until = askedMs + SntpLimits.WaitMs;
        long ticks = 0;
        bool isOpen = link.Send(address, Port, buffer, 0, MessageBytes);
        for (int strangers = 0; isOpen && ticks == 0 && strangers < SntpLimits.MaxStrangers; strangers++)
        {
            int leftMs = (int)(until - clock.UptimeMs);
            if (leftMs <= 0 || link.Receive(buffer, 0, buffer.Length, leftMs) < MessageBytes) break;
            if (IsAnswer(buffer)) ticks = TimeOf(buffer, (int)(clock.UptimeMs - askedMs));
        }

        link.Close();
        return LocalTime.IsPlausible(ticks) ? ticks : 0;
    }

    // Where a client puts its own time we put chance: the server repeats it (RFC 4330 5), and nobody can guess it.
    private void WriteQuestion(byte[] buffer)
    {
        Array.Clear(buffer, 0, MessageBytes);
        buffer[0] = ClientOfVersion4;
        random.NextBytes(sent);
        Array.Copy(sent, 0, buffer, TransmitPlace, TimeBytes);
    }

    // The checks of RFC 4330 5. Stratum 0 is a server that wants to be left alone, leap 3 one that does not know the time itself.
    private bool IsAnswer(byte[] buffer)
    {
        for (int i = 0; i < TimeBytes; i++)
        {
            if (buffer[OriginatePlace + i] != sent[i]) return false;
        }

        int stratum = buffer[StratumPlace];
        return (buffer[0] & ModeMask) == ServerMode && buffer[0] >> LeapShift != UnsynchronizedLeap && stratum > 0 && stratum <= MaxStratum;
    }

    // When the answer left, and half the way there and back.
    private static long TimeOf(byte[] buffer, int roundTripMs)
    {
        uint seconds = 0;
        for (int i = 0; i < FractionPlace; i++) seconds = seconds << 8 | buffer[TransmitPlace + i];
        long since1900 = seconds;
        if (seconds >> 31 == 0) since1900 += SecondsPerEra;
        return TicksAt1900
            + since1900 * TimeSpan.TicksPerSecond
            + (buffer[TransmitPlace + FractionPlace] * TimeSpan.TicksPerSecond >> FractionBits)
            + roundTripMs * TimeSpan.TicksPerMillisecond / 2;
    }
}
