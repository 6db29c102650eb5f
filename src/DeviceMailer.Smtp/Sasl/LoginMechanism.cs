// LOGIN, draft-murchison-sasl-login: the server asks for the user name, then for the password. What it asks with differs ("Username:",
// "User Name", nothing), so the position counts.

using System;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Sasl;

/// <summary>User name and password in clear text, one after the other: for servers without PLAIN.</summary>
public sealed class LoginMechanism : SaslMechanism
{
    private static readonly byte[] MechanismName = Ascii.Bytes("LOGIN");

    private readonly byte[] user;
    private readonly byte[] password;
    private int sentCount;

    /// <summary>Keeps the two arrays.</summary>
    /// <param name="user">1 to <see cref="SaslLimits.MaxUserBytes"/> bytes, without NUL.</param>
    /// <param name="password">1 to <see cref="SaslLimits.MaxPasswordBytes"/> bytes, without NUL.</param>
    public LoginMechanism(byte[] user, byte[] password)
    {
        if (!Credential.IsFit(user, SaslLimits.MaxUserBytes, Credential.AboveNul)) throw new ArgumentException("empty, too long or with a NUL", nameof(user));
        if (!Credential.IsFit(password, SaslLimits.MaxPasswordBytes, Credential.AboveNul)) throw new ArgumentException("empty, too long or with a NUL", nameof(password));
        this.user = user;
        this.password = password;
    }

    /// <inheritdoc/>
    public override byte[] Name => MechanismName;

    /// <inheritdoc/>
    public override bool SendsSecret => true;

    /// <inheritdoc/>
    public override bool HasInitialResponse => false;

    /// <inheritdoc/>
    public override bool IsServerProven => true;

    /// <inheritdoc/>
    public override void Begin() => sentCount = 0;

    /// <inheritdoc/>
    public override SaslStatus Start(SaslResponse response) => SaslStatus.Cancel;

    /// <inheritdoc/>
    public override SaslStatus OnChallenge(byte[] challenge, int offset, int count, SaslResponse response)
    {
        if (sentCount == 2) return SaslStatus.Cancel;
        response.Clear();
        response.Add(sentCount == 0 ? user : password);
        sentCount++;
        return SaslStatus.Respond;
    }

    /// <inheritdoc/>
    public override void Wipe()
    {
    }
}
