// Writes the next pair of tokens as they arrive, byte by byte, in either order: none is held in memory.

using DeviceMailer.Outbox;

namespace DeviceMailer.OAuth;

/// <summary>Writes one pair. Until <see cref="Commit"/> has read it back, the previous pair is current.</summary>
internal sealed class TokenWriter
{
    private readonly TokenStore store;
    private readonly int origin;
    private readonly Crc32 crc = new Crc32();
    private readonly byte[] block = new byte[OAuthLimits.BlockBytes];
    private int blockCount;
    private int generation;
    private int accessCount;
    private int refreshCount;
    private bool refreshFirst;
    private bool isOpen;
    private bool good;

    internal TokenWriter(TokenStore store, int origin)
    {
        this.store = store;
        this.origin = origin;
    }

    /// <summary>True when flash could not be written.</summary>
    internal bool HasFailed => isOpen && !good;

    internal int AccessCount => accessCount;

    internal int RefreshCount => refreshCount;

    /// <summary>Takes the next byte of the access token, or of the refresh token; all of one before the other. False: it is too long, or flash fails.</summary>
    internal bool Put(bool isRefresh, byte value)
    {
        if (!isOpen) Begin();
        if (isRefresh && refreshCount == 0) refreshFirst = accessCount == 0;
        int count = isRefresh ? ++refreshCount : ++accessCount;
        if (count > OAuthLimits.MaxTokenBytes) return false;
        PutByte(value);
        return good;
    }

    /// <summary>Copies the refresh token of the current pair: the server did not send a new one.</summary>
    internal bool KeepRefresh(byte[] buffer)
    {
        if (!store.OpenRefresh()) return false;
        for (int left = store.RefreshSize; left > 0;)
        {
            int read = store.Read(buffer, 0, buffer.Length);
            if (read <= 0) return false;
            for (int i = 0; i < read; i++)
            {
                if (!Put(true, buffer[i])) return false;
            }

            left -= read;
        }

        return true;
    }

    /// <summary>Makes the pair current. False: flash could not be written, and the previous pair stays current.</summary>
    /// <param name="lifeSeconds">How long the access token lasts; 0: there is none.</param>
    /// <param name="stampTicks">The time now.</param>
    /// <param name="buffer">For reading it back.</param>
    internal bool Commit(int lifeSeconds, long stampTicks, byte[] buffer)
    {
        if (!isOpen) Begin();
        FlushBlock();
        Record.PutInt(block, TokenStore.LifeOffset, lifeSeconds);
        Record.PutLong(block, TokenStore.StampOffset, stampTicks);
        Record.PutInt(block, TokenStore.CountsOffset, refreshCount << TokenStore.RefreshShift | accessCount | (refreshFirst ? TokenStore.RefreshFirst : 0));
        blockCount = TokenStore.CheckOffset;
        FlushBlock();
        Record.PutInt(block, 0, crc.Value);
        good &= store.Files.Write(block, 0, Record.IntBytes);
        good &= store.Files.Commit();
        isOpen = false;
        store.Open(store.Files, origin, buffer); // a full littlefs may say nothing
        return good && store.Generation == generation;
    }

    /// <summary>Discards what was written.</summary>
    internal void Abandon()
    {
        if (!isOpen) return;
        isOpen = false;
        store.Files.Commit();
        store.Delete(generation);
        System.Array.Clear(block, 0, block.Length);
    }

    private void Begin()
    {
        isOpen = true;
        generation = store.Generation + 1;
        good = store.Create(generation);
        crc.Reset();
        Record.PutInt(block, 0, generation);
        Record.PutInt(block, Record.IntBytes, origin);
        blockCount = TokenStore.HeadBytes;
    }

    private void PutByte(byte value)
    {
        if (blockCount == block.Length) FlushBlock();
        block[blockCount++] = value;
    }

    private void FlushBlock()
    {
        crc.Add(block, 0, blockCount);
        if (good) good = store.Files.Write(block, 0, blockCount);
        blockCount = 0;
    }
}
