// A file on the device's flash, read from its beginning to its end.

using System;
using System.IO;
using DeviceMailer.Settings;

namespace DeviceMailer.Esp32;

/// <summary>A file as <see cref="IByteSource"/>. Nothing is thrown: a file that cannot be read answers less than 0.</summary>
internal sealed class FlashFile : IByteSource
{
    private readonly string path;
    private FileStream stream;

    internal FlashFile(string path) => this.path = path;

    /// <summary>Opens the file; false when it is not there, or cannot be read.</summary>
    internal bool TryOpen()
    {
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            return stream.Read(buffer, offset, count);
        }
        catch (Exception)
        {
            return -1;
        }
    }

    internal void Close() => stream.Dispose();
}
