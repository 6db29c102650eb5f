// Every size, count and time of OAuth 2, with its unit, bounds and reason.

using DeviceMailer.Smtp.Sasl;

namespace DeviceMailer.OAuth;

/// <summary>The sizes, counts and times of OAuth 2.</summary>
public static class OAuthLimits
{
    /// <summary>Longest access or refresh token, in bytes: what a login takes. Microsoft's have 1.5 to 2.5 KB, Google's less than 2 KB.</summary>
    public const int MaxTokenBytes = SaslLimits.MaxTokenBytes;

    /// <summary>Longest answer of a token server, in bytes: two tokens, an identity token that nobody asked for, and what stands around them.</summary>
    public const int MaxAnswerBytes = 24 * 1024;

    /// <summary>How deep an answer may be nested: it is one object, and some have an array or object within.</summary>
    public const int MaxDepth = 8;

    /// <summary>How much of a server's error and its explanation is kept for the log, in bytes: what fits in a log line.</summary>
    public const int MaxReasonBytes = 96;

    /// <summary>A longer run without a blank is left out of the explanation, in bytes: it may be a secret that the server repeats.</summary>
    public const int MaxReasonWordBytes = 40;

    /// <summary>How many bytes of a token are put together before they are written to flash.</summary>
    public const int BlockBytes = 64;

    /// <summary>How long a token is taken to last when the server does not say, in seconds: the usual time (RFC 6749 5.1 leaves it open).</summary>
    public const int DefaultLifeSeconds = 3600;

    /// <summary>The shortest lifetime accepted, in seconds: less would renew a token before it can be used, and wear out the flash.</summary>
    public const int MinLifeSeconds = 60;

    /// <summary>The longest lifetime accepted, in seconds: the token is renewed sooner anyway.</summary>
    public const int MaxLifeSeconds = 10 * 24 * 3600;

    /// <summary>
    /// How long before its end a token is renewed, in seconds, at most: clocks differ, and a long mail must finish before it expires. For short lifetimes, a fifth of them.
    /// </summary>
    public const int MarginSeconds = 300;

    /// <summary>
    /// How long a token stays without a renewal at most, in milliseconds: five days. Unused refresh tokens expire, Microsoft's after 90 days, Google's after
    /// six months; and a needed login is noticed before an alert has to wait for it.
    /// </summary>
    public const long MaxIdleMs = 5L * 24 * 3600 * 1000;

    /// <summary>A token of this age, in milliseconds, or younger is not renewed when a mail server refuses it: a new one would be no better.</summary>
    public const int FreshMs = 60000;
}
