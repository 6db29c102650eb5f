// Every size, count and time of asking for the time, with its unit and reason. Those of the format itself: RFC 4330.

namespace DeviceMailer.Sntp;

/// <summary>The counts and times of asking time servers.</summary>
public static class SntpLimits
{
    /// <summary>Time servers of the settings, at most: two that can be compared by hand, and one to fall back to.</summary>
    public const int MaxServers = 3;

    /// <summary>Addresses of one server that are asked, at most: a pool's name has four, and one of them may be dead.</summary>
    public const int MaxAddresses = 2;

    /// <summary>Time to wait for an answer, in milliseconds. A server answers from memory: only the way there takes its time.</summary>
    public const int WaitMs = 2000;

    /// <summary>Answers to other questions that are tolerated before the next address is asked: somebody is guessing.</summary>
    public const int MaxStrangers = 16;

    /// <summary>How long the time is good for, in milliseconds: 12 hours. A crystal of 20 ppm is then off by one second.</summary>
    public const int ValidMs = 12 * 3600 * 1000;

    /// <summary>After a failure, how long until the next attempt at the earliest, in milliseconds: 10 minutes, so that not each mail waits for it.</summary>
    public const int RetryMs = 10 * 60 * 1000;
}
