using System;

namespace DeviceMailer.Smtp.Message;

/// <summary>Content in an array.</summary>
public sealed class BytesContent : IContent
{
    private readonly byte[] bytes;
    private int position;

    /// <summary>Makes content of an array, which is not copied.</summary>
    public BytesContent(byte[] bytes) => this.bytes = bytes;

    /// <inheritdoc/>
    public int Size => bytes.Length;

    /// <inheritdoc/>
    public bool Rewind()
    {
        position = 0;
        return true;
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        if (count > bytes.Length - position) count = bytes.Length - position;
        Array.Copy(bytes, position, buffer, offset, count);
        position += count;
        return count;
    }
}
