// The replies that are awaited, in the order of their commands: the counting by which grouped replies are matched (RFC 2920 3.1).

namespace DeviceMailer.Smtp.Session;

/// <summary>A queue of states in a fixed ring.</summary>
internal sealed class Awaited
{
    private readonly byte[] states;
    private int first;

    internal Awaited(int size) => states = new byte[size];

    internal int Count { get; private set; }

    /// <summary>The state that the next reply belongs to.</summary>
    internal SmtpState First => (SmtpState)states[first];

    /// <summary>How many more fit.</summary>
    internal int FreeCount => states.Length - Count;

    internal void Clear() => Count = 0;

    internal void Add(SmtpState state)
    {
        states[(first + Count) % states.Length] = (byte)state;
        Count++;
    }

    internal void RemoveFirst()
    {
        first = (first + 1) % states.Length;
        Count--;
    }

    internal bool Contains(SmtpState state)
    {
        for (int i = 0; i < Count; i++)
        {
            if (states[(first + i) % states.Length] == (byte)state) return true;
        }

        return false;
    }
}
