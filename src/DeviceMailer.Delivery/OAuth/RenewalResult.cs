namespace DeviceMailer.OAuth;

/// <summary>The outcome of an attempt to renew a token.</summary>
public enum RenewalResult
{
    /// <summary>There is a new one, on flash.</summary>
    Renewed,

    /// <summary>The token server was not reached, or the connection broke.</summary>
    NoConnection,

    /// <summary>It did not answer in time.</summary>
    TimedOut,

    /// <summary>Its certificate or TLS was wrong.</summary>
    TlsFailed,

    /// <summary>It cannot answer now (429, 5xx), or its answer says nothing about the token.</summary>
    NotNow,

    /// <summary>Its answer is unusable: no HTTP, no JSON, cut off, too long, or without a token.</summary>
    BadAnswer,

    /// <summary>It no longer takes the refresh token (invalid_grant and its kin): somebody must log in again.</summary>
    LoginNeeded,

    /// <summary>It does not take the request, whatever the token (invalid_client, invalid_scope, ...): the settings are wrong.</summary>
    Refused,

    /// <summary>The tokens cannot be written to flash.</summary>
    FlashFailed,
}
