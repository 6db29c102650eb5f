// SHA-256, RFC 6234. The compression is written for an interpreter, where each operation costs the same: sixteen rounds unrolled over
// locals, no call and no store to an array. Every word is held twice, in both halves of a 64-bit local, so that a rotation is one shift.

namespace DeviceMailer.Smtp.Sasl;

/// <summary>SHA-256: a digest of 32 bytes.</summary>
public sealed class Sha256 : HashFunction
{
    // Made with the first object, since a device that never uses it should not pay for 500 bytes of tables.
    private static uint[] initial;
    private static uint[][] roundConstants;

    /// <summary>Makes the buffers.</summary>
    public Sha256() : base(Tables(), isBigEndian: true)
    {
    }

    /// <summary>Takes one block (RFC 6234 6.2). Any two of the arrays may be one.</summary>
    /// <param name="from">The state before, 8 words.</param>
    /// <param name="block">The block, 16 words.</param>
    /// <param name="to">Where the state after it goes: its first 8 words.</param>
    internal static void Compress(uint[] from, uint[] block, uint[] to)
    {
        // Times a 32-bit word: the word in both halves. The lower half of x >> n is then the word rotated by n (ROTR of RFC 6234 3), and that
        // of x >> 32 + n the word shifted by n (SHR). Additions spoil the upper half, which is then made again. Both are locals because that is
        // cheaper here than a constant of eight bytes, and masking cheaper than a conversion to uint.
        ulong twice = 0x100000001;
        ulong lower = 0xffffffff;

        ulong w0 = block[0] * twice;
        ulong w1 = block[1] * twice;
        ulong w2 = block[2] * twice;
        ulong w3 = block[3] * twice;
        ulong w4 = block[4] * twice;
        ulong w5 = block[5] * twice;
        ulong w6 = block[6] * twice;
        ulong w7 = block[7] * twice;
        ulong w8 = block[8] * twice;
        ulong w9 = block[9] * twice;
        ulong w10 = block[10] * twice;
        ulong w11 = block[11] * twice;
        ulong w12 = block[12] * twice;
        ulong w13 = block[13] * twice;
        ulong w14 = block[14] * twice;
        ulong w15 = block[15] * twice;
        ulong a = from[0] * twice;
        ulong b = from[1] * twice;
        ulong c = from[2] * twice;
        ulong d = from[3] * twice;
        ulong e = from[4] * twice;
        ulong f = from[5] * twice;
        ulong g = from[6] * twice;
        ulong h = from[7] * twice;
        for (int pass = 0; ; pass++)
        {
            // h += BSIG1(e) + CH(e, f, g) + K + W; d += h; h += BSIG0(a) + MAJ(a, b, c); the letters move instead of the values.
            uint[] k = roundConstants[pass];
            h += (e >> 6 ^ e >> 11 ^ e >> 25) + (g ^ (e & (f ^ g))) + k[0] + w0;
            d = ((d + h) & lower) * twice;
            h = ((h + (a >> 2 ^ a >> 13 ^ a >> 22) + ((a & b) ^ (c & (a ^ b)))) & lower) * twice;
            g += (d >> 6 ^ d >> 11 ^ d >> 25) + (f ^ (d & (e ^ f))) + k[1] + w1;
            c = ((c + g) & lower) * twice;
            g = ((g + (h >> 2 ^ h >> 13 ^ h >> 22) + ((h & a) ^ (b & (h ^ a)))) & lower) * twice;
            f += (c >> 6 ^ c >> 11 ^ c >> 25) + (e ^ (c & (d ^ e))) + k[2] + w2;
            b = ((b + f) & lower) * twice;
            f = ((f + (g >> 2 ^ g >> 13 ^ g >> 22) + ((g & h) ^ (a & (g ^ h)))) & lower) * twice;
            e += (b >> 6 ^ b >> 11 ^ b >> 25) + (d ^ (b & (c ^ d))) + k[3] + w3;
            a = ((a + e) & lower) * twice;
            e = ((e + (f >> 2 ^ f >> 13 ^ f >> 22) + ((f & g) ^ (h & (f ^ g)))) & lower) * twice;
            d += (a >> 6 ^ a >> 11 ^ a >> 25) + (c ^ (a & (b ^ c))) + k[4] + w4;
            h = ((h + d) & lower) * twice;
            d = ((d + (e >> 2 ^ e >> 13 ^ e >> 22) + ((e & f) ^ (g & (e ^ f)))) & lower) * twice;
            c += (h >> 6 ^ h >> 11 ^ h >> 25) + (b ^ (h & (a ^ b))) + k[5] + w5;
            g = ((g + c) & lower) * twice;
            c = ((c + (d >> 2 ^ d >> 13 ^ d >> 22) + ((d & e) ^ (f & (d ^ e)))) & lower) * twice;
            b += (g >> 6 ^ g >> 11 ^ g >> 25) + (a ^ (g & (h ^ a))) + k[6] + w6;
            f = ((f + b) & lower) * twice;
            b = ((b + (c >> 2 ^ c >> 13 ^ c >> 22) + ((c & d) ^ (e & (c ^ d)))) & lower) * twice;
            a += (f >> 6 ^ f >> 11 ^ f >> 25) + (h ^ (f & (g ^ h))) + k[7] + w7;
            e = ((e + a) & lower) * twice;
            a = ((a + (b >> 2 ^ b >> 13 ^ b >> 22) + ((b & c) ^ (d & (b ^ c)))) & lower) * twice;
            h += (e >> 6 ^ e >> 11 ^ e >> 25) + (g ^ (e & (f ^ g))) + k[8] + w8;
            d = ((d + h) & lower) * twice;
            h = ((h + (a >> 2 ^ a >> 13 ^ a >> 22) + ((a & b) ^ (c & (a ^ b)))) & lower) * twice;
            g += (d >> 6 ^ d >> 11 ^ d >> 25) + (f ^ (d & (e ^ f))) + k[9] + w9;
            c = ((c + g) & lower) * twice;
            g = ((g + (h >> 2 ^ h >> 13 ^ h >> 22) + ((h & a) ^ (b & (h ^ a)))) & lower) * twice;
            f += (c >> 6 ^ c >> 11 ^ c >> 25) + (e ^ (c & (d ^ e))) + k[10] + w10;
            b = ((b + f) & lower) * twice;
            f = ((f + (g >> 2 ^ g >> 13 ^ g >> 22) + ((g & h) ^ (a & (g ^ h)))) & lower) * twice;
            e += (b >> 6 ^ b >> 11 ^ b >> 25) + (d ^ (b & (c ^ d))) + k[11] + w11;
            a = ((a + e) & lower) * twice;
            e = ((e + (f >> 2 ^ f >> 13 ^ f >> 22) + ((f & g) ^ (h & (f ^ g)))) & lower) * twice;
            d += (a >> 6 ^ a >> 11 ^ a >> 25) + (c ^ (a & (b ^ c))) + k[12] + w12;
            h = ((h + d) & lower) * twice;
            d = ((d + (e >> 2 ^ e >> 13 ^ e >> 22) + ((e & f) ^ (g & (e ^ f)))) & lower) * twice;
            c += (h >> 6 ^ h >> 11 ^ h >> 25) + (b ^ (h & (a ^ b))) + k[13] + w13;
            g = ((g + c) & lower) * twice;
            c = ((c + (d >> 2 ^ d >> 13 ^ d >> 22) + ((d & e) ^ (f & (d ^ e)))) & lower) * twice;
            b += (g >> 6 ^ g >> 11 ^ g >> 25) + (a ^ (g & (h ^ a))) + k[14] + w14;
            f = ((f + b) & lower) * twice;
            b = ((b + (c >> 2 ^ c >> 13 ^ c >> 22) + ((c & d) ^ (e & (c ^ d)))) & lower) * twice;
            a += (f >> 6 ^ f >> 11 ^ f >> 25) + (h ^ (f & (g ^ h))) + k[15] + w15;
            e = ((e + a) & lower) * twice;
            a = ((a + (b >> 2 ^ b >> 13 ^ b >> 22) + ((b & c) ^ (d & (b ^ c)))) & lower) * twice;
            if (pass == 3) break;

            // The next sixteen words: W(t) = SSIG1(W(t-2)) + W(t-7) + SSIG0(W(t-15)) + W(t-16).
            w0 = ((w0 + w9 + (w1 >> 7 ^ w1 >> 18 ^ w1 >> 35) + (w14 >> 17 ^ w14 >> 19 ^ w14 >> 42)) & lower) * twice;
            w1 = ((w1 + w10 + (w2 >> 7 ^ w2 >> 18 ^ w2 >> 35) + (w15 >> 17 ^ w15 >> 19 ^ w15 >> 42)) & lower) * twice;
            w2 = ((w2 + w11 + (w3 >> 7 ^ w3 >> 18 ^ w3 >> 35) + (w0 >> 17 ^ w0 >> 19 ^ w0 >> 42)) & lower) * twice;
            w3 = ((w3 + w12 + (w4 >> 7 ^ w4 >> 18 ^ w4 >> 35) + (w1 >> 17 ^ w1 >> 19 ^ w1 >> 42)) & lower) * twice;
            w4 = ((w4 + w13 + (w5 >> 7 ^ w5 >> 18 ^ w5 >> 35) + (w2 >> 17 ^ w2 >> 19 ^ w2 >> 42)) & lower) * twice;
            w5 = ((w5 + w14 + (w6 >> 7 ^ w6 >> 18 ^ w6 >> 35) + (w3 >> 17 ^ w3 >> 19 ^ w3 >> 42)) & lower) * twice;
            w6 = ((w6 + w15 + (w7 >> 7 ^ w7 >> 18 ^ w7 >> 35) + (w4 >> 17 ^ w4 >> 19 ^ w4 >> 42)) & lower) * twice;
            w7 = ((w7 + w0 + (w8 >> 7 ^ w8 >> 18 ^ w8 >> 35) + (w5 >> 17 ^ w5 >> 19 ^ w5 >> 42)) & lower) * twice;
            w8 = ((w8 + w1 + (w9 >> 7 ^ w9 >> 18 ^ w9 >> 35) + (w6 >> 17 ^ w6 >> 19 ^ w6 >> 42)) & lower) * twice;
            w9 = ((w9 + w2 + (w10 >> 7 ^ w10 >> 18 ^ w10 >> 35) + (w7 >> 17 ^ w7 >> 19 ^ w7 >> 42)) & lower) * twice;
            w10 = ((w10 + w3 + (w11 >> 7 ^ w11 >> 18 ^ w11 >> 35) + (w8 >> 17 ^ w8 >> 19 ^ w8 >> 42)) & lower) * twice;
            w11 = ((w11 + w4 + (w12 >> 7 ^ w12 >> 18 ^ w12 >> 35) + (w9 >> 17 ^ w9 >> 19 ^ w9 >> 42)) & lower) * twice;
            w12 = ((w12 + w5 + (w13 >> 7 ^ w13 >> 18 ^ w13 >> 35) + (w10 >> 17 ^ w10 >> 19 ^ w10 >> 42)) & lower) * twice;
            w13 = ((w13 + w6 + (w14 >> 7 ^ w14 >> 18 ^ w14 >> 35) + (w11 >> 17 ^ w11 >> 19 ^ w11 >> 42)) & lower) * twice;
            w14 = ((w14 + w7 + (w15 >> 7 ^ w15 >> 18 ^ w15 >> 35) + (w12 >> 17 ^ w12 >> 19 ^ w12 >> 42)) & lower) * twice;
            w15 = ((w15 + w8 + (w0 >> 7 ^ w0 >> 18 ^ w0 >> 35) + (w13 >> 17 ^ w13 >> 19 ^ w13 >> 42)) & lower) * twice;
        }

        to[0] = from[0] + (uint)a;
        to[1] = from[1] + (uint)b;
        to[2] = from[2] + (uint)c;
        to[3] = from[3] + (uint)d;
        to[4] = from[4] + (uint)e;
        to[5] = from[5] + (uint)f;
        to[6] = from[6] + (uint)g;
        to[7] = from[7] + (uint)h;
    }

    /// <inheritdoc/>
    protected override void Compress(uint[] state, uint[] words) => Compress(state, words, state);

    private static uint[] Tables()
    {
        if (initial != null) return initial;
        roundConstants = MakeRoundConstants();
        initial = MakeInitial();
        return initial;
    }

    // RFC 6234 6.1.
    private static uint[] MakeInitial() => new uint[]
    {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
    };

    // RFC 6234 5.1, a row for each pass of sixteen rounds: an index that is a constant saves two operations a round.
    private static uint[][] MakeRoundConstants() => new uint[][]
    {
        new uint[]
        {
            0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
            0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        },
        new uint[]
        {
            0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
            0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        },
        new uint[]
        {
            0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
            0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        },
        new uint[]
        {
            0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
            0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
        },
    };
}
