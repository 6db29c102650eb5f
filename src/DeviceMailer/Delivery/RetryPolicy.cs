// When a failed delivery is tried again, and when it is given up: pure functions of numbers.
// RFC 5321 4.5.4.1 asks for some attempts in the first hour, then one every two or three hours, for four or five days.

using DeviceMailer.Smtp.Session;

namespace DeviceMailer.Delivery;

/// <summary>Retry policy.</summary>
public static class RetryPolicy
{
    /// <summary>Random numbers are below this.</summary>
    public const int RandomRange = 1024;

    private const int JitterDivisor = 8;
    private const int ServiceNotAvailable = 421;

    /// <summary>
    /// How long to wait after so many failures, in milliseconds: a step of the schedule, its last one for ever, and up to an eighth more, so
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

    /// <summary>Who is at fault: what a result means for the message, and for all others that wait for the same server.</summary>
    /// <param name="result">The result.</param>
    /// <param name="code">The code of the reply that decided: with 421 the server goes away, whatever it was asked (RFC 5321 3.8).</param>
    public static Verdict Judge(SmtpResult result, int code)
    {
        switch (result)
        {
            case SmtpResult.Ok:
            case SmtpResult.SomeRecipientsRefused: return Verdict.LookAtRecipients;
            case SmtpResult.TryLater: return code == ServiceNotAvailable ? Verdict.HostLater : Verdict.MessageLater;
            case SmtpResult.Refused:
            case SmtpResult.NotSupported:
            case SmtpResult.MessageTooLarge:
            case SmtpResult.Misuse: return Verdict.MessageNever;
            case SmtpResult.MessageFailed: return Verdict.MessageDamaged;
            default: return Verdict.HostLater;
        }
    }
}
