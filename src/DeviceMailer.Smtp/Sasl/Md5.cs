// MD5, RFC 1321: for CRAM-MD5 only (RFC 2195), whose HMAC does not rest on what is broken in it. Six blocks a login, so it
// is short rather than fast.

namespace DeviceMailer.Smtp.Sasl;

/// <summary>MD5: a digest of 16 bytes.</summary>
public sealed class Md5 : HashFunction
{
    // Made with the first of these objects, since a device that never uses them should not pay for 400 bytes of tables.
    private static uint[] initial;
    private static uint[] sines;
    private static byte[] rotations;

    /// <summary>Makes the buffers.</summary>
    public Md5() : base(Tables(), isBigEndian: false)
    {
    }

    /// <inheritdoc/>
    protected override void Compress(uint[] state, uint[] words)
    {
        uint[] sines = Md5.sines;
        byte[] rotations = Md5.rotations;
        uint a = state[0];
        uint b = state[1];
        uint c = state[2];
        uint d = state[3];
        for (int i = 0; i < 64; i++)
        {
            uint mixed;
            int word;
            if (i < 16)
            {
                mixed = d ^ (b & (c ^ d)); // F
                word = i;
            }
            else if (i < 32)
            {
                mixed = c ^ (d & (b ^ c)); // G
                word = (5 * i + 1) & 15;
            }
            else if (i < 48)
            {
                mixed = b ^ c ^ d; // H
                word = (3 * i + 5) & 15;
            }
            else
            {
                mixed = c ^ (b | ~d); // I
                word = 7 * i & 15;
            }

            mixed += a + sines[i] + words[word];
            int rotation = rotations[(i >> 2 & 12) | (i & 3)];
            a = d;
            d = c;
            c = b;
            b += mixed << rotation | mixed >> 32 - rotation;
        }

        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
    }

    private static uint[] Tables()
    {
        if (initial != null) return initial;
        sines = MakeSines();
        rotations = MakeRotations();
        initial = MakeInitial();
        return initial;
    }

    // RFC 1321 3.3.
    private static uint[] MakeInitial() => new uint[] { 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476 };

    // The table T of RFC 1321 3.4.
    private static uint[] MakeSines() => new uint[]
    {
        0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
        0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
        0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
        0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
        0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
        0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
        0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
        0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
    };

    // Rotations, four for each of the four rounds (RFC 1321 3.4).
    private static byte[] MakeRotations() => new byte[] { 7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21 };
}
