// A file that the firmware has open: its bytes as the firmware sees them, and when they come to the flash.
// Full flash, by reading: littlefs keeps a small file inline, in RAM, and finds no room at its close; for a larger one lfs_file_write
// fails, and nf-interpreter's driver notices only what does not fit stdio's buffer, for it ignores what fflush answers. Such a file
// stays as it was, and its close says nothing (lfs_file_sync returns 0 for a file with an error).

namespace DeviceMailer.VirtualBoard.Parts;

/// <summary>An open file.</summary>
internal sealed class OpenFile : IDisposable
{
    /// <summary>How large a file is kept inline: littlefs' cache of 512 bytes (esp_littlefs Kconfig, LITTLEFS_CACHE_SIZE).</summary>
    internal const int InlineBytes = 512;

    /// <summary>stdio's buffer on ESP-IDF: a write that is smaller goes by it.</summary>
    internal const int StdioBytes = 128;

    private readonly Flash flash;
    private readonly string path;
    private readonly bool writes;
    private readonly MemoryStream content = new();
    private bool changed;
    private bool hasError;

    /// <summary>Opens a file as System.IO.FileStream and nf-interpreter's driver do.</summary>
    internal OpenFile(Flash flash, string path, FileMode mode, FileAccess access, FileShare share)
    {
        this.flash = flash;
        this.path = path;
        writes = access != FileAccess.Read;
        Share = share;
        File = flash.PathOf(path);
        flash.Claim(File, access, share);
        if (Directory.Exists(File)) throw new IOException($"{path}: is a folder");
        bool exists = System.IO.File.Exists(File);
        if (exists && mode == FileMode.CreateNew) throw new IOException($"{path}: is there");
        if (!exists && mode is (FileMode.Open or FileMode.Truncate)) throw new IOException($"{path}: no such file");

        // littlefs commits the name of a new file when it is opened (lfs_file_opencfg), and nothing of the others.
        if (!exists) flash.Do(FlashOperationKind.Create, path, () => System.IO.File.WriteAllBytes(File, []));
        else if (writes) flash.Do(FlashOperationKind.Open, path, () => { });
        content.Write(System.IO.File.ReadAllBytes(File));
        content.Position = mode == FileMode.Append ? content.Length : 0;
        StoredBytes = content.Length;
        flash.Add(this);
        if (exists && mode is (FileMode.Create or FileMode.Truncate)) Empty();
    }

    /// <summary>The file of the PC.</summary>
    internal string File { get; }

    internal FileShare Share { get; }

    /// <summary>What of it is on the flash.</summary>
    internal long StoredBytes { get; private set; }

    /// <summary>What it takes of the flash beyond that.</summary>
    internal long PendingBytes => changed && flash.Model == FlashModel.LittleFs ? content.Length : 0;

    internal long Length => content.Length;

    internal long Position => content.Position;

    internal long Seek(long offset, SeekOrigin origin) => content.Seek(offset, origin);

    internal int Read(byte[] buffer, int offset, int count)
    {
        if (flash.ReadFails(path)) throw new IOException($"{path}: cannot be read, as asked");
        return content.Read(buffer, offset, count);
    }

    internal void Write(byte[] buffer, int offset, int count) => flash.Do(
        FlashOperationKind.Write,
        path,
        () => Put(buffer, offset, count),
        count,
        part =>
        {
            if (flash.Model == FlashModel.WriteThrough) Put(buffer, offset, part);
        });

    internal void SetLength(long length) => flash.Do(FlashOperationKind.SetLength, path, () =>
    {
        if (length > content.Length && !HasRoom(length)) throw Full();
        long position = content.Position;
        content.SetLength(length);
        content.Position = position;
        Change();
    });

    internal void Flush() => flash.Do(FlashOperationKind.Flush, path, () => { });

    /// <summary>Brings it to the flash.</summary>
    internal void Close()
    {
        try
        {
            if (writes) flash.Do(FlashOperationKind.Close, path, Commit);
        }
        finally
        {
            Dispose();
        }
    }

    /// <summary>Lets it go as it is, without bringing it to the flash.</summary>
    public void Dispose()
    {
        flash.Remove(this);
        content.Dispose();
    }

    private void Empty()
    {
        try
        {
            SetLength(0);
        }
        catch (Exception)
        {
            Dispose();
            throw;
        }
    }

    private void Put(byte[] buffer, int offset, int count)
    {
        long end = Math.Max(content.Length, content.Position + count);
        if (end > InlineBytes && !HasRoom(end))
        {
            hasError = true;
            if (count >= StdioBytes) throw Full();
            return;
        }

        hasError = false;
        content.Write(buffer, offset, count);
        Change();
    }

    private void Change()
    {
        changed = true;
        if (flash.Model == FlashModel.WriteThrough) Store();
    }

    private void Commit()
    {
        if (!changed || hasError || flash.Model == FlashModel.WriteThrough) return;
        if (!HasRoom(content.Length)) throw Full();
        Store();
    }

    private void Store()
    {
        System.IO.File.WriteAllBytes(File, content.ToArray());
        StoredBytes = content.Length;
    }

    private bool HasRoom(long length) => flash.HasRoom(this, length);

    private IOException Full() => new($"{path}: the flash is full");
}
