// PBKDF2, RFC 8018 5.2, with HMAC-SHA-256 and one block of 32 bytes, which is Hi() of RFC 5802 2.2. A round is two compressions
// on words: both hashed messages of a round are 32 bytes behind one block of key, so one padded block of words serves both.

using System;

namespace DeviceMailer.Smtp.Sasl;

/// <summary>Makes a key from a password, slowly on purpose.</summary>
public sealed class Pbkdf2
{
    /// <summary>Bytes of the derived key.</summary>
    public const int KeyBytes = 32;

    private const int KeyWords = KeyBytes / 4;
    private const uint PaddingStart = 0x80000000;
    private const uint MessageBits = (HashFunction.BlockBytes + KeyBytes) * 8;

    private readonly byte[] firstBlock = { 0, 0, 0, 1 }; // INT(1), RFC 8018 5.2

    private readonly Hmac hmac;
    private readonly uint[] words = new uint[HashFunction.BlockBytes / 4];
    private readonly uint[] sum = new uint[KeyWords];

    /// <summary>Makes the buffers.</summary>
    /// <param name="hmac">Over SHA-256; borrowed for each <see cref="DeriveKey"/>, which sets its key.</param>
    public Pbkdf2(Hmac hmac)
    {
        if (hmac.MacBytes != KeyBytes) throw new ArgumentException("HMAC-SHA-256 it must be", nameof(hmac));
        this.hmac = hmac;
    }

    /// <summary>Derives <see cref="KeyBytes"/> bytes. Takes long: see SaslLimits.MaxScramIterations.</summary>
    /// <param name="password">The password.</param>
    /// <param name="salt">The salt is at <paramref name="offset"/>, <paramref name="count"/> bytes.</param>
    /// <param name="offset">See <paramref name="salt"/>.</param>
    /// <param name="count">See <paramref name="salt"/>.</param>
    /// <param name="iterations">1 or more.</param>
    /// <param name="result">Gets the key at its start.</param>
    public void DeriveKey(byte[] password, byte[] salt, int offset, int count, int iterations, byte[] result)
    {
        uint[] words = this.words;
        uint[] sum = this.sum;

        // U1 = HMAC(password, salt || INT(1))
        hmac.SetKey(password, 0, password.Length);
        hmac.Update(salt, offset, count);
        hmac.Update(firstBlock);
        hmac.Finish(result, 0);
        for (int i = 0; i < KeyWords; i++)
        {
            int at = i * 4;
            words[i] = (uint)(result[at] << 24 | result[at + 1] << 16 | result[at + 2] << 8 | result[at + 3]);
            sum[i] = words[i];
        }

        words[KeyWords] = PaddingStart;
        words[words.Length - 1] = MessageBits;

        // Un = HMAC(password, Un-1); the key is U1 ^ U2 ^ ... ^ Un
        uint[] inner = hmac.InnerState;
        uint[] outer = hmac.OuterState;
        for (int n = 1; n < iterations; n++)
        {
            Sha256.Compress(inner, words, words);
            Sha256.Compress(outer, words, words);
            for (int i = 0; i < KeyWords; i++) sum[i] ^= words[i];
        }

        for (int i = 0; i < KeyWords; i++)
        {
            uint word = sum[i];
            int at = i * 4;
            result[at] = (byte)(word >> 24);
            result[at + 1] = (byte)(word >> 16);
            result[at + 2] = (byte)(word >> 8);
            result[at + 3] = (byte)word;
        }

        Wipe();
    }

    /// <summary>Zeroes what is left of the derivation.</summary>
    private void Wipe()
    {
        Array.Clear(words, 0, words.Length);
        Array.Clear(sum, 0, sum.Length);
        hmac.Wipe();
    }
}
