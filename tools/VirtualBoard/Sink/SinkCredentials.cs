namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>Who may log in to the sink.</summary>
/// <param name="User">The user.</param>
/// <param name="Secret">The user's password, or the token for XOAUTH2 and OAUTHBEARER.</param>
public sealed record SinkCredentials(string User, string Secret)
{
    /// <summary>Which tokens are taken in place of the secret; null: none.</summary>
    public Func<string, bool>? IsToken { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{User}, secret hidden"; // a record would print both
}
