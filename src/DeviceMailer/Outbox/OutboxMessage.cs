// A message out of the outbox, on its way to a server: checked as a whole before its first byte is sent. One that flash did not keep comes from RAM.

using DeviceMailer.Smtp.Message;

namespace DeviceMailer.Outbox;

/// <summary>Reads the content of a message file (format: src/DESIGN.md).</summary>
internal sealed class OutboxMessage : IMessageSource
{
    private readonly IOutboxFiles files;
    private readonly Crc32 crc = new Crc32();
    private readonly byte[] frame = new byte[MessageFile.HeaderBytes];
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
        left = Size;
        return MessageFile.ReadToContent(files, number, frame, crc) > 0;
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

        int read = files.Read(buffer, offset, count);
        if (read <= 0) return -1; // it was whole when it was begun
        left -= read;
        return read;
    }

    private bool IsWhole()
    {
        int size = files.Open(OutboxFile.Message, number);
        int front = MessageFile.ReadToContent(files, number, frame, crc);
        Size = size - front - MessageFile.CheckBytes;
        return front > 0 && MessageFile.IsContentWhole(files, Size, frame, crc);
    }
}
