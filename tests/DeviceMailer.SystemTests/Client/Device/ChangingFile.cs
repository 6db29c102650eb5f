// A file that somebody writes while it is being sent: cut, or added to, when half of it has been read. It is opened again for each block, so that
// the change is seen: who keeps it open goes on with what was there.

using System.IO;
using DeviceMailer.Smtp.Message;

namespace DeviceMailer.ClientProgram;

/// <summary>A file of flash, other than it says.</summary>
internal sealed class ChangingFile : IContent
{
    private readonly string path;
    private readonly int change; // bytes
    private int position;
    private bool changed;

    internal ChangingFile(string path, int change)
    {
        this.path = path;
        this.change = change;
    }

    /// <inheritdoc/>
    public int Size { get; private set; }

    /// <inheritdoc/>
    public bool Rewind()
    {
        position = 0;
        using (FileStream file = new FileStream(path, FileMode.Open, FileAccess.Read)) Size = (int)file.Length;
        return true;
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        int half = Size / 2;
        if (position < half && count > half - position) count = half - position;
        using (FileStream file = new FileStream(path, FileMode.Open, FileAccess.Read))
        {
            file.Seek(position, SeekOrigin.Begin);
            count = file.Read(buffer, offset, count);
        }

        position += count;
        if (position == half && !changed) Change();
        return count;
    }

    private void Change()
    {
        changed = true;
        using (FileStream file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite)) file.SetLength(Size + change);
    }
}
