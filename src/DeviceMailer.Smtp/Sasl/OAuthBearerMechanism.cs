// OAUTHBEARER, RFC 7628 3.1: "n,a=" user "," ^A "host=" host ^A "port=" port ^A "auth=Bearer " token ^A ^A.
// An error comes as a challenge of JSON, which wants ^A as its answer (3.2.3).

using System;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Sasl;

/// <summary>A bearer token, as the IETF has it.</summary>
public sealed class OAuthBearerMechanism : BearerMechanism
{
    /// <summary>Makes the message up to the token.</summary>
    /// <param name="user">UTF-8, 1 to <see cref="SaslLimits.MaxUserBytes"/> bytes, without control characters.</param>
    /// <param name="host">The server's name as the device was told it, 1 to <see cref="SmtpLimits.MaxDomainBytes"/> bytes.</param>
    /// <param name="port">Its port, 1 to 65535.</param>
    /// <param name="token">See <see cref="BearerMechanism.SetToken"/>.</param>
    public OAuthBearerMechanism(byte[] user, byte[] host, int port, byte[] token) : base(Head(user, host, port), token, new byte[] { FieldEnd })
    {
    }

    /// <summary>Makes the message up to a token that is pulled when it is sent.</summary>
    /// <param name="user">UTF-8, 1 to <see cref="SaslLimits.MaxUserBytes"/> bytes, without control characters.</param>
    /// <param name="host">The server's name as the device was told it, 1 to <see cref="SmtpLimits.MaxDomainBytes"/> bytes.</param>
    /// <param name="port">Its port, 1 to 65535.</param>
    /// <param name="token">1 to <see cref="SaslLimits.MaxTokenBytes"/> bytes of visible ASCII.</param>
    public OAuthBearerMechanism(byte[] user, byte[] host, int port, IContent token) : base(Head(user, host, port), token, new byte[] { FieldEnd })
    {
    }

    /// <inheritdoc/>
    public override string Name { get; } = "OAUTHBEARER";

    private static byte[] Head(byte[] user, byte[] host, int port)
    {
        if (!Credential.IsFit(user, SaslLimits.MaxUserBytes, Credential.AboveControls)) throw new ArgumentException("empty, too long or with control characters", nameof(user));
        if (!Credential.IsFit(host, SmtpLimits.MaxDomainBytes, Credential.AboveControls)) throw new ArgumentException("empty, too long or with control characters", nameof(host));
        if (port < 1 || port > 65535) throw new ArgumentException("1 to 65535", nameof(port));
        byte[] portAndAuth = Ascii.Bytes("\u0001port=" + port.ToString() + "\u0001auth=Bearer ");
        return Credential.Join(Ascii.Bytes("n,a="), Credential.SaslName(user), Ascii.Bytes(",\u0001host="), host, portAndAuth);
    }
}
