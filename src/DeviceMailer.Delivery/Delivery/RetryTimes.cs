using System;

namespace DeviceMailer.Delivery;

/// <summary>When to retry, and when to give up.</summary>
public sealed class RetryTimes
{
    /// <summary>Waits between attempts, in milliseconds, 1 to <see cref="NotifierLimits.MaxRetrySteps"/> of them; the last one repeats.</summary>
    public int[] StepsMs { get; set; }

    /// <summary>How old a message gets before it is given up, in milliseconds.</summary>
    public long ExpiryMs { get; set; }

    /// <summary>Spreads the waits of devices that failed together.</summary>
    public Random Random { get; set; }

    /// <summary>How long to wait after so many failures, 1 or more, in milliseconds.</summary>
    public int DelayMs(int failures) => RetryPolicy.DelayMs(StepsMs, failures, Random.Next(RetryPolicy.RandomRange));
}
