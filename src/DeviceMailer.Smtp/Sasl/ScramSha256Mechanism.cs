// SCRAM-SHA-256, RFC 5802 with RFC 7677, without channel binding: the password is never sent, and the server proves that it knows it too.
// The salted password takes seconds to compute, so it is kept for its salt and count; the application may store it.
// User and password are used unchanged: SASLprep (RFC 4013), which changes nothing in ASCII, is left to the application.

using System;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Sasl;

/// <summary>Proof of a password by challenge and response, in both directions.</summary>
public sealed class ScramSha256Mechanism : SaslMechanism
{
    private const int KeyBytes = Pbkdf2.KeyBytes;
    private const int Base64KeyBytes = (KeyBytes + 2) / 3 * 4;
    private const int Base64SaltBytes = (SaslLimits.MaxScramSaltBytes + 2) / 3 * 4;

    private readonly byte[] gs2Header = Ascii.Bytes("n,,"); // no channel binding, no other identity (RFC 5802 7)
    private readonly byte[] channelAndNonce = Ascii.Bytes("c=biws,r="); // biws is "n,," in base64
    private readonly byte[] proofName = Ascii.Bytes(",p=");
    private readonly byte[] comma = { (byte)',' };
    private readonly byte[] clientKeyText = Ascii.Bytes("Client Key"); // RFC 5802 3
    private readonly byte[] serverKeyText = Ascii.Bytes("Server Key");
    private readonly byte[] userAndNonce; // "n=user,r="
    private readonly byte[] password;
    private readonly Random random;
    private readonly int clientNonceCount;

    private readonly Sha256 hash = new Sha256();
    private readonly Hmac hmac;
    private readonly Pbkdf2 pbkdf2;
    private readonly ScramAttributes attributes = new ScramAttributes();
    private readonly byte[] nonce = new byte[SaslLimits.MaxScramNonceBytes];
    private readonly byte[] decoded = new byte[Base64SaltBytes]; // a salt or a signature
    private readonly byte[] clientKey = new byte[KeyBytes];
    private readonly byte[] key = new byte[KeyBytes];
    private readonly byte[] serverSignature = new byte[KeyBytes];
    private readonly OutputBuffer proof = new OutputBuffer(Base64KeyBytes);

    private ScramState state = ScramState.Done;
    private int nonceCount;
    private bool isServerProven;

    /// <summary>Keeps the password, and makes the buffers.</summary>
    /// <param name="user">UTF-8, 1 to <see cref="SaslLimits.MaxUserBytes"/> bytes, without NUL.</param>
    /// <param name="password">UTF-8, 1 to <see cref="SaslLimits.MaxPasswordBytes"/> bytes, without NUL.</param>
    /// <param name="random">Makes the nonces. If it starts from the same seed each time, someone who listens can replay an exchange to the device.</param>
    public ScramSha256Mechanism(byte[] user, byte[] password, Random random) : this(user, password, SaslLimits.ScramClientNonceBytes) => this.random = random;

    /// <summary>For tests: with the nonce that is to be used.</summary>
    internal ScramSha256Mechanism(byte[] user, byte[] password, byte[] clientNonce) : this(user, password, clientNonce.Length) =>
        Array.Copy(clientNonce, 0, nonce, 0, clientNonce.Length);

    private ScramSha256Mechanism(byte[] user, byte[] password, int clientNonceCount)
    {
        if (!Credential.IsFit(user, SaslLimits.MaxUserBytes, Credential.AboveNul)) throw new ArgumentException("empty, too long or with a NUL", nameof(user));
        if (!Credential.IsFit(password, SaslLimits.MaxPasswordBytes, Credential.AboveNul)) throw new ArgumentException("empty, too long or with a NUL", nameof(password));
        this.password = password;
        this.clientNonceCount = clientNonceCount;
        userAndNonce = Credential.Join(Ascii.Bytes("n="), Credential.SaslName(user), Ascii.Bytes(",r="));
        hmac = new Hmac(hash);
        pbkdf2 = new Pbkdf2(hmac);
    }

    /// <inheritdoc/>
    public override string Name { get; } = "SCRAM-SHA-256";

    /// <inheritdoc/>
    public override bool SendsSecret => false;

    /// <inheritdoc/>
    public override bool HasInitialResponse => true;

    /// <inheritdoc/>
    public override bool IsServerProven => isServerProven;

    /// <summary>
    /// The salted password, 32 bytes, when <see cref="Iterations"/> is not 0: as good as the password at this server, so store it as safely.
    /// </summary>
    public byte[] SaltedPassword { get; } = new byte[KeyBytes];

    /// <summary>The salt it was made with: the first <see cref="SaltCount"/> bytes.</summary>
    public byte[] Salt { get; } = new byte[SaslLimits.MaxScramSaltBytes];

    /// <summary>How many bytes the salt has.</summary>
    public int SaltCount { get; private set; }

