// Hides a secret that a server repeats: some quote the command they refuse, with the password in plain text or in base64.
// Every word that contains a part of it becomes three asterisks. Nothing is kept or allocated: base64 is computed again, character by character.

using System;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Sasl;

/// <summary>Masks secrets in what a server says.</summary>
internal static class SecretMask
{
    // This much of a secret counts as the secret, since servers cut what they repeat. A shorter secret must be complete.
    private const int MatchBytes = 6;

    // At the end of a word less counts, in base64 only: in plain text, three letters of a password could be any word.
    private const int CutMatchBytes = 3;
    private const int MaskBytes = 3;
    private const int BitsPerCharacter = 6;
    private const byte Space = (byte)' ';
    private const byte Star = (byte)'*';

    /// <summary>Masks a secret in a line, in place; returns the line's new length.</summary>
    /// <param name="line">The line's buffer.</param>
    /// <param name="offset">Where it begins.</param>
    /// <param name="count">Its length.</param>
    /// <param name="secret">1 byte or more.</param>
    internal static int Mask(byte[] line, int offset, int count, byte[] secret)
    {
        int end = offset + count;
        int word = offset;
        for (int at = offset; at < end; at++)
        {
            if (line[at] == Space && secret[0] != Space)
            {
                word = at + 1;
                continue;
            }

            int matched = Match(line, at, end, secret);
            if (matched == 0) continue;
            int behind = at + matched;
            while (behind < end && line[behind] != Space) behind++;
            int stars = behind - word < MaskBytes ? behind - word : MaskBytes;
            for (int i = 0; i < stars; i++) line[word + i] = Star;
            Array.Copy(line, behind, line, word + stars, end - behind);
            end -= behind - word - stars;
            at = word + stars - 1;
        }

        return end - offset;
    }

    // How many bytes of the line are of the secret: in plain text, or in base64, in which it begins with its first whole character: at bit 0, 4 or 2,
    // as 0, 1 or 2 bytes beyond a group of three stand before it.
    private static int Match(byte[] line, int at, int end, byte[] secret)
    {
        int matched = MatchClear(line, at, end, secret);
        for (int bit = 0; bit < BitsPerCharacter && matched == 0; bit += 2) matched = MatchBase64(line, at, end, secret, bit);
        return matched;
    }

    private static int MatchClear(byte[] line, int at, int end, byte[] secret)
    {
        int matched = 0;
        while (matched < secret.Length && at + matched < end && Fold(line[at + matched]) == Fold(secret[matched])) matched++;
        return matched == secret.Length || matched >= MatchBytes ? matched : 0;
    }

    private static int MatchBase64(byte[] line, int at, int end, byte[] secret, int firstBit)
    {
        int length = (secret.Length * 8 - firstBit) / BitsPerCharacter;
        int matched = 0;
        while (matched < length && at + matched < end && Fold(line[at + matched]) == Fold(CharacterAt(secret, firstBit + matched * BitsPerCharacter))) matched++;
        if (matched >= MatchBytes || (matched == length && matched >= CutMatchBytes)) return matched;
        bool isCut = at + matched == end || line[at + matched] == Space;
        return isCut && matched >= CutMatchBytes ? matched : 0;
    }

    // The base64 character of six bits of the secret, which are all there.
    private static byte CharacterAt(byte[] secret, int bit)
    {
        int at = bit / 8;
        int two = secret[at] << 8 | (at + 1 < secret.Length ? secret[at + 1] : 0);
        return Base64.Alphabet[two >> (16 - BitsPerCharacter - bit % 8) & 63];
    }

    // Some servers repeat commands in capitals.
    private static byte Fold(byte c) => c >= 'a' && c <= 'z' ? (byte)(c - 'a' + 'A') : c;
}
