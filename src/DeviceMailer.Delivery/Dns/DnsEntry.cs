namespace DeviceMailer.Dns;

/// <summary>What is known about a name, until when.</summary>
public sealed class DnsEntry
{
    private readonly string[] values = new string[DnsLimits.MaxRecords];

    /// <summary>The name.</summary>
    public string Name { get; internal set; }

    /// <summary>What was asked for.</summary>
    public DnsType Type { get; internal set; }

    /// <summary>Found, or why not.</summary>
    public DnsResult Result { get; internal set; }

    /// <summary>The number of values.</summary>
    public int Count { get; private set; }

    /// <summary>Until when it holds, in milliseconds of uptime.</summary>
    public long UntilMs { get; internal set; }

    /// <summary>An address or a host, the preferred one first.</summary>
    public string ValueAt(int index) => values[index];

    /// <summary>Copies the records of an answer. Strings that have not changed are kept, since new ones take heap.</summary>
    internal void Take(DnsMessage message)
    {
        Count = message.Count;
        for (int i = 0; i < Count; i++)
        {
            int length = message.WriteText(i);
            int known = i;
            while (known < values.Length && !IsSame(values[known], message.Buffer, DnsMessage.QueryOffset, length)) known++;
            string value = known < values.Length ? values[known] : DnsMessage.TextOf(message.Buffer, DnsMessage.QueryOffset, length);
            if (known < values.Length) values[known] = values[i];
            values[i] = value;
        }
    }

    // All of it is ASCII.
    private static bool IsSame(string text, byte[] buffer, int offset, int count)
    {
        if (text == null || text.Length != count) return false;
        for (int i = 0; i < count; i++)
        {
            if (text[i] != buffer[offset + i]) return false;
        }

        return true;
    }
}
