namespace DeviceMailer.OAuth;

/// <summary>What the section says, until it is on flash: one object, so that nothing but a reference stays of it.</summary>
public sealed class OAuthRequest
{
    /// <summary>The token server's.</summary>
    public string Url { get; set; }

    /// <summary>The body of a request, up to the refresh token.</summary>
    public byte[] Form { get; set; }

    /// <summary>The file with the first refresh token; empty: there is none.</summary>
    public string FilePath { get; set; }
}
