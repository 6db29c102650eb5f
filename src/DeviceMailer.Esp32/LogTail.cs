// The newest lines of the log in RAM, for the page of set-up mode.

using System;
using DeviceMailer.Log;
using DeviceMailer.Setup;

namespace DeviceMailer.Esp32;

/// <summary>Keeps lines, and hands them on.</summary>
internal sealed class LogTail : ILogSink
{
    private const byte LineFeed = (byte)'\n';

    private readonly ILogSink next;
    private readonly byte[] text = new byte[SetupLimits.LogBytes];
    private int count;

    internal LogTail(ILogSink next) => this.next = next;

    /// <inheritdoc/>
    public void Write(byte[] bytes, int offset, int length, bool isDetail)
    {
        next.Write(bytes, offset, length, isDetail);
        lock (text)
        {
            while (count > 0 && count + length + 1 > text.Length) DropFirst();
            if (length + 1 > text.Length) return;
            Array.Copy(bytes, offset, text, count, length);
            count += length;
            text[count++] = LineFeed;
        }
    }

    /// <inheritdoc/>
    public void Flush() => next.Flush();

    /// <summary>Puts the lines into a buffer; returns how many bytes.</summary>
    internal int Copy(byte[] buffer)
    {
        lock (text)
        {
            Array.Copy(text, 0, buffer, 0, count);
            return count;
        }
    }

    private void DropFirst()
    {
        int end = 0;
        while (text[end++] != LineFeed) continue;
        count -= end;
        Array.Copy(text, end, text, 0, count);
    }
}
