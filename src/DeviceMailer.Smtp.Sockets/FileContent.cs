// A file on the device's flash as an attachment: opened again for every attempt to send, closed at its end.

using System;
using System.IO;
using DeviceMailer.Smtp.Message;

namespace DeviceMailer.Smtp.Sockets;

/// <summary>A file as <see cref="IContent"/>. Nothing is thrown: a file that cannot be read answers less than 0.</summary>
public sealed class FileContent : IContent
{
    private readonly string path;
    private FileStream stream;

    /// <summary>Makes content of a file.</summary>
    /// <param name="path">Its path, such as <c>I:\log.txt</c>. It is opened when a message that has it is sent.</param>
    public FileContent(string path) => this.path = path;

    /// <inheritdoc/>
    public int Size { get; private set; }

    /// <inheritdoc/>
    public bool Rewind()
    {
        Close();
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read);
            Size = (int)stream.Length;
            return true;
        }
        catch (Exception)
        {
            Close();
            return false;
        }
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        if (stream == null) return 0;
        try
        {
            int read = stream.Read(buffer, offset, count);
            if (read == 0) Close();
            return read;
        }
        catch (Exception)
        {
            Close();
            return -1;
        }
    }

    private void Close()
    {
        if (stream != null) stream.Dispose();
        stream = null;
    }
}
