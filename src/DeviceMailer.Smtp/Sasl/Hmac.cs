// HMAC, RFC 2104, over either hash. The states behind the key's inner and outer block are kept, so that the key costs its two
// compressions once and not with every message (RFC 2104 4).

using System;

namespace DeviceMailer.Smtp.Sasl;

/// <summary>Authenticates messages with a key: <see cref="SetKey"/> once, then any number of messages.</summary>
public sealed class Hmac
{
    private const byte InnerPad = 0x36;
    private const byte OuterPad = 0x5c;

    private readonly HashFunction hash;
    private readonly byte[] block = new byte[HashFunction.BlockBytes];

    /// <summary>Makes the buffers.</summary>
    /// <param name="hash">Borrowed from <see cref="SetKey"/> to the last <see cref="Finish"/>; free for others between.</param>
    public Hmac(HashFunction hash)
    {
        this.hash = hash;
        InnerState = new uint[hash.DigestBytes / 4];
        OuterState = new uint[hash.DigestBytes / 4];
    }

    /// <summary>Bytes that <see cref="Finish"/> writes.</summary>
    public int MacBytes => hash.DigestBytes;

    /// <summary>The hash's state behind K XOR ipad.</summary>
    internal uint[] InnerState { get; }

    /// <summary>The hash's state behind K XOR opad.</summary>
    internal uint[] OuterState { get; }

    /// <summary>Takes a key of any length, which is not needed afterwards, and begins a message.</summary>
    public void SetKey(byte[] key, int offset, int count)
    {
        // A key longer than a block is its hash (RFC 2104 2); a shorter one is filled with zeros.
        Array.Clear(block, 0, block.Length);
        hash.Reset();
        if (count > block.Length)
        {
            hash.Update(key, offset, count);
            hash.Finish(block, 0);
        }
        else
        {
            Array.Copy(key, offset, block, 0, count);
        }

        XorBlock(InnerPad);
        hash.Update(block, 0, block.Length);
        hash.Save(InnerState);
        hash.Reset();
        XorBlock(InnerPad ^ OuterPad);
        hash.Update(block, 0, block.Length);
        hash.Save(OuterState);
        hash.RestoreAfterOneBlock(InnerState);
        Array.Clear(block, 0, block.Length);
    }

    /// <summary>Takes the next piece of the message.</summary>
    public void Update(byte[] buffer, int offset, int count) => hash.Update(buffer, offset, count);

    /// <summary>Takes a whole array as the next piece of the message.</summary>
    public void Update(byte[] buffer) => hash.Update(buffer, 0, buffer.Length);

    /// <summary>Writes H(K XOR opad, H(K XOR ipad, message)) and begins the next message under the same key.</summary>
    public void Finish(byte[] mac, int offset)
    {
        hash.Finish(block, 0);
        hash.RestoreAfterOneBlock(OuterState);
        hash.Update(block, 0, hash.DigestBytes);
        hash.Finish(mac, offset);
        hash.RestoreAfterOneBlock(InnerState);
    }

    /// <summary>Zeroes the key's states and what is left of messages.</summary>
    public void Wipe()
    {
        Array.Clear(InnerState, 0, InnerState.Length);
        Array.Clear(OuterState, 0, OuterState.Length);
        Array.Clear(block, 0, block.Length);
        hash.Wipe();
    }

    private void XorBlock(byte pad)
    {
        byte[] block = this.block;
        for (int i = 0; i < block.Length; i++) block[i] ^= pad;
    }
}
