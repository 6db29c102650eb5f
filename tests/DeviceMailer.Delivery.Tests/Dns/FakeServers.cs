// Name servers that say what a test puts into a queue, over UDP and TCP, and the clock that their silence moves.

using System.Collections;
using DeviceMailer.Delivery;
using DeviceMailer.Dns;
using DeviceMailer.Log;
using DeviceMailer.Smtp.Transport;
using DeviceMailer.Tests.Delivery;

namespace DeviceMailer.Tests.Dns;

/// <summary>Plays name servers. Who has nothing to say is silent.</summary>
internal sealed class FakeServers : IDnsLink, ISmtpTransport, IClock
{
    private readonly ArrayList replies = new ArrayList();
    private readonly LogLines lines = new LogLines();
    private byte[] stream;
    private int streamAt;
    private bool isOpen;
    private int deadlineMs;

    internal FakeServers() => Resolver = new DnsResolver(this, this, this, new System.Random(7), new EventLog(lines));

    public long UptimeMs { get; set; }

    public long UtcTicks => 0;

    public long StampTicks => UtcTicks;

    public int OffsetMinutes(long utcTicks) => 0;

    internal DnsResolver Resolver { get; }

    internal int Servers { get; set; } = 2;

    /// <summary>Which server was asked when, in tenths of seconds, for what: <c>0@0 a.example</c>, and <c>tcp</c> where it was.</summary>
    internal string Asked { get; private set; } = "";

    internal string Log => lines.All;

    internal FakeServers Say(params Wire[] wires)
    {
        for (int i = 0; i < wires.Length; i++) replies.Add(wires[i]);
        return this;
    }

    /// <summary>The answer's values, or what there is instead.</summary>
    internal string Find(string name, DnsType type = DnsType.A)
    {
        DnsResult result = Resolver.Find(name, type);
        string text = "";
        for (int i = 0; result == DnsResult.Found && i < Resolver.Answer.Count; i++) text += Resolver.Answer.ValueAt(i) + " ";
        return result == DnsResult.Found ? text : "-" + ((int)result).ToString();
    }

    public int FindServers() => Servers;

    public string ServerAt(int index) => "192.0.2.5" + index.ToString();

    public bool Send(string address, int port, byte[] buffer, int offset, int count)
    {
        isOpen = true;
        Note(address.Substring(address.Length - 1), buffer, offset);
        return true;
    }

    public int Receive(byte[] buffer, int offset, int count, int timeoutMs)
    {
        if (!isOpen) return 0;
        Wire wire = replies.Count > 0 ? (Wire)replies[0] : null;
        if (wire != null && wire.DelayMs < timeoutMs)
        {
            UptimeMs += wire.DelayMs;
            replies.RemoveAt(0);
            return wire.Deliver(buffer);
        }

        if (wire != null) replies.RemoveAt(0);
        UptimeMs += timeoutMs;
        return 0;
    }

    public void SetDeadline(int timeoutMs) => deadlineMs = timeoutMs;

    public TransportResult Connect(string host, int port)
    {
        Note("tcp " + host + ":" + port.ToString() + " ", null, 0);
        return TransportResult.Ok;
    }

    public TransportResult StartTls(string host) => TransportResult.TlsFailed;

    // The answer comes in pieces, its length's two bytes apart from each other.
    public TransportResult Write(byte[] buffer, int offset, int count)
    {
        Wire wire = (Wire)replies[0];
        replies.RemoveAt(0);
        int id = (buffer[2] << 8 | buffer[3]) + wire.IdError;
        stream = new byte[wire.Count + 2];
        stream[0] = (byte)(wire.Count >> 8);
        stream[1] = (byte)wire.Count;
        System.Array.Copy(wire.Bytes, 0, stream, 2, wire.Count);
        stream[2] = (byte)(id >> 8);
        stream[3] = (byte)id;
        streamAt = 0;
        return count == (buffer[0] << 8 | buffer[1]) + 2 ? TransportResult.Ok : TransportResult.Failed;
    }

    public TransportResult Read(byte[] buffer, int offset, int count, out int read)
    {
        read = 0;
        if (streamAt == stream.Length)
        {
            UptimeMs += deadlineMs;
            return TransportResult.TimedOut;
        }

        read = streamAt == 0 || count < 7 ? 1 : 7;
        if (read > stream.Length - streamAt) read = stream.Length - streamAt;
        System.Array.Copy(stream, streamAt, buffer, offset, read);
        streamAt += read;
        return TransportResult.Ok;
    }

    public void Close() => isOpen = false;

    private void Note(string server, byte[] buffer, int offset)
    {
        string name = "";
        for (int at = offset + 12; buffer != null && buffer[at] > 0; at += buffer[at] + 1)
        {
            name += (name.Length > 0 ? "." : "") + Bytes.Text(buffer, at + 1, buffer[at]);
        }

        Asked += server + "@" + (UptimeMs / 100).ToString() + " " + name + "\n";
    }
}
