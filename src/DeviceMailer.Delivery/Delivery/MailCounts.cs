using DeviceMailer.Outbox;

namespace DeviceMailer.Delivery;

/// <summary>Counts what happens to mails until the counts are recorded. Several threads may use it.</summary>
public sealed class MailCounts
{
    private const int Kinds = 3; // MailCount

    private readonly int[] counts = new int[Kinds];

    /// <summary>Counts.</summary>
    public void Add(MailCount what, int count)
    {
        lock (counts) counts[(int)what] += count;
    }

    /// <summary>Returns the count, and starts again at 0.</summary>
    public int Take(MailCount what)
    {
        lock (counts)
        {
            int count = counts[(int)what];
            counts[(int)what] = 0;
            return count;
        }
    }

    /// <summary>Carries them through a sleep.</summary>
    public void Carry(Carrier carrier)
    {
        for (int i = 0; i < Kinds; i++) counts[i] = carrier.Carry(counts[i]);
    }
}
