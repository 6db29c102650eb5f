// XOAUTH2, https://developers.google.com/workspace/gmail/imap/xoauth2-protocol, which Microsoft uses too:
// "user=" user ^A "auth=Bearer " token ^A ^A. An error comes as a challenge of JSON, which wants an empty line in return.

using System;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Sasl;

/// <summary>A bearer token for Google and Microsoft.</summary>
public sealed class XOAuth2Mechanism : BearerMechanism
{
    /// <summary>Makes the message up to the token.</summary>
    /// <param name="user">UTF-8, 1 to <see cref="SaslLimits.MaxUserBytes"/> bytes, without control characters.</param>
    /// <param name="token">See <see cref="BearerMechanism.SetToken"/>.</param>
    public XOAuth2Mechanism(byte[] user, byte[] token) : base(Head(user), token, Ascii.Nothing)
    {
    }

    /// <summary>Makes the message up to a token that is read when it is sent.</summary>
    /// <param name="user">UTF-8, 1 to <see cref="SaslLimits.MaxUserBytes"/> bytes, without control characters.</param>
    /// <param name="token">1 to <see cref="SaslLimits.MaxTokenBytes"/> bytes of visible ASCII.</param>
    public XOAuth2Mechanism(byte[] user, IContent token) : base(Head(user), token, Ascii.Nothing)
    {
    }

    /// <inheritdoc/>
    public override string Name { get; } = "XOAUTH2";

    private static byte[] Head(byte[] user)
    {
        if (!Credential.IsFit(user, SaslLimits.MaxUserBytes, Credential.AboveControls)) throw new ArgumentException("empty, too long or with control characters", nameof(user));
        return Credential.Join(Ascii.Bytes("user="), user, Ascii.Bytes("\u0001auth=Bearer "));
    }
}
