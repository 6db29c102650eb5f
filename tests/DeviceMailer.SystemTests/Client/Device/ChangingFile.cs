// A file that somebody writes while it is being sent: cut, or added to, when half of it has been read.

using System.IO;
using DeviceMailer.Esp32;
using DeviceMailer.Smtp.Message;

namespace DeviceMailer.ClientProgram;

/// <summary>A file of flash, other than it says.</summary>
internal sealed class ChangingFile : IContent
{
    private readonly FlashContent content;
    private readonly string path;
    private readonly int change; // bytes
    private int read;

    internal ChangingFile(string path, int change)
    {
        content = new FlashContent(path);
        this.path = path;
        this.change = change;
    }

    /// <inheritdoc/>
    public int Size => content.Size;

    /// <inheritdoc/>
    public bool Rewind()
    {
        read = 0;
        return content.Rewind();
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        int half = Size / 2;
        int now = content.Read(buffer, offset, read < half && count > half - read ? half - read : count);
        read += now;
        if (read == half && now > 0) Change();
        return now;
    }

    private void Change()
    {
        using (FileStream file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite)) file.SetLength(Size + change);
    }
}
