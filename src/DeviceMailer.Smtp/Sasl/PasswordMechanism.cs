using System;

namespace DeviceMailer.Smtp.Sasl;

/// <summary>The base of mechanisms that send the password itself: for TLS only.</summary>
public abstract class PasswordMechanism : SaslMechanism
{
    /// <summary>Keeps the two arrays.</summary>
    /// <param name="user">UTF-8, 1 to <see cref="SaslLimits.MaxUserBytes"/> bytes, without NUL.</param>
    /// <param name="password">UTF-8, 1 to <see cref="SaslLimits.MaxPasswordBytes"/> bytes, without NUL.</param>
    private protected PasswordMechanism(byte[] user, byte[] password)
    {
        if (!Credential.IsFit(user, SaslLimits.MaxUserBytes, Credential.AboveNul)) throw new ArgumentException("empty, too long or with a NUL", nameof(user));
        if (!Credential.IsFit(password, SaslLimits.MaxPasswordBytes, Credential.AboveNul)) throw new ArgumentException("empty, too long or with a NUL", nameof(password));
        User = user;
        Password = password;
    }

    /// <inheritdoc/>
    public override bool SendsSecret => true;

    /// <inheritdoc/>
    public override bool IsServerProven => true;

    /// <inheritdoc/>
    protected internal override byte[] Secret => Password;

    private protected byte[] User { get; }

    private protected byte[] Password { get; }

    /// <inheritdoc/>
    public override void Wipe()
    {
    }
}
