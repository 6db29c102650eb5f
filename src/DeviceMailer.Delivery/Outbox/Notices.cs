// What was lost by rule is counted, on flash as well, and reported in the next mail that is accepted, or in one of its own when none comes.

using DeviceMailer.Delivery;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Outbox;

/// <summary>Counts what must be told. Two threads may use it.</summary>
public sealed class Notices
{
    private const int Number = 2; // of its record among the ledgers
    private const int Kinds = 9;

    private readonly TwinFile file;
    private readonly byte[] record = new byte[TwinFile.FrameBytes + Kinds * Record.IntBytes];
    private readonly int[] told = new int[Kinds];
    private readonly object gate = new object();

    /// <summary>Counts mails for the history; null: there is none.</summary>
    public MailCounts Counts { get; set; }

    /// <summary>Makes a count on flash.</summary>
    public Notices(TwinFile ledgers) => file = ledgers;

    /// <summary>Makes a count on flash that has its files for itself.</summary>
    public Notices(IOutboxFiles files)
        : this(TwinFile.Ledgers(files))
    {
    }

    /// <summary>True while there is something to be told.</summary>
    public bool IsPending
    {
        get
        {
            lock (gate)
            {
                int kind = 0;
                while (kind < Kinds && Record.GetInt(record, OffsetOf(kind)) == 0) kind++;
                return kind < Kinds;
            }
        }
    }

    /// <summary>Reads what was counted before the start.</summary>
    public void Open() => file.TryRead(Number, record);

    /// <summary>Counts.</summary>
    public void Add(Notice notice, int count)
    {
        if (count == 0) return;
        if (Counts != null) CountMails(notice, count);
        lock (gate)
        {
            int offset = OffsetOf((int)notice);
            Record.PutInt(record, offset, Record.GetInt(record, offset) + count);
            file.Write(Number, record);
        }
    }

    /// <summary>Remembers what is told from now on: <see cref="Write"/> writes the same until the next time.</summary>
    public void BeginTelling()
    {
        lock (gate)
        {
            for (int i = 0; i < Kinds; i++) told[i] = Record.GetInt(record, OffsetOf(i));
        }
    }

    /// <summary>Writes one line of what is told; nothing when there is nothing.</summary>
    public void Write(OutputBuffer output)
    {
        bool any = false;
        for (int i = 0; i < Kinds; i++)
        {
            if (told[i] == 0) continue;
            output.Write(any ? Text.NoticesSeparator : Text.NoticesIntro);
            output.WriteDecimal(told[i]);
            output.Write(told[i] == 1 ? Text.NoticesOfOne : Text.NoticesOfSeveral, i);
            any = true;
        }

        if (any) output.Write(Text.NoticesEnd);
    }

    /// <summary>It has been told: the mail was accepted.</summary>
    public void EndTelling()
    {
        lock (gate)
        {
            bool any = false;
            for (int i = 0; i < Kinds; i++)
            {
                any |= told[i] > 0;
                Record.PutInt(record, OffsetOf(i), Record.GetInt(record, OffsetOf(i)) - told[i]);
            }

            if (any) file.Write(Number, record);
        }
    }

    private void CountMails(Notice notice, int count)
    {
        switch (notice)
        {
            case Notice.Refused:
                Counts.Add(MailCount.Refused, count);
                break;
            case Notice.DroppedFull:
            case Notice.Expired:
            case Notice.Damaged:
                Counts.Add(MailCount.Dropped, count);
                break;
        }
    }

    private static int OffsetOf(int kind) => TwinFile.ContentOffset + kind * Record.IntBytes;
}
