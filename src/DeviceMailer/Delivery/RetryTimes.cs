namespace DeviceMailer.Delivery;

/// <summary>When to try again, and for how long.</summary>
public sealed class RetryTimes
{
    /// <summary>Waits between attempts, in milliseconds, 1 to <see cref="NotifierLimits.MaxRetrySteps"/> of them; the last one holds for ever.</summary>
    public int[] StepsMs { get; set; }

    /// <summary>How old a message gets before it is given up, in milliseconds.</summary>
    public long ExpiryMs { get; set; }
}
