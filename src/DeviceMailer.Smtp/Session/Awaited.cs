// The replies that are awaited, in the order of their commands: the counting by which grouped replies are matched (RFC 2920 3.1).
// Equal commands one after the other are counted, so that RCPT for a hundred recipients takes no more room than for one.

using System;

namespace DeviceMailer.Smtp.Session;

/// <summary>A queue of states, in runs of equal ones.</summary>
internal sealed class Awaited
{
    // A group has at most five: dots, MAIL, RCPTs, DATA or QUIT. A run that is full is followed by another.
    private const int MaxRuns = 8;

    private readonly byte[] runs = new byte[2 * MaxRuns]; // a state, and how often
    private int runCount;

    internal int Count { get; private set; }

    /// <summary>The state that the next reply belongs to.</summary>
    internal SmtpState First => (SmtpState)runs[0];

    /// <summary>True when what is awaited, or was last, came of several commands in one group. Replies for each recipient of LMTP are none.</summary>
    internal bool IsGroup { get; private set; }

    /// <summary>True when no more can be added.</summary>
    internal bool IsFull => runCount == MaxRuns;

    internal void Clear()
    {
        runCount = 0;
        Count = 0;
    }

    internal void Add(SmtpState state)
    {
        IsGroup = Count > 0 && (IsGroup || state != SmtpState.EndOfData);
        Count++;
        int last = 2 * (runCount - 1);
        if (runCount > 0 && runs[last] == (byte)state && runs[last + 1] < byte.MaxValue)
        {
            runs[last + 1]++;
            return;
        }

        runs[last + 2] = (byte)state;
        runs[last + 3] = 1;
        runCount++;
    }

    internal void RemoveFirst()
    {
        Count--;
        runs[1]--;
        if (runs[1] > 0) return;
        runCount--;
        Array.Copy(runs, 2, runs, 0, 2 * runCount);
    }

    internal bool Contains(SmtpState state)
    {
        for (int i = 0; i < runCount; i++)
        {
            if (runs[2 * i] == (byte)state) return true;
        }

        return false;
    }
}
