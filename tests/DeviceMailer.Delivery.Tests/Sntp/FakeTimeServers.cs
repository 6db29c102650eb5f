// Time servers that say what a test puts into a queue, and the clock that their silence moves.

using System;
using System.Collections;
using DeviceMailer.Delivery;
using DeviceMailer.Dns;
using DeviceMailer.Log;
using DeviceMailer.Sntp;
using DeviceMailer.Tests.Delivery;
using DeviceMailer.Tests.Dns;

namespace DeviceMailer.Tests.Sntp;

/// <summary>Plays time servers at addresses. Each answer takes 80 ms; who has nothing to say is silent.</summary>
internal sealed class FakeTimeServers : IDnsLink, IClock
{
    internal const int RoundTripMs = 80;
    private const int MessageBytes = 48;

    private readonly ArrayList replies = new ArrayList();
    private readonly FakeServers names = new FakeServers();
    private readonly LogLines lines = new LogLines();
    private readonly byte[] question = new byte[MessageBytes];

    internal FakeTimeServers(params string[] servers)
    {
        Client = new SntpClient(servers, names.Resolver, this, this, new Random(), new EventLog(lines));
    }

    public long UptimeMs { get; set; }

    public long UtcTicks => 0;

    public long StampTicks => 0;

    public int OffsetMinutes(long utcTicks) => 0;

    internal SntpClient Client { get; }

    /// <summary>The addresses that were asked, with a port that is not 123.</summary>
    internal string Asked { get; private set; } = "";

    internal string Log => lines.All;

    /// <summary>The last question.</summary>
    internal byte[] Question => question;

    /// <summary>The name server's next answer; the name has the addresses 192.0.2.N.</summary>
    internal FakeTimeServers Name(Wire answer)
    {
        names.Say(answer);
        return this;
    }

    /// <summary>The next datagram that comes; null: none does.</summary>
    internal FakeTimeServers Say(TimeAnswer answer)
    {
        replies.Add(answer);
        return this;
    }

    public int FindServers() => 0;

    public string ServerAt(int index) => null;

    public bool Send(string address, int port, byte[] buffer, int offset, int count)
    {
        Asked += port == SntpClient.Port ? address + " " : address + ":" + port.ToString() + " ";
        Array.Copy(buffer, offset, question, 0, count);
        return count == MessageBytes;
    }

    public int Receive(byte[] buffer, int offset, int count, int timeoutMs)
    {
        TimeAnswer answer = replies.Count > 0 ? (TimeAnswer)replies[0] : null;
        if (replies.Count > 0) replies.RemoveAt(0);
        UptimeMs += answer == null || timeoutMs < RoundTripMs ? timeoutMs : RoundTripMs;
        return answer == null || timeoutMs < RoundTripMs ? 0 : answer.Write(question, buffer, offset);
    }

    public void Close()
    {
    }
}
