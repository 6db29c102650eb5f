// A message out of the outbox, on its way to a server: checked as a whole before its first byte is sent. One that flash did not keep comes from RAM.
// A message that was made while the clock was unset has no Date, and late digits for its times: it gets both when the clock is set by now.
// A message whose attachment is too large for a server ends in front of it.

using System;
using DeviceMailer.Delivery;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;
using DeviceMailer.Zones;

namespace DeviceMailer.Outbox;

/// <summary>Reads the content of a message file (format: src/DESIGN.md).</summary>
internal sealed class OutboxMessage : IMessageSource
{
    private const int DateBytes = 39;

    // Last time, first time and Date of a message that was made while the clock was unset. The header is read through the same buffer: one of its own
    // would take 60 bytes of heap.
    private const int DateOffset = 2 * LocalTime.LateBytes;
    private const int FirstTimeShift = 8; // of its place among the places of late digits

    // An attachment begins at the second delimiter of the outer level (MailMessage), the text at the first. One that closes is followed by two dashes.
    private const int DelimitersToAttachment = 2;
    private static readonly string Delimiters = "\r\n--=_dm0.--\r\n";
    private const int DelimiterBytes = 10;
    private const int ClosingBytes = 4;
    private const byte CarriageReturn = 13;

    private readonly IOutboxFiles files;
    private readonly Crc32 crc = new Crc32();
    private readonly OutputBuffer times = new OutputBuffer(DateOffset + DateBytes);
    private IClock clock;
    private Postmark postmark;
    private IMessageSource held;
    private int number;
    private int left;
    private int shortSize;  // of what stands in front of the attachment that is left out; 0: it goes as a whole
    private int places;     // of the next late digit of the last time, and of the first time

    internal OutboxMessage(IOutboxFiles files) => this.files = files;

    /// <inheritdoc/>
    public int Size { get; private set; }

    /// <summary>Never: messages are kept in the form that every server takes.</summary>
    public bool IsEightBit => false;

    /// <summary>Never.</summary>
    public bool IsUtf8 => false;

    /// <summary>True when the last <see cref="Begin"/> found the file damaged.</summary>
    internal bool IsCorrupt { get; private set; }

    /// <summary>True when the attachment of the message that was chosen last is left out.</summary>
    internal bool IsShort => shortSize > 0;

    /// <summary>The number of the message that is held in RAM; 0: none is.</summary>
    internal int HeldNumber { get; private set; }

    // Of the field in front of the message; 0: it has one of its own, or gets none.
    private int DateCount => times.Count > DateOffset ? times.Count - DateOffset : 0;

    /// <summary>Holds a message under a number that no file has; 0: it is over.</summary>
    internal void Hold(IMessageSource message, int messageNumber)
    {
        held = message;
        HeldNumber = messageNumber;
    }

    /// <summary>The number of this start; 0: not known.</summary>
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
    /// <param name="messageNumber">Its number.</param>
    /// <param name="leavesOut">True: without its attachment.</param>
    internal void Choose(int messageNumber, bool leavesOut)
    {
        number = messageNumber;
        shortSize = leavesOut && number != HeldNumber ? FindAttachment() : 0;
    }

    /// <inheritdoc/>
    public bool Begin(bool eightBit, bool utf8)
    {
        files.Close();
        times.Clear();
        places = 0;
        if (number == HeldNumber)
        {
            IsCorrupt = false;
            bool begun = held.Begin(false, false);
            Size = held.Size;
            WriteUnknownTimes();
            return begun;
        }

        IsCorrupt = !IsWhole() && !IsWhole(); // a read may fail once
        files.Close();
        if (IsCorrupt) return false;
        files.Open(OutboxFile.Message, number);
        if (MessageFile.ReadToContent(files, number, times.Bytes, crc) < 0) return false;
        WriteTimes();
        if (IsShort) Size = shortSize + ClosingBytes;
        Size += DateCount;
        left = Size;
        return true;
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        int read;
        if (number == HeldNumber)
        {
            read = held.Read(buffer, offset, count);
        }
        else
        {
            if (count > left) count = left;
            read = count == 0 ? 0 : ReadSome(buffer, offset, count);
            if (read <= 0) files.Close();
            else left -= read;
        }

        if (times.Count > 0) PutDigitsIn(buffer, offset, read);
        return read;
    }

