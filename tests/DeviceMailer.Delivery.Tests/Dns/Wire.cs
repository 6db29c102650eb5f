// Messages of a name server, right and wrong, made piece by piece.

using DeviceMailer.Dns;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Tests.Dns;

/// <summary>An answer under way; its id is the question's when it is delivered.</summary>
internal sealed class Wire
{
    internal const int Recursive = 0x8180;  // a response, recursion desired and available
    internal const int Question = 12;       // where the question's name stands: what pointers mostly lead to

    private readonly OutputBuffer bytes = new OutputBuffer(3000);

    /// <summary>Begins with header and question.</summary>
    internal Wire(string name, DnsType type, int records, int flags = Recursive, int questions = 1)
    {
        Short(0).Short(flags).Short(questions).Short(records).Short(0).Short(0);
        Name(name).Short((int)type).Short(1);
    }

    /// <summary>What its id is off by.</summary>
    internal int IdError { get; set; }

    /// <summary>How long it is on its way, in milliseconds.</summary>
    internal int DelayMs { get; set; }

    internal int Count => bytes.Count;

    internal byte[] Bytes => bytes.Bytes;

    internal static Wire Address(string name, string last = "1", int ttl = 300) => new Wire(name, DnsType.A, 1).Record(Question, DnsType.A, ttl, 4).Octets("192.0.2." + last);

    internal Wire Short(int value)
    {
        bytes.WriteByte((byte)(value >> 8));
        bytes.WriteByte((byte)value);
        return this;
    }

    internal Wire Octets(string dotted)
    {
        string[] numbers = dotted.Split('.');
        for (int i = 0; i < numbers.Length; i++) bytes.WriteByte((byte)int.Parse(numbers[i]));
        return this;
    }

    /// <summary>Labels and the root.</summary>
    internal Wire Name(string name)
    {
        Labels(name);
        bytes.WriteByte(0);
        return this;
    }

    internal Wire Labels(string name)
    {
        string[] labels = name.Split('.');
        for (int i = 0; i < labels.Length; i++)
        {
            byte[] label = Tests.Bytes.Of(labels[i]);
            bytes.WriteByte((byte)label.Length);
            bytes.Write(label);
        }

        return this;
    }

    internal Wire Pointer(int to) => Short(0xC000 | to);

    /// <summary>A record's head, of a name that stood before; its data follow.</summary>
    internal Wire Record(int name, DnsType type, int ttl, int length) => Pointer(name).Head(type, ttl, length);

    internal Wire Head(DnsType type, int ttl, int length) => Short((int)type).Short(1).Short(ttl >> 16).Short(ttl).Short(length);

    /// <summary>A whole MX record of the question's name.</summary>
    internal Wire Mx(int preference, string host) => Record(Question, DnsType.Mx, 300, host.Length + 4).Short(preference).Name(host);

    /// <summary>A whole CNAME record; where its target stands is told for the next.</summary>
    internal Wire Alias(int name, string target, out int at)
    {
        Record(name, DnsType.Cname, 300, target.Length + 2);
        at = Count;
        return Name(target);
    }

    /// <summary>Delivers it into a message's buffer: how many bytes fit.</summary>
    internal int Deliver(byte[] buffer)
    {
        int count = Count < DnsLimits.MaxAnswerBytes ? Count : DnsLimits.MaxAnswerBytes;
        System.Array.Copy(Bytes, 0, buffer, DnsMessage.AnswerOffset, count);
        int id = (buffer[DnsMessage.QueryOffset] << 8 | buffer[DnsMessage.QueryOffset + 1]) + IdError;
        buffer[DnsMessage.AnswerOffset] = (byte)(id >> 8);
        buffer[DnsMessage.AnswerOffset + 1] = (byte)id;
        return count;
    }
}
