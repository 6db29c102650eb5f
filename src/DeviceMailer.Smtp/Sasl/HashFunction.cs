// What MD5 and SHA-256 share: the message arrives in pieces, is processed in blocks of 64 bytes and padded with its length
// (RFC 1321 3.1 and 3.2, RFC 6234 4.1). They differ in byte order, words of state and compression.
// Guarantees that nothing is allocated after the constructor. The chaining state can be kept, which is what makes Hmac cheap.

using System;

namespace DeviceMailer.Smtp.Sasl;

/// <summary>A hash over a message that comes in pieces; one object serves any number of messages, one after the other.</summary>
public abstract class HashFunction
{
    /// <summary>Bytes that one compression takes; the block size B of RFC 2104 2.</summary>
    public const int BlockBytes = 64;

    private const int BlockWords = BlockBytes / 4;
    private const int LengthBytes = 8; // the message's length in bits, at the end of the last block
    private const byte PaddingStart = 0x80;

    private readonly byte[] block = new byte[BlockBytes];
    private readonly uint[] words = new uint[BlockWords];
    private readonly uint[] state;
    private readonly uint[] initialState;
    private readonly bool isBigEndian;
    private int messageBytes;

    /// <summary>Makes the buffers.</summary>
    /// <param name="initialState">The state before the first block; its length is the digest's, in words.</param>
    /// <param name="isBigEndian">How bytes make words: SHA-256 big end first, MD5 little end first.</param>
    protected HashFunction(uint[] initialState, bool isBigEndian)
    {
        this.initialState = initialState;
        this.isBigEndian = isBigEndian;
        state = new uint[initialState.Length];
        Reset();
    }

    /// <summary>Bytes that <see cref="Finish"/> writes: 16 or 32.</summary>
    public int DigestBytes => state.Length * 4;

    /// <summary>Discards everything so far, and begins a message.</summary>
    public void Reset()
    {
        Array.Copy(initialState, 0, state, 0, state.Length);
        messageBytes = 0;
    }

    /// <summary>Takes the next piece of the message, of any size; the whole message is below 2 GiB.</summary>
    public void Update(byte[] buffer, int offset, int count)
    {
        int filled = messageBytes & (BlockBytes - 1);
        messageBytes += count;
        if (filled > 0)
        {
            int taken = count < BlockBytes - filled ? count : BlockBytes - filled;
            Array.Copy(buffer, offset, block, filled, taken);
            if (filled + taken < BlockBytes) return;
            Load(block, 0);
            Compress(state, words);
            offset += taken;
            count -= taken;
        }

        for (; count >= BlockBytes; count -= BlockBytes)
        {
            Load(buffer, offset);
            Compress(state, words);
            offset += BlockBytes;
        }

        if (count > 0) Array.Copy(buffer, offset, block, 0, count);
    }

    /// <summary>Writes the digest of what came, <see cref="DigestBytes"/> bytes, and begins the next message.</summary>
    public void Finish(byte[] digest, int offset)
    {
        // One bit 1, zeros, and the length in bits as 64 (RFC 1321 3.1 and 3.2, RFC 6234 4.1).
        int filled = messageBytes & (BlockBytes - 1);
        block[filled] = PaddingStart;
        Array.Clear(block, filled + 1, BlockBytes - filled - 1);
        Load(block, 0);
        if (filled >= BlockBytes - LengthBytes)
        {
            Compress(state, words);
            Array.Clear(words, 0, BlockWords);
        }

        uint high = (uint)messageBytes >> 29;
        uint low = (uint)messageBytes << 3;
        words[BlockWords - 2] = isBigEndian ? high : low;
        words[BlockWords - 1] = isBigEndian ? low : high;
        Compress(state, words);
        Store(digest, offset);
        Reset();
    }

    /// <summary>Zeroes what is left of messages, and begins one.</summary>
    public void Wipe()
    {
        Array.Clear(block, 0, BlockBytes);
        Array.Clear(words, 0, BlockWords);
        Reset();
    }

    /// <summary>Copies the state out; only after whole blocks, or bytes are missing from it.</summary>
    internal void Save(uint[] kept) => Array.Copy(state, 0, kept, 0, state.Length);

    /// <summary>Begins as if one block had come that led to this state.</summary>
    internal void RestoreAfterOneBlock(uint[] kept)
    {
        Array.Copy(kept, 0, state, 0, state.Length);
        messageBytes = BlockBytes;
    }

    /// <summary>Takes one block into the state.</summary>
    /// <param name="state">Read and written.</param>
    /// <param name="words">The block's 16 words; not kept.</param>
    protected abstract void Compress(uint[] state, uint[] words);

    private void Load(byte[] bytes, int at)
    {
        uint[] words = this.words;
        if (isBigEndian)
        {
            for (int i = 0; i < BlockWords; i++, at += 4)
            {
                words[i] = (uint)(bytes[at] << 24 | bytes[at + 1] << 16 | bytes[at + 2] << 8 | bytes[at + 3]);
            }
        }
        else
        {
            for (int i = 0; i < BlockWords; i++, at += 4)
            {
                words[i] = (uint)(bytes[at] | bytes[at + 1] << 8 | bytes[at + 2] << 16 | bytes[at + 3] << 24);
            }
        }
    }

    private void Store(byte[] bytes, int at)
    {
        uint[] state = this.state;
        int shift = isBigEndian ? 24 : 0;
        int step = isBigEndian ? -8 : 8;
        for (int i = 0; i < state.Length; i++, at += 4)
        {
            uint word = state[i];
            bytes[at] = (byte)(word >> shift);
            bytes[at + 1] = (byte)(word >> shift + step);
            bytes[at + 2] = (byte)(word >> shift + 2 * step);
            bytes[at + 3] = (byte)(word >> shift + 3 * step);
        }
    }
}
