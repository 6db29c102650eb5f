// The log as an attachment: the lines kept, oldest first. A damaged file is left out; one that disappears while the log is
// read becomes empty lines, so that the message keeps its announced size.

using DeviceMailer.Outbox;
using DeviceMailer.Smtp.Message;

namespace DeviceMailer.Log;

/// <summary>Log lines as <see cref="IContent"/>.</summary>
public sealed class LogContent : IContent
{
    private const byte LineFeed = (byte)'\n';

    private readonly LogRing ring;
    private readonly IOutboxFiles files;
    private readonly Crc32 crc = new Crc32();
    private readonly byte[] block = new byte[NotifierLimits.FileBlockBytes];
    private readonly int[] sizes = new int[NotifierLimits.MaxLogFiles + 1]; // of each file's lines; 0: left out
    private int first;
    private int fileCount;
    private int at;     // the file that is read
    private int left;   // bytes of it
    private bool isOpen;

    /// <summary>Makes it.</summary>
    /// <param name="ring">The log.</param>
    /// <param name="files">Its files.</param>
    public LogContent(LogRing ring, IOutboxFiles files)
    {
        this.ring = ring;
        this.files = files;
    }

    /// <inheritdoc/>
    public int Size { get; private set; }

    /// <inheritdoc/>
    public bool Rewind()
    {
        files.Close();
        int last = ring.Seal();
        first = ring.First;
        fileCount = last - first + 1;
        if (fileCount > sizes.Length) fileCount = sizes.Length;
        Size = 0;
        for (int i = 0; i < fileCount; i++)
        {
            sizes[i] = SizeOf(first + i);
            Size += sizes[i];
        }

        at = -1;
        left = 0;
        isOpen = false;
        return true;
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        while (left == 0)
        {
            if (isOpen) files.Close();
            isOpen = false;
            at++;
            if (at >= fileCount) return 0;
            left = sizes[at];
            isOpen = left > 0 && files.Open(OutboxFile.Log, first + at) >= left;
        }

        int most = count < left ? count : left;
        int read = isOpen ? files.Read(buffer, offset, most) : -1;
        if (read <= 0)
        {
            for (read = 0; read < most; read++) buffer[offset + read] = LineFeed;
        }

        left -= read;
        return read;
    }

    // 0 where the file is not whole.
    private int SizeOf(int number)
    {
        int size = files.Open(OutboxFile.Log, number) - Record.IntBytes;
        crc.Reset();
        bool whole = size > 0 && size < NotifierLimits.LogFileBytes;
        for (int rest = size; whole && rest > 0;)
        {
            int most = rest < block.Length ? rest : block.Length;
            whole = Record.ReadWhole(files, block, most);
            crc.Add(block, 0, most);
            rest -= most;
        }

        whole = whole && Record.ReadWhole(files, block, Record.IntBytes) && Record.GetInt(block, 0) == crc.Value;
        files.Close();
        return whole ? size : 0;
    }
}
