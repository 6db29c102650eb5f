namespace DeviceMailer.OAuth;

/// <summary>The section's values until they are on flash: one object, so that only a reference remains.</summary>
public sealed class OAuthRequest
{
    /// <summary>The token server's.</summary>
    public string Url { get; set; }

    /// <summary>The body of a request, up to the refresh token.</summary>
    public byte[] Form { get; set; }

    /// <summary>The file with the first refresh token; empty: there is none.</summary>
    public string FilePath { get; set; }
}
