// CRAM-MD5, RFC 2195: the challenge goes back as its HMAC-MD5 under the password. Better than PLAIN on a connection without TLS, since it
// does not reveal the password; the server proves nothing.

using System;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Sasl;

/// <summary>User name and a digest of challenge and password.</summary>
public sealed class CramMd5Mechanism : SaslMechanism
{
    private const int DigestBytes = 16;

    private readonly byte[] space = { (byte)' ' };

    private readonly byte[] user;
    private readonly byte[] password;
    private readonly Hmac hmac = new Hmac(new Md5());
    private readonly byte[] digest = new byte[DigestBytes];
    private readonly OutputBuffer digits = new OutputBuffer(DigestBytes * 2);
    private bool isSent;

    /// <summary>Keeps the two arrays, and makes the buffers.</summary>
    /// <param name="user">1 to <see cref="SaslLimits.MaxUserBytes"/> bytes, without NUL.</param>
    /// <param name="password">1 to <see cref="SaslLimits.MaxPasswordBytes"/> bytes, without NUL.</param>
    public CramMd5Mechanism(byte[] user, byte[] password)
    {
        if (!Credential.IsFit(user, SaslLimits.MaxUserBytes, Credential.AboveNul)) throw new ArgumentException("empty, too long or with a NUL", nameof(user));
        if (!Credential.IsFit(password, SaslLimits.MaxPasswordBytes, Credential.AboveNul)) throw new ArgumentException("empty, too long or with a NUL", nameof(password));
        this.user = user;
        this.password = password;
    }

    /// <inheritdoc/>
    public override string Name { get; } = "CRAM-MD5";

    /// <inheritdoc/>
    public override bool SendsSecret => false;

    /// <inheritdoc/>
    public override bool HasInitialResponse => false;

    /// <inheritdoc/>
    public override bool IsServerProven => true;

    /// <inheritdoc/>
    public override void Begin() => isSent = false;

    /// <inheritdoc/>
    public override SaslStatus Start(SaslResponse response) => SaslStatus.Cancel;

    /// <inheritdoc/>
    public override SaslStatus OnChallenge(byte[] challenge, int offset, int count, SaslResponse response)
    {
        // The challenge should be a msg-id (RFC 2195 2), which not every server makes. An empty one would always have one answer.
        if (isSent || count == 0 || count > SaslLimits.MaxChallengeBytes) return SaslStatus.Cancel;
        isSent = true;
        hmac.SetKey(password, 0, password.Length);
        hmac.Update(challenge, offset, count);
        hmac.Finish(digest, 0);
        hmac.Wipe();
        digits.Clear();
        digits.WriteHex(digest, 0, DigestBytes);

        // user SP digest, in lower-case hexadecimal digits (RFC 2195 2)
        response.Clear();
        response.Add(user);
        response.Add(space);
        response.Add(digits.Bytes, 0, digits.Count);
        return SaslStatus.Respond;
    }

    /// <inheritdoc/>
    public override void Wipe()
    {
        hmac.Wipe();
        Array.Clear(digest, 0, DigestBytes);
        Array.Clear(digits.Bytes, 0, digits.Bytes.Length);
        digits.Clear();
    }
}