    /// <summary>The iterations it was made with; 0 when there is none.</summary>
    public int Iterations { get; private set; }

    /// <summary>Takes a salted password from storage, copying it. A server with another salt or count makes it again.</summary>
    /// <param name="saltedPassword">32 bytes.</param>
    /// <param name="salt">1 to <see cref="SaslLimits.MaxScramSaltBytes"/> bytes.</param>
    /// <param name="saltCount">How many of them.</param>
    /// <param name="iterations">Within the limits; otherwise what is stored is ignored.</param>
    /// <returns>False when it cannot have been one: nothing is changed.</returns>
    public bool SetSaltedPassword(byte[] saltedPassword, byte[] salt, int saltCount, int iterations)
    {
        if (saltedPassword.Length != KeyBytes || saltCount < 1 || saltCount > Salt.Length || saltCount > salt.Length
            || iterations < SaslLimits.MinScramIterations || iterations > SaslLimits.MaxScramIterations)
        {
            return false;
        }

        Array.Copy(saltedPassword, 0, SaltedPassword, 0, KeyBytes);
        KeepSalt(salt, saltCount, iterations);
        return true;
    }

    /// <summary>Zeroes the salted password: with a new password, or when a server refused it (535).</summary>
    public void ForgetSaltedPassword()
    {
        Array.Clear(SaltedPassword, 0, KeyBytes);
        Iterations = 0;
    }

    /// <inheritdoc/>
    public override void Begin()
    {
        isServerProven = false;
        nonceCount = clientNonceCount;
        state = ScramState.ClientFirst;
        if (random == null) return;

        // Printable characters but "," (RFC 5802 7): base64's have six bits each.
        byte[] alphabet = Base64.Alphabet;
        byte[] nonce = this.nonce;
        for (int i = 0; i < clientNonceCount; i++) nonce[i] = alphabet[random.Next(64)];
    }

    /// <inheritdoc/>
    public override SaslStatus Start(SaslResponse response)
    {
        if (state != ScramState.ClientFirst) return SaslStatus.Cancel;

        // n,,n=user,r=nonce (RFC 5802 7)
        response.Clear();
        response.Add(gs2Header);
        response.Add(userAndNonce);
        response.Add(nonce, 0, clientNonceCount);
        state = ScramState.ServerFirst;
        return SaslStatus.Respond;
    }

    /// <inheritdoc/>
    public override SaslStatus OnChallenge(byte[] challenge, int offset, int count, SaslResponse response)
    {
        ScramState answered = state;
        if (answered == ScramState.ClientFirst && count == 0) return Start(response);
        state = ScramState.Done;
        if (count > SaslLimits.MaxChallengeBytes) return SaslStatus.Cancel;
        attributes.Begin(challenge, offset, count);
        switch (answered)
        {
            case ScramState.ServerFirst:
                return OnServerFirst(challenge, offset, count, response);
            case ScramState.ServerFinal:
                return OnServerFinal(challenge, response);
            default:
                return SaslStatus.Cancel;
        }
    }

    /// <inheritdoc/>
    public override void Wipe()
    {
        state = ScramState.Done;
        hmac.Wipe();
        if (random != null) Array.Clear(nonce, 0, nonce.Length);
        Array.Clear(decoded, 0, decoded.Length);
        Array.Clear(clientKey, 0, KeyBytes);
        Array.Clear(key, 0, KeyBytes);
        Array.Clear(serverSignature, 0, KeyBytes);
        Array.Clear(proof.Bytes, 0, proof.Bytes.Length);
        proof.Clear();
    }

    // r=nonce,s=salt,i=iterations, in this order, and extensions behind (RFC 5802 7: server-first-message)
    private SaslStatus OnServerFirst(byte[] challenge, int offset, int count, SaslResponse response)
    {
        if (!attributes.TryTake((byte)'r') || !TryTakeNonce(challenge)) return SaslStatus.Cancel;
        if (!attributes.TryTake((byte)'s')) return SaslStatus.Cancel;
        int saltCount = Decode(challenge);
        if (saltCount < 1 || saltCount > SaslLimits.MaxScramSaltBytes) return SaslStatus.Cancel;
        if (!attributes.TryTake((byte)'i')) return SaslStatus.Cancel;
        int iterations = ReadIterations(challenge);
        if (iterations < SaslLimits.MinScramIterations || iterations > SaslLimits.MaxScramIterations) return SaslStatus.Cancel;
        if (!attributes.TryTakeExtensions()) return SaslStatus.Cancel;

        if (!IsSaltKept(saltCount, iterations))
        {
            Iterations = 0;
            pbkdf2.DeriveKey(password, decoded, 0, saltCount, iterations, SaltedPassword);
            KeepSalt(decoded, saltCount, iterations);
        }

        Prove(challenge, offset, count);
        response.Clear();
        response.Add(channelAndNonce);
        response.Add(nonce, 0, nonceCount);
        response.Add(proofName);
        response.Add(proof.Bytes, 0, proof.Count);
        state = ScramState.ServerFinal;
        return SaslStatus.Respond;
    }

