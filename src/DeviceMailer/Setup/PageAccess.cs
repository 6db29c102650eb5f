// Who may do something on the page at home: who knows its password. It is proven and never sent, since anybody in the network may listen: the device gives a word
// that is good for one try, and the page answers with the HMAC-SHA-256 (RFC 2104, RFC 6234) of that word and what is to be done, under the password. So what was
// heard helps with nothing else, nor a second time. Guessing gets slower with each try.

using System;
using DeviceMailer.Delivery;
using DeviceMailer.Smtp.Sasl;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Setup;

/// <summary>Checks proofs.</summary>
public sealed class PageAccess
{
    /// <summary>Bytes of a proof: hexadecimal digits in lower case.</summary>
    public const int ProofBytes = 64;

    private readonly byte[] password;
    private readonly IClock clock;
    private readonly Random random;
    private readonly Hmac hmac = new Hmac(new Sha256());
    private readonly byte[] digest = new byte[ProofBytes / 2];
    private readonly OutputBuffer digits = new OutputBuffer(ProofBytes);
    private int wrong;          // tries one after the other
    private long notBeforeMs;

    /// <summary>Makes it, with a first word.</summary>
    public PageAccess(byte[] password, IClock clock, Random random)
    {
        this.password = password;
        this.clock = clock;
        this.random = random;
        RandomLetters.Fill(Nonce, random);
    }

    /// <summary>The word that the next proof is about.</summary>
    public byte[] Nonce { get; } = new byte[SetupLimits.TokenLetters];

    /// <summary>False for a while after wrong proofs: none is looked at.</summary>
    public bool IsOpen => clock.UptimeMs >= notBeforeMs;

    /// <summary>Checks a proof, after which there is another word.</summary>
    /// <param name="proof">Hexadecimal digits.</param>
    /// <param name="action">What is to be done, in letters.</param>
    public bool Check(byte[] proof, byte[] action)
    {
        hmac.SetKey(password, 0, password.Length);
        hmac.Update(Nonce);
        hmac.Update(action);
        hmac.Finish(digest, 0);
        hmac.Wipe();
        RandomLetters.Fill(Nonce, random);
        digits.Clear();
        digits.WriteHex(digest, 0, digest.Length);
        int different = 0;
        for (int i = 0; i < ProofBytes; i++) different |= digits.Bytes[i] ^ proof[i];
        if (different == 0) wrong = 0;
        else SlowDown();
        return different == 0;
    }

    private void SlowDown()
    {
        wrong++;
        if (wrong <= SetupLimits.FreeTries) return;
        int waitMs = SetupLimits.FirstTryWaitMs;
        for (int i = SetupLimits.FreeTries + 1; i < wrong && waitMs < SetupLimits.MaxTryWaitMs; i++) waitMs *= 2;
        notBeforeMs = clock.UptimeMs + (waitMs < SetupLimits.MaxTryWaitMs ? waitMs : SetupLimits.MaxTryWaitMs);
    }
}
