// LOGIN, draft-murchison-sasl-login: the server asks for the user name, then for the password. What it asks with differs ("Username:",
// "User Name", nothing), so the position counts.


namespace DeviceMailer.Smtp.Sasl;

/// <summary>User name and password unencrypted, one after the other: for servers without PLAIN.</summary>
public sealed class LoginMechanism : PasswordMechanism
{
    private int sentCount;

    /// <summary>Keeps the two arrays.</summary>
    /// <param name="user">1 to <see cref="SaslLimits.MaxUserBytes"/> bytes, without NUL.</param>
    /// <param name="password">1 to <see cref="SaslLimits.MaxPasswordBytes"/> bytes, without NUL.</param>
    public LoginMechanism(byte[] user, byte[] password)
        : base(user, password)
    {
    }

    /// <inheritdoc/>
    public override string Name { get; } = "LOGIN";

    /// <inheritdoc/>
    public override bool HasInitialResponse => false;

    /// <inheritdoc/>
    public override bool ReadsChallenges => false;

    /// <inheritdoc/>
    public override void Begin() => sentCount = 0;

    /// <inheritdoc/>
    public override SaslStatus Start(SaslResponse response) => SaslStatus.Cancel;

    /// <inheritdoc/>
    public override SaslStatus OnChallenge(byte[] challenge, int offset, int count, SaslResponse response)
    {
        if (sentCount == 2) return SaslStatus.Cancel;
        response.Clear();
        response.Add(sentCount == 0 ? User : Password);
        sentCount++;
        return SaslStatus.Respond;
    }
}
