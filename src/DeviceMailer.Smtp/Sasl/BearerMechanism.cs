// What XOAUTH2 and OAUTHBEARER share: one message around a bearer token (RFC 6750), and one answer to the error that the server sends
// as a challenge, so that its 535 can follow. The token can be replaced while the device runs, and is sent without a copy.

using System;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Sasl;

/// <summary>A bearer token instead of a password.</summary>
public abstract class BearerMechanism : SaslMechanism
{
    /// <summary>Ends a field of the message: Control-A.</summary>
    protected const byte FieldEnd = 1;

    private const byte FirstTokenByte = 0x21; // tokens are of visible ASCII (RFC 6750 2.1)
    private const byte LastTokenByte = 0x7e;

    private readonly byte[] messageEnd = { FieldEnd, FieldEnd };
    private readonly byte[] tokenMark = Ascii.Bytes("auth=Bearer "); // stands before the token

    private readonly byte[] head;
    private readonly byte[] errorAnswer;
    private object token; // a byte[] or an IContent
    private bool isSent;
    private bool isErrorAnswered;

    /// <summary>Keeps the arrays.</summary>
    /// <param name="head">The message up to the token.</param>
    /// <param name="token">See <see cref="SetToken"/>.</param>
    /// <param name="errorAnswer">The answer to the server's error.</param>
    protected BearerMechanism(byte[] head, byte[] token, byte[] errorAnswer)
    {
        this.head = head;
        this.errorAnswer = errorAnswer;
        SetToken(token);
    }

    /// <summary>Keeps the arrays, and a token that is pulled when it is sent: it is never in memory as a whole.</summary>
    /// <param name="head">The message up to the token.</param>
    /// <param name="token">
    /// 1 to <see cref="SaslLimits.MaxTokenBytes"/> bytes of visible ASCII, its size known; while it cannot be read there is none.
    /// </param>
    /// <param name="errorAnswer">The answer to the server's error.</param>
    protected BearerMechanism(byte[] head, IContent token, byte[] errorAnswer)
    {
        this.head = head;
        this.errorAnswer = errorAnswer;
        this.token = token;
    }

    /// <inheritdoc/>
    public override bool SendsSecret => true;

    /// <inheritdoc/>
    public override bool IsReady => !(token is IContent content) || (content.Rewind() && content.Size > 0 && content.Size <= SaslLimits.MaxTokenBytes);

    /// <summary>The token; one that is read as it is sent is known by what stands before it, and goes with its word.</summary>
    protected internal override byte[] Secret => token is IContent ? tokenMark : (byte[])token;

    /// <inheritdoc/>
    public override bool HasInitialResponse => true;

    /// <inheritdoc/>
    public override bool IsServerProven => true;

    /// <summary>Replaces the token; not within an exchange.</summary>
    /// <param name="token">1 to <see cref="SaslLimits.MaxTokenBytes"/> bytes of visible ASCII. Kept, not copied.</param>
    public void SetToken(byte[] token)
    {
        bool isFit = Credential.IsFit(token, SaslLimits.MaxTokenBytes, FirstTokenByte);
        for (int i = 0; i < token.Length && isFit; i++) isFit = token[i] <= LastTokenByte;
        if (!isFit) throw new ArgumentException("empty, too long or not of visible ASCII", nameof(token));
        this.token = token;
    }

    /// <inheritdoc/>
    public override void Begin()
    {
        isSent = false;
        isErrorAnswered = false;
    }

    /// <inheritdoc/>
    public override SaslStatus Start(SaslResponse response)
    {
        response.Clear();
        response.Add(head);
        AddServer(response);
        if (token is IContent content) response.Add(content);
        else response.Add((byte[])token);
        response.Add(messageEnd);
        isSent = true;
        return SaslStatus.Respond;
    }

    /// <summary>Adds what stands between head and token.</summary>
    protected virtual void AddServer(SaslResponse response)
    {
        // XOAUTH2 has nothing there.
    }

    /// <inheritdoc/>
    public override SaslStatus OnChallenge(byte[] challenge, int offset, int count, SaslResponse response)
    {
        if (!isSent) return count > 0 ? SaslStatus.Cancel : Start(response);
        if (isErrorAnswered) return SaslStatus.Cancel;
        isErrorAnswered = true;
        response.Clear();
        response.Add(errorAnswer);
        return SaslStatus.Respond;
    }

    /// <inheritdoc/>
    public override void Wipe()
    {
    }
}