    // Of the Date, of the file, or of what closes it where its attachment is left out.
    private int ReadSome(byte[] buffer, int offset, int count)
    {
        int at = Size - left;
        if (at < DateCount)
        {
            if (count > DateCount - at) count = DateCount - at;
            Array.Copy(times.Bytes, DateOffset + at, buffer, offset, count);
            return count;
        }

        int closing = at - (Size - ClosingBytes);
        if (IsShort && closing >= 0)
        {
            for (int i = 0; i < count; i++) buffer[offset + i] = (byte)Delimiters[DelimiterBytes + closing + i];
            return count;
        }

        if (IsShort && count > -closing) count = -closing;
        int read = files.Read(buffer, offset, count);
        return read > 0 ? read : -1; // it was whole when it was begun
    }

    // The moment is known by uptime within the start in which it was; else there is only the time at which it is sent (RFC 5321 6.4).
    private void WriteTimes()
    {
        int start = Record.GetInt(times.Bytes, MessageFile.StartOffset);
        long momentMs = Record.GetLong(times.Bytes, MessageFile.MomentOffset);
        int spanSeconds = Record.GetInt(times.Bytes, MessageFile.SpanOffset);
        if (start == 0) return;
        bool isSet = clock != null && LocalTime.IsPlausible(clock.UtcTicks);
        if (!isSet || start != Start) WriteUnknownTimes();
        if (!isSet) return;
        long ticks = clock.UtcTicks;
        if (start == Start)
        {
            ticks -= (clock.UptimeMs - momentMs) * TimeSpan.TicksPerMillisecond;
            long firstTicks = ticks - spanSeconds * TimeSpan.TicksPerSecond;
            LocalTime.WriteDigits(times, ticks, clock.OffsetMinutes(ticks));
            LocalTime.WriteDigits(times, firstTicks, clock.OffsetMinutes(firstTicks));
        }

        Postmark.WriteDate(times, ticks, clock.OffsetMinutes(ticks));
    }

    private void WriteUnknownTimes()
    {
        LocalTime.WriteUnknown(times);
        LocalTime.WriteUnknown(times);
    }

    private void PutDigitsIn(byte[] buffer, int offset, int count)
    {
        for (int i = offset; i < offset + count; i++)
        {
            if (buffer[i] == LateDigit.First) buffer[i] = NextDigit(0, 0);
            else if (buffer[i] == LateDigit.Second) buffer[i] = NextDigit(FirstTimeShift, LocalTime.LateBytes);
        }
    }

    private byte NextDigit(int shift, int time)
    {
        int place = (places >> shift) & byte.MaxValue;
        places = (places & ~(byte.MaxValue << shift)) | ((place + 1) % LocalTime.LateBytes << shift);
        return times.Bytes[time + place];
    }

    private bool IsWhole()
    {
        int size = files.Open(OutboxFile.Message, number);
        int front = MessageFile.ReadToContent(files, number, times.Bytes, crc);
        Size = size - front - MessageFile.CheckBytes;
        return front > 0 && MessageFile.IsContentWhole(files, Size, times.Bytes, crc);
    }

    // How much stands in front of the attachment, with the delimiter that begins it; 0: there is none.
    private int FindAttachment()
    {
        int size = files.Open(OutboxFile.Message, number) - MessageFile.CheckBytes;
        int front = MessageFile.ReadToContent(files, number, times.Bytes, crc);
        int matched = 0;
        int delimiters = 0;
        int found = 0;
        byte[] block = times.Bytes;
        for (int at = 0; front > 0 && found == 0 && at < size - front;)
        {
            int read = files.Read(block, 0, block.Length);
            if (read <= 0) break;
            for (int i = 0; i < read && found == 0; i++)
            {
                if (delimiters == DelimitersToAttachment)
                {
                    if (block[i] == CarriageReturn) found = at + i;
                    continue;
                }

                matched = block[i] == Delimiters[matched] ? matched + 1 : block[i] == CarriageReturn ? 1 : 0;
                if (matched < DelimiterBytes) continue;
                matched = 0;
                delimiters++;
            }

            at += read;
        }

        files.Close();
        return found;
    }
}
