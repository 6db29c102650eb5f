// One way to prove our identity (RFC 4422), as the session sees it: the session decodes challenges, encodes responses, and decides by
// SendsSecret whether the connection is safe enough.

using System;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Sasl;

/// <summary>A SASL mechanism with its user and secret, for any number of exchanges, one after the other.</summary>
public abstract class SaslMechanism
{
    /// <summary>Its name as in the EHLO reply and the AUTH command: "PLAIN".</summary>
    public abstract string Name { get; }

    /// <summary>True when the secret itself, or a bearer token, crosses the wire: TLS is needed (RFC 4954 9).</summary>
    public abstract bool SendsSecret { get; }

    /// <summary>True if the first response may be sent with the AUTH command, if it fits (RFC 4954 4).</summary>
    public abstract bool HasInitialResponse { get; }

    /// <summary>
    /// Asked at 235: may the success be believed? False only for a mechanism in which the server must prove its identity and has not done so.
    /// </summary>
    public abstract bool IsServerProven { get; }

    /// <summary>False while it has no secret: then another mechanism is used, if there is one.</summary>
    public virtual bool IsReady => true;

    /// <summary>False if the content of challenges does not matter: then they need not be base64 either.</summary>
    public virtual bool ReadsChallenges => true;

    /// <summary>What must not appear in any log if a server repeats it: the password or the token. Empty if it is not sent.</summary>
    protected internal virtual byte[] Secret => Ascii.Nothing;

    /// <summary>
    /// The mechanisms for a password, in order of preference: PLAIN and LOGIN, which take the fewest waits, under TLS; SCRAM-SHA-256 and CRAM-MD5, which do not
    /// show the password, without.
    /// </summary>
    /// <param name="user">UTF-8, 1 to <see cref="SaslLimits.MaxUserBytes"/> bytes, without NUL.</param>
    /// <param name="password">UTF-8, 1 to <see cref="SaslLimits.MaxPasswordBytes"/> bytes, without NUL.</param>
    /// <param name="isTls">Connections are protected by TLS.</param>
    public static SaslMechanism[] ForPassword(byte[] user, byte[] password, bool isTls) => isTls
        ? new SaslMechanism[] { new PlainMechanism(user, password), new LoginMechanism(user, password) }
        : new SaslMechanism[] { new ScramSha256Mechanism(user, password, new Random()), new CramMd5Mechanism(user, password) };

    /// <summary>Sets the server, before each connection.</summary>
    public virtual void SetServer(string host, int port)
    {
        // Most do not need it.
    }

    /// <summary>Begins a new exchange.</summary>
    public abstract void Begin();

    /// <summary>Writes the initial response; only with <see cref="HasInitialResponse"/>. Else the server sends an empty challenge.</summary>
    public abstract SaslStatus Start(SaslResponse response);

    /// <summary>Answers a challenge.</summary>
    /// <param name="challenge">The challenge, base64 already decoded, at <paramref name="offset"/>; not kept.</param>
    /// <param name="offset">See <paramref name="challenge"/>.</param>
    /// <param name="count">See <paramref name="challenge"/>.</param>
    /// <param name="response">Emptied and filled when the answer is <see cref="SaslStatus.Respond"/>.</param>
    public abstract SaslStatus OnChallenge(byte[] challenge, int offset, int count, SaslResponse response);

    /// <summary>Zeroes the secrets of the exchange, but not the configured one; a response is no longer valid then.</summary>
    public abstract void Wipe();
}
