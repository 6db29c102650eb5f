using DeviceMailer.VirtualBoard.Loading;

namespace DeviceMailer.VirtualBoard.Api;

/// <summary>System.IO.FileStream on the board's flash: written through, no buffer of the PC's between.</summary>
[NanoType("System.IO.FileStream")]
public class NanoFileStream : Stream
{
    private readonly Board board = Board.Current;
    private readonly FileStream file;

    /// <summary>Opens a file.</summary>
    public NanoFileStream(string path, FileMode mode)
        : this(path, mode, mode == FileMode.Append ? FileAccess.Write : FileAccess.ReadWrite)
    {
    }

    /// <summary>Opens a file.</summary>
    public NanoFileStream(string path, FileMode mode, FileAccess access)
    {
        Name = path;
        file = new FileStream(NanoFile.PathOf(path), mode, access, FileShare.ReadWrite, bufferSize: 0);
    }

    /// <summary>Opens a file.</summary>
    public NanoFileStream(string path, FileMode mode, FileAccess access, FileShare share)
        : this(path, mode, access) => _ = share;

    /// <summary>Its path on the device.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public override bool CanRead => file.CanRead;

    /// <inheritdoc/>
    public override bool CanSeek => file.CanSeek;

    /// <inheritdoc/>
    public override bool CanWrite => file.CanWrite;

    /// <inheritdoc/>
    public override long Length => File.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => File.Position;
        set => File.Position = value;
    }

    // The file, for who still has power.
    private FileStream File
    {
        get
        {
            board.Scheduler.ThrowIfPowerLost();
            return file;
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => File.Read(buffer, offset, count);

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => File.Write(buffer, offset, count);

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => File.Seek(offset, origin);

    /// <inheritdoc/>
    public override void SetLength(long value) => File.SetLength(value);

    /// <inheritdoc/>
    public override void Flush() => File.Flush();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) file.Dispose();
        base.Dispose(disposing);
    }
}
