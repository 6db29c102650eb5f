// OAUTHBEARER, RFC 7628 3.1: "n,a=" user "," ^A "host=" host ^A "port=" port ^A "auth=Bearer " token ^A ^A.
// An error comes as a challenge of JSON, which wants ^A as its answer (3.2.3).

using System;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Sasl;

/// <summary>A bearer token, as the IETF has it.</summary>
public sealed class OAuthBearerMechanism : BearerMechanism
{
    private const int FixedServerBytes = 24; // ^A port=65535 ^A auth=Bearer, its blank included

    // Not static: nothing of this stays in the heap of those who do not use it.
    private readonly byte[] portStart = Ascii.Bytes("\u0001port=");
    private readonly byte[] tokenStart = Ascii.Bytes("\u0001auth=Bearer ");
    private readonly OutputBuffer server = new OutputBuffer(SmtpLimits.MaxDomainBytes + FixedServerBytes);

    /// <summary>Makes the message up to the host.</summary>
    /// <param name="user">UTF-8, 1 to <see cref="SaslLimits.MaxUserBytes"/> bytes, without control characters.</param>
    /// <param name="host">The server's name, 1 to <see cref="SmtpLimits.MaxDomainBytes"/> bytes, until a client says which one it connects to.</param>
    /// <param name="port">Its port, 1 to 65535.</param>
    /// <param name="token">See <see cref="BearerMechanism.SetToken"/>.</param>
    public OAuthBearerMechanism(byte[] user, byte[] host, int port, byte[] token)
        : base(Head(user), token, new byte[] { FieldEnd })
    {
        SetFirstServer(host, port);
    }

    /// <summary>Makes the message up to a token that is pulled when it is sent.</summary>
    /// <param name="user">UTF-8, 1 to <see cref="SaslLimits.MaxUserBytes"/> bytes, without control characters.</param>
    /// <param name="host">The server's name, 1 to <see cref="SmtpLimits.MaxDomainBytes"/> bytes, until a client says which one it connects to.</param>
    /// <param name="port">Its port, 1 to 65535.</param>
    /// <param name="token">1 to <see cref="SaslLimits.MaxTokenBytes"/> bytes of visible ASCII.</param>
    public OAuthBearerMechanism(byte[] user, byte[] host, int port, IContent token)
        : base(Head(user), token, new byte[] { FieldEnd })
    {
        SetFirstServer(host, port);
    }

    /// <inheritdoc/>
    public override string Name { get; } = "OAUTHBEARER";

    /// <inheritdoc/>
    public override void SetServer(string host, int port)
    {
        server.Clear();
        server.WriteWord(host);
        WritePort(port);
    }

    /// <inheritdoc/>
    protected override void AddServer(SaslResponse response) => response.Add(server.Bytes, 0, server.Count);

    private void SetFirstServer(byte[] host, int port)
    {
        if (!Credential.IsFit(host, SmtpLimits.MaxDomainBytes, Credential.AboveControls)) throw new ArgumentException("empty, too long or with control characters", nameof(host));
        if (port < 1 || port > 65535) throw new ArgumentException("1 to 65535", nameof(port));
        server.Write(host);
        WritePort(port);
    }

    private void WritePort(int port)
    {
        server.Write(portStart);
        server.WriteDecimal(port);
        server.Write(tokenStart);
    }

    private static byte[] Head(byte[] user)
    {
        if (!Credential.IsFit(user, SaslLimits.MaxUserBytes, Credential.AboveControls)) throw new ArgumentException("empty, too long or with control characters", nameof(user));
        return Credential.Join(Ascii.Bytes("n,a="), Credential.SaslName(user), Ascii.Bytes(",\u0001host="));
    }
}
