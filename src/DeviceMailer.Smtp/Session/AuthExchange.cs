// AUTH without its I/O (RFC 4954): which mechanism, how many challenges, and what the server's replies come to.

using DeviceMailer.Smtp.Sasl;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Session;

/// <summary>One AUTH exchange.</summary>
internal sealed class AuthExchange
{
    private const int AuthVerbBytes = 5;

    private static readonly string AuthVerb = "AUTH ";

    private SaslMechanism mechanism;
    private int challenges;

    /// <summary>What to send next.</summary>
    internal SaslResponse Response { get; } = new SaslResponse();

    /// <summary>True when the AUTH line carries the first response.</summary>
    internal bool HasInitialResponse { get; private set; }

    /// <summary>
    /// Takes the first of the client's mechanisms that the server offers; one that sends its secret only under TLS, whoever asks for it.
    /// </summary>
    internal bool TryBegin(SaslMechanism[] mechanisms, Capabilities capabilities, bool isTls)
    {
        mechanism = null;
        challenges = 0;
        Response.Clear();
        for (int i = 0; i < mechanisms.Length && mechanism == null; i++)
        {
            if (capabilities.HasMechanism(i) && (isTls || !mechanisms[i].SendsSecret) && mechanisms[i].IsReady) mechanism = mechanisms[i];
        }

        if (mechanism == null) return false;
        mechanism.Begin();
        HasInitialResponse = mechanism.HasInitialResponse && mechanism.Start(Response) == SaslStatus.Respond && FitsOneLine();
        return true;
    }

    /// <summary>AUTH PLAIN, and a blank where the first response follows.</summary>
    internal void WriteVerb(OutputBuffer output)
    {
        output.WriteWord(AuthVerb);
        output.WriteWord(mechanism.Name);
    }

    /// <summary>Takes a 334: its text is decoded where it stands.</summary>
    internal SmtpState OnChallenge(byte[] line, int offset, int count, bool cut)
    {
        challenges++;
        if (cut || challenges > SmtpLimits.MaxAuthChallenges) return SmtpState.AuthCancel;
        int length = Base64.Decode(line, offset, count);
        if (length < 0) return SmtpState.AuthCancel;
        if (mechanism.HasInitialResponse && !HasInitialResponse && challenges == 1)
        {
            // The first response did not fit the AUTH line; the server asks for it with an empty challenge (RFC 4954 4).
            return length == 0 ? SmtpState.AuthResponse : SmtpState.AuthCancel;
        }

        Response.Clear();
        return mechanism.OnChallenge(line, offset, length, Response) == SaslStatus.Respond ? SmtpState.AuthResponse : SmtpState.AuthCancel;
    }

    /// <summary>Takes the last reply. A server that must prove itself and has not is not believed (RFC 5802 3).</summary>
    internal SmtpResult OnEnd(SmtpReply reply)
    {
        bool proven = mechanism.IsServerProven;
        Wipe();
        if (reply.IsPositive) return proven ? SmtpResult.Ok : SmtpResult.AuthFailed;
        if (reply.IsTransientFailure) return SmtpResult.TryLater; // 454, 432
        return reply.IsPermanentFailure ? SmtpResult.AuthRefused : SmtpResult.ProtocolError; // 535, 534, 538, 5yz
    }

    /// <summary>Forgets what is secret.</summary>
    internal void Wipe()
    {
        Response.Clear();
        if (mechanism != null) mechanism.Wipe();
    }

    // The AUTH command is a command line like any other (RFC 4954 4).
    private bool FitsOneLine()
    {
        int encoded = (Response.Length + 2) / 3 * 4;
        return AuthVerbBytes + mechanism.Name.Length + 1 + encoded <= SmtpLimits.MaxCommandLineBytes;
    }
}
