// A message that is complete in a buffer.

using System;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Message;

/// <summary>Reads a message out of an <see cref="OutputBuffer"/>, which stays with its owner.</summary>
public sealed class BufferSource : IMessageSource
{
    private readonly OutputBuffer message;
    private int at;

    /// <summary>Makes a source of the buffer's content at the time of reading.</summary>
    public BufferSource(OutputBuffer message) => this.message = message;

    /// <inheritdoc/>
    public int Size => HasSize ? message.Count : -1;

    /// <inheritdoc/>
    public bool IsEightBit { get; set; }

    /// <summary>Set it if every line in the buffer ends with CRLF, the last one included.</summary>
    public bool HasSize { get; set; }

    /// <inheritdoc/>
    public bool IsUtf8 { get; set; }

    /// <inheritdoc/>
    public bool Begin(bool eightBit, bool utf8)
    {
        at = 0;
        return !message.Overflowed;
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        if (count > message.Count - at) count = message.Count - at;
        Array.Copy(message.Bytes, at, buffer, offset, count);
        at += count;
        return count;
    }
}
