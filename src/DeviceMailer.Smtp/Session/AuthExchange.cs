// AUTH without its I/O (RFC 4954): which mechanism, how many challenges, and what the server's replies mean.

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
    private int tried;      // how many of the client's mechanisms have been tried
    private int preferred;  // the first one to try: a server accepted it after refusing another

    /// <summary>What to send next.</summary>
    internal SaslResponse Response { get; } = new SaslResponse();

    /// <summary>True when the AUTH line carries the first response.</summary>
    internal bool HasInitialResponse { get; private set; }

    /// <summary>The secret of the current or last exchange, which no log may show; empty: none.</summary>
    internal byte[] Secret => mechanism == null ? Ascii.Nothing : mechanism.Secret;

    /// <summary>Begins a connection: no mechanism has been tried.</summary>
    internal void BeginConnection()
    {
        mechanism = null;
        tried = 0;
    }

    /// <summary>
    /// Selects the first of the client's mechanisms that the server offers, or the next one if that was tried; one that sends the secret itself only
    /// under TLS, even if asked for.
    /// </summary>
    internal bool TryNext(SaslMechanism[] mechanisms, Capabilities capabilities, bool isTls)
    {
        SaslMechanism next = null;
        challenges = 0;
        Response.Clear();
        for (; tried < mechanisms.Length && next == null; tried++)
        {
            int place = (preferred + tried) % mechanisms.Length;
            if (capabilities.HasMechanism(place) && (isTls || !mechanisms[place].SendsSecret) && mechanisms[place].IsReady) next = mechanisms[place];
        }

        if (next == null) return false;
        mechanism = next;
        mechanism.Begin();
        HasInitialResponse = mechanism.HasInitialResponse && mechanism.Start(Response) == SaslStatus.Respond && FitsOneLine();
        return true;
    }

    /// <summary>The next connection begins with the mechanism tried last: that saves a refusal, which some servers count.</summary>
    internal void Prefer(SaslMechanism[] mechanisms) => preferred = (preferred + tried - 1) % mechanisms.Length;

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
        if (challenges > SmtpLimits.MaxAuthChallenges) return SmtpState.AuthCancel;
        int length = 0;
        if (mechanism.ReadsChallenges) length = cut ? -1 : Base64.Decode(line, offset, count);
        if (length < 0) return SmtpState.AuthCancel;
        if (mechanism.HasInitialResponse && !HasInitialResponse && challenges == 1)
        {
            // The first response did not fit the AUTH line; the server asks for it with an empty challenge (RFC 4954 4).
            return length == 0 ? SmtpState.AuthResponse : SmtpState.AuthCancel;
        }

        Response.Clear();
        return mechanism.OnChallenge(line, offset, length, Response) == SaslStatus.Respond ? SmtpState.AuthResponse : SmtpState.AuthCancel;
    }

    /// <summary>Takes the last reply. A server that must prove itself but has not done so is not believed (RFC 5802 3).</summary>
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
