// Until when the network and each group's servers are left alone, after how many failures: what delivery must not forget in a deep sleep,
// or a device without a network would empty its battery with attempts.

using DeviceMailer.Outbox;

namespace DeviceMailer.Delivery;

/// <summary>Failures and waits of the network and of groups of servers.</summary>
public sealed class Throttle
{
    /// <summary>The network; the servers of a group are <see cref="Of"/>.</summary>
    public const int Network = 0;

    private readonly int[] failures;    // one after the other
    private readonly long[] dueMs;      // and until when it is left alone
    private readonly long[] untriedMs;  // until when by messages that were never tried: sooner, where only messages failed

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

    /// <summary>Until when it is left alone, in milliseconds of uptime.</summary>
    public long DueMs(int what) => dueMs[what];

    /// <summary>Until when it is left alone by messages that were never tried, in milliseconds of uptime.</summary>
    public long UntriedDueMs(int what) => untriedMs[what];

    /// <summary>How often it failed, one after the other.</summary>
    public int Failures(int what) => failures[what];

    /// <summary>It failed so often, and is left alone until then.</summary>
    public void Fail(int what, int times, long untilMs) => Fail(what, times, untilMs, untilMs);

    /// <summary>It failed so often, and is left alone until then; a message that was never tried may try it before.</summary>
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
