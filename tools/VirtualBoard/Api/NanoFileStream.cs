using DeviceMailer.VirtualBoard.Loading;
using DeviceMailer.VirtualBoard.Parts;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.IO.FileStream on the board's flash. Only Close brings what was written there; Flush does not.</summary>
[NanoType("System.IO.FileStream")]
public class NanoFileStream : Stream
{
    private readonly Board board = Board.Current;
    private readonly FileAccess access;
    private readonly long seekLimit;
    private OpenFile? file;

    /// <summary>Opens a file.</summary>
    public NanoFileStream(string path, FileMode mode)
        : this(path, mode, mode == FileMode.Append ? FileAccess.Write : FileAccess.ReadWrite)
    {
    }

    /// <summary>Opens a file.</summary>
    public NanoFileStream(string path, FileMode mode, FileAccess access)
        : this(path, mode, access, FileShare.Read)
    {
    }

    /// <summary>Opens a file.</summary>
    public NanoFileStream(string path, FileMode mode, FileAccess access, FileShare share)
    {
        bool reads = mode is FileMode.Open or FileMode.OpenOrCreate;
        if ((access == FileAccess.Read && !reads) || (access != FileAccess.Write && mode == FileMode.Append)) throw new ArgumentException("mode and access do not agree");
        Name = path;
        this.access = access;
        file = new OpenFile(board.Flash, path, mode, access, share);
        if (mode == FileMode.Append) seekLimit = file.Length;
    }

    /// <summary>Its path on the device.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public override bool CanRead => file != null && access.HasFlag(FileAccess.Read);

    /// <inheritdoc/>
    public override bool CanSeek => file != null;

    /// <inheritdoc/>
    public override bool CanWrite => file != null && access.HasFlag(FileAccess.Write);

    /// <inheritdoc/>
    public override long Length => Open.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => Open.Position;
        set => Open.Seek(value >= seekLimit ? value : throw new IOException($"{Name}: before the end that is appended to"), SeekOrigin.Begin);
    }

    // The file, for who still has power and has not closed it.
    private OpenFile Open
    {
        get
        {
            board.Scheduler.ThrowIfPowerLost();
            ObjectDisposedException.ThrowIf(file == null, this);
            return file;
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) =>
        CanRead || file == null ? Open.Read(buffer, offset, count) : throw new NotSupportedException($"{Name}: open for writing only");

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        if (file != null && !CanWrite) throw new NotSupportedException($"{Name}: open for reading only");
        ValidateBufferArguments(buffer, offset, count);
        if (count > 0) Open.Write(buffer, offset, count);
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin)
    {
        long before = Position;
        long after = Open.Seek(offset, origin);
        if (after >= seekLimit) return after;
        Position = before;
        throw new IOException($"{Name}: before the end that is appended to");
    }

    /// <inheritdoc/>
    public override void SetLength(long value)
    {
        if (file != null && !CanWrite) throw new NotSupportedException($"{Name}: open for reading only");
        Open.SetLength(value);
    }

    /// <inheritdoc/>
    public override void Flush() => Open.Flush();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        OpenFile? closed = file;
        file = null;
        if (disposing) closed?.Close();
        base.Dispose(disposing);
    }
}