    // v=signature, or e=error, which does not fit (RFC 5802 7: server-final-message)
    private SaslStatus OnServerFinal(byte[] challenge, SaslResponse response)
    {
        if (!attributes.TryTake((byte)'v') || Decode(challenge) != KeyBytes) return SaslStatus.Cancel;
        if (!attributes.TryTakeExtensions()) return SaslStatus.Cancel;

        // All bytes are compared, so that the time does not reveal where they differ.
        int difference = 0;
        for (int i = 0; i < KeyBytes; i++) difference |= decoded[i] ^ serverSignature[i];
        if (difference != 0) return SaslStatus.Cancel;
        isServerProven = true;
        response.Clear();
        return SaslStatus.Respond;
    }

    // The server's nonce is ours and its own behind it, printable (RFC 5802 5.1).
    private bool TryTakeNonce(byte[] challenge)
    {
        byte[] nonce = this.nonce;
        int offset = attributes.Offset;
        int count = attributes.Count;
        if (count <= clientNonceCount || count > nonce.Length) return false;
        for (int i = 0; i < count; i++)
        {
            byte value = challenge[offset + i];
            if (value < 0x21 || value > 0x7e) return false;
            if (i < clientNonceCount && value != nonce[i]) return false;
        }

        Array.Copy(challenge, offset, nonce, 0, count);
        nonceCount = count;
        return true;
    }

    // The attribute's base64, into decoded: the challenge itself is signed as it came.
    private int Decode(byte[] challenge)
    {
        if (attributes.Count > decoded.Length) return -1;
        Array.Copy(challenge, attributes.Offset, decoded, 0, attributes.Count);
        return Base64.Decode(decoded, 0, attributes.Count);
    }

    // posit-number = %x31-39 *DIGIT (RFC 5802 7); 0 for what is none or too large.
    private int ReadIterations(byte[] challenge)
    {
        int iterations = 0;
        for (int at = attributes.Offset; at < attributes.Offset + attributes.Count; at++)
        {
            int digit = challenge[at] - '0';
            if (digit < 0 || digit > 9 || (digit == 0 && iterations == 0)) return 0;
            iterations = iterations * 10 + digit;
            if (iterations > SaslLimits.MaxScramIterations) return 0;
        }

        return iterations;
    }

    private bool IsSaltKept(int saltCount, int iterations)
    {
        if (Iterations != iterations || SaltCount != saltCount) return false;
        byte[] salt = Salt;
        for (int i = 0; i < saltCount; i++)
        {
            if (salt[i] != decoded[i]) return false;
        }

        return true;
    }

    private void KeepSalt(byte[] salt, int saltCount, int iterations)
    {
        Array.Copy(salt, 0, Salt, 0, saltCount);
        SaltCount = saltCount;
        Iterations = iterations;
    }

    // RFC 5802 3: what proves us, and what will prove the server.
    private void Prove(byte[] challenge, int offset, int count)
    {
        // ClientKey = HMAC(SaltedPassword, "Client Key"); StoredKey = H(ClientKey)
        hmac.SetKey(SaltedPassword, 0, KeyBytes);
        hmac.Update(clientKeyText);
        hmac.Finish(clientKey, 0);
        hash.Reset();
        hash.Update(clientKey, 0, KeyBytes);
        hash.Finish(key, 0);

        // ClientProof = ClientKey XOR HMAC(StoredKey, AuthMessage)
        SignAuthMessage(challenge, offset, count, key);
        for (int i = 0; i < KeyBytes; i++) clientKey[i] ^= key[i];
        proof.Clear();
        Base64.Write(proof, clientKey, 0, KeyBytes);

        // ServerKey = HMAC(SaltedPassword, "Server Key"); ServerSignature = HMAC(ServerKey, AuthMessage)
        hmac.SetKey(SaltedPassword, 0, KeyBytes);
        hmac.Update(serverKeyText);
        hmac.Finish(key, 0);
        SignAuthMessage(challenge, offset, count, serverSignature);
        Array.Clear(key, 0, KeyBytes);
        hmac.Wipe();
    }

    // HMAC under key of: client-first-message-bare "," server-first-message "," client-final-message-without-proof
    private void SignAuthMessage(byte[] challenge, int offset, int count, byte[] signature)
    {
        hmac.SetKey(key, 0, KeyBytes);
        hmac.Update(userAndNonce);
        hmac.Update(nonce, 0, clientNonceCount);
        hmac.Update(comma);
        hmac.Update(challenge, offset, count);
        hmac.Update(comma);
        hmac.Update(channelAndNonce);
        hmac.Update(nonce, 0, nonceCount);
        hmac.Finish(signature, 0);
    }
}
