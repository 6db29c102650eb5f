// A message out of the outbox, on its way to a server: checked as a whole before its first byte is sent. One that flash did not keep comes from RAM.
// A message that was made while the clock was unset has no Date: it gets one in front of it when the clock is set by now.

using System;
using DeviceMailer.Alerts;
using DeviceMailer.Delivery;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Outbox;

/// <summary>Reads the content of a message file (format: src/DESIGN.md).</summary>
internal sealed class OutboxMessage : IMessageSource
{
    private const int DateBytes = 39; // and the header's, which is smaller: a buffer of its own would take 60 bytes of heap

    private readonly IOutboxFiles files;
    private readonly Crc32 crc = new Crc32();
    private readonly OutputBuffer date = new OutputBuffer(DateBytes);
    private IClock clock;
    private Postmark postmark;
    private IMessageSource held;
    private int number;
    private int left;

    internal OutboxMessage(IOutboxFiles files) => this.files = files;

    /// <inheritdoc/>
    public int Size { get; private set; }

    /// <summary>Never: messages are kept in the form that every server takes.</summary>
    public bool IsEightBit => false;

    /// <summary>Never.</summary>
    public bool IsUtf8 => false;

    /// <summary>True when the last <see cref="Begin"/> found the file damaged.</summary>
    internal bool IsCorrupt { get; private set; }

    /// <summary>The number of the message that is held in RAM; 0: none is.</summary>
    internal int HeldNumber { get; private set; }

    /// <summary>Holds a message under a number that no file has; 0: it is over.</summary>
    internal void Hold(IMessageSource message, int messageNumber)
    {
        held = message;
        HeldNumber = messageNumber;
    }

    /// <summary>The how manieth start it is; 0: not known.</summary>
    internal int Start => postmark == null ? 0 : postmark.Boot;

    /// <summary>Says what gives a Date to messages that have none.</summary>
    internal void DateBy(IClock clocks, Postmark start)
    {
        clock = clocks;
        postmark = start;
    }

    /// <summary>Ends reading where it is this one that is read.</summary>
    internal void CloseIf(int messageNumber)
    {
        if (number == messageNumber) files.Close();
    }

    /// <summary>Reads this one from now on.</summary>
    internal void Choose(int messageNumber) => number = messageNumber;

    /// <inheritdoc/>
    public bool Begin(bool eightBit, bool utf8)
    {
        files.Close();
        date.Clear();
        if (number == HeldNumber)
        {
            IsCorrupt = false;
            bool begun = held.Begin(false, false);
            Size = held.Size;
            return begun;
        }

        IsCorrupt = !IsWhole() && !IsWhole(); // a read may fail once
        files.Close();
        if (IsCorrupt) return false;
        files.Open(OutboxFile.Message, number);
        if (MessageFile.ReadToContent(files, number, date.Bytes, crc) < 0) return false;
        WriteDate();
        Size += date.Count;
        left = Size;
        return true;
    }

    // The moment is known by uptime within the start in which it was; else there is only the time at which it is sent (RFC 5321 6.4).
    private void WriteDate()
    {
        int start = Record.GetInt(date.Bytes, MessageFile.StartOffset);
        if (start == 0 || clock == null || !AlertComposer.IsPlausible(clock.UtcTicks)) return;
        long agoMs = start == Start ? clock.UptimeMs - Record.GetLong(date.Bytes, MessageFile.MomentOffset) : 0;
        Postmark.WriteDate(date, clock.UtcTicks - agoMs * TimeSpan.TicksPerMillisecond, postmark.OffsetMinutes);
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        if (number == HeldNumber) return held.Read(buffer, offset, count);
        if (count > left) count = left;
        if (count == 0)
        {
            files.Close();
            return 0;
        }

        int at = Size - left;
        if (at < date.Count)
        {
            if (count > date.Count - at) count = date.Count - at;
            Array.Copy(date.Bytes, at, buffer, offset, count);
            left -= count;
            return count;
        }

        int read = files.Read(buffer, offset, count);
        if (read <= 0) return -1; // it was whole when it was begun
        left -= read;
        return read;
    }

    private bool IsWhole()
    {
        int size = files.Open(OutboxFile.Message, number);
        int front = MessageFile.ReadToContent(files, number, date.Bytes, crc);
        Size = size - front - MessageFile.CheckBytes;
        return front > 0 && MessageFile.IsContentWhole(files, Size, date.Bytes, crc);
    }
}
