// When a failed delivery is retried: a pure function of numbers. Whose fault it is: Judgement.
// RFC 5321 4.5.4.1 asks for some attempts in the first hour, then one every two or three hours, for four or five days.

namespace DeviceMailer.Delivery;

/// <summary>Retry policy.</summary>
public static class RetryPolicy
{
    /// <summary>Random numbers are below this.</summary>
    public const int RandomRange = 1024;

    private const int JitterDivisor = 8;

    /// <summary>
    /// How long to wait after so many failures, in milliseconds: a step of the schedule, its last one repeated, and up to 1/8 more, so
    /// that devices which failed together do not come back together.
    /// </summary>
    /// <param name="scheduleMs">The steps in milliseconds.</param>
    /// <param name="failures">How often it failed, 1 or more.</param>
    /// <param name="random">0 to <see cref="RandomRange"/> - 1.</param>
    public static int DelayMs(int[] scheduleMs, int failures, int random)
    {
        int step = failures < scheduleMs.Length ? failures : scheduleMs.Length;
        int delay = scheduleMs[step < 1 ? 0 : step - 1];
        return delay + (int)((long)delay / JitterDivisor * random / RandomRange);
    }
}
