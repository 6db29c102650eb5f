// A message in a file on flash, pulled block by block: of any size, in no more memory than the client has anyway.

using System;
using System.IO;
using DeviceMailer.Smtp.Message;

namespace DeviceMailer.ClientProgram;

/// <summary>A file with CRLF at the end of every line, the last one included.</summary>
internal sealed class MailFile : IMessageSource
{
    private readonly FileStream file;

    internal MailFile(string path)
    {
        file = new FileStream(path, FileMode.Open, FileAccess.Read);
        Size = (int)file.Length;
        IsEightBit = HasEightBit();
    }

    /// <inheritdoc/>
    public int Size { get; }

    /// <inheritdoc/>
    public bool IsEightBit { get; }

    /// <inheritdoc/>
    public bool IsUtf8 => false;

    /// <inheritdoc/>
    public bool Begin(bool eightBit, bool utf8)
    {
        file.Seek(0, SeekOrigin.Begin);
        return true;
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            return file.Read(buffer, offset, count);
        }
        catch (Exception)
        {
            return -1;
        }
    }

    private bool HasEightBit()
    {
        byte[] block = new byte[512];
        for (; ; )
        {
            int count = file.Read(block, 0, block.Length);
            if (count == 0) return false;
            for (int i = 0; i < count; i++)
            {
                if (block[i] > 127) return true;
            }
        }
    }
}
