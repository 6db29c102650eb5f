// The newest lines of the log in RAM, for a page, and the last one that says how delivery fares.

using System;
using DeviceMailer.Log;
using DeviceMailer.Setup;

namespace DeviceMailer.Esp32;

/// <summary>Keeps lines, and hands them on.</summary>
internal sealed class LogTail : ILogSink
{
    // What the lines of delivery begin with; the first tells when it goes on, and not why.
    private readonly string speakers = "mail: next attempt|mail: |network: |token: ";
    private const int WhenNotWhy = 0;
    private const int SpeakerCount = 4;

    private const byte LineFeed = (byte)'\n';

    private readonly ILogSink next;
    private readonly byte[] text = new byte[SetupLimits.LogBytes];
    private readonly byte[] why = new byte[SetupLimits.WhyBytes];
    private int count;
    private int whyCount;

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
            int speaker = isDetail ? SpeakerCount : LineWords.Find(speakers, bytes, offset, length, false, SpeakerCount);
            if (speaker == WhenNotWhy || speaker == SpeakerCount) return;
            whyCount = length < why.Length ? length : why.Length;
            Array.Copy(bytes, offset, why, 0, whyCount);
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

    /// <summary>Puts what delivery said last into a buffer; returns how many bytes.</summary>
    internal int CopyWhy(byte[] buffer)
    {
        lock (text)
        {
            Array.Copy(why, 0, buffer, 0, whyCount);
            return whyCount;
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
