// PLAIN, RFC 4616: [authzid] NUL authcid NUL passwd, in one message. The identity to act as is left empty: it follows from the user.


namespace DeviceMailer.Smtp.Sasl;

/// <summary>User name and password unencrypted.</summary>
public sealed class PlainMechanism : PasswordMechanism
{
    private readonly byte[] nul = { 0 };

    private bool isSent;

    /// <summary>Keeps the two arrays.</summary>
    /// <param name="user">UTF-8, 1 to <see cref="SaslLimits.MaxUserBytes"/> bytes, without NUL.</param>
    /// <param name="password">UTF-8, 1 to <see cref="SaslLimits.MaxPasswordBytes"/> bytes, without NUL.</param>
    public PlainMechanism(byte[] user, byte[] password)
        : base(user, password)
    {
    }

    /// <inheritdoc/>
    public override string Name { get; } = "PLAIN";

    /// <inheritdoc/>
    public override bool HasInitialResponse => true;

    /// <inheritdoc/>
    public override void Begin() => isSent = false;

    /// <inheritdoc/>
    public override SaslStatus Start(SaslResponse response)
    {
        response.Clear();
        response.Add(nul);
        response.Add(User);
        response.Add(nul);
        response.Add(Password);
        isSent = true;
        return SaslStatus.Respond;
    }

    /// <inheritdoc/>
    public override SaslStatus OnChallenge(byte[] challenge, int offset, int count, SaslResponse response) =>
        isSent || count > 0 ? SaslStatus.Cancel : Start(response);
}
