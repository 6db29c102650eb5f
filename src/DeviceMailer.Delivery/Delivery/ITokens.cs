namespace DeviceMailer.Delivery;

/// <summary>Access tokens, which a login needs and which expire (RFC 6749). Never throws.</summary>
public interface ITokens
{
    /// <summary>When the next one is needed even if there is nothing to send, in milliseconds of uptime.</summary>
    long DueMs { get; }

    /// <summary>True when somebody must log in again before there can be another one.</summary>
    bool IsLoginNeeded { get; }

    /// <summary>
    /// Asked before a mail server is connected to, with the network up: makes sure that there is a token, a new one where the old one is over or soon will be.
    /// True: go on; there is one, or another way to log in. False: not now. Ends in bounded time.
    /// </summary>
    bool TryRenew();

    /// <summary>A mail server has refused the token. True: there is a new one now, so the login may be retried. Ends in bounded time.</summary>
    bool TryReplace();
}
