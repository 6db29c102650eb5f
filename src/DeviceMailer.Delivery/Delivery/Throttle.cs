// How long the network and each group's servers are paused, and after how many failures. Delivery keeps it through deep sleep: otherwise a
// device without a network would drain its battery with attempts.

using DeviceMailer.Outbox;

namespace DeviceMailer.Delivery;

/// <summary>Failures and waits of the network and of groups of servers.</summary>
public sealed class Throttle
{
    /// <summary>The network; the servers of a group are <see cref="Of"/>.</summary>
    public const int Network = 0;

    private readonly int[] failures;    // failures in a row
    private readonly long[] dueMs;      // and when the pause ends
    private readonly long[] untriedMs;  // when it ends for messages never tried before: sooner, if only messages failed

    /// <summary>Makes one.</summary>
    /// <param name="groups">How many groups of servers there are.</param>
    public Throttle(int groups)
    {
        failures = new int[groups + 1];
        dueMs = new long[groups + 1];
        untriedMs = new long[groups + 1];
    }

    /// <summary>The servers of a group.</summary>
    public static int Of(int group) => group + 1;

    /// <summary>When its pause ends, in milliseconds of uptime.</summary>
    public long DueMs(int what) => dueMs[what];

    /// <summary>When its pause ends for messages never tried before, in milliseconds of uptime.</summary>
    public long UntriedDueMs(int what) => untriedMs[what];

    /// <summary>How many times in a row it has failed.</summary>
    public int Failures(int what) => failures[what];

    /// <summary>It has failed this often, and is paused until then.</summary>
    public void Fail(int what, int times, long untilMs) => Fail(what, times, untilMs, untilMs);

    /// <summary>It has failed this often, and is paused until then; for messages never tried before, until the earlier time.</summary>
    public void Fail(int what, int times, long untilMs, long untriedUntilMs)
    {
        failures[what] = times;
        dueMs[what] = untilMs;
        untriedMs[what] = untriedUntilMs;
    }

    /// <summary>It works.</summary>
    public void Succeed(int what) => failures[what] = 0;

    /// <summary>Carries it through a sleep.</summary>
    public void Carry(Carrier carrier)
    {
        for (int i = 0; i < failures.Length; i++)
        {
            failures[i] = carrier.Carry(failures[i]);
            dueMs[i] = carrier.Carry(dueMs[i]);
            untriedMs[i] = carrier.Carry(untriedMs[i]);
        }
    }
}
