// A message out of the outbox, on its way to a server: checked as a whole before its first byte is sent.

using DeviceMailer.Smtp.Message;

namespace DeviceMailer.Outbox;

/// <summary>Reads the content of a message file (format: src/DESIGN.md).</summary>
internal sealed class OutboxMessage : IMessageSource
{
    private readonly IOutboxFiles files;
    private readonly Crc32 crc = new Crc32();
    private readonly byte[] frame = new byte[MailOutbox.HeaderBytes];
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
        IsCorrupt = !IsWhole();
        files.Close();
        if (IsCorrupt) return false;
        files.Open(OutboxFile.Message, number);
        left = Size;
        return Record.ReadWhole(files, frame, MailOutbox.HeaderBytes);
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
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

    // Header, content, and behind them the CRC of both.
    private bool IsWhole()
    {
        int size = files.Open(OutboxFile.Message, number);
        Size = size - MailOutbox.HeaderBytes - MailOutbox.TrailerBytes;
        if (Size < 0 || !Record.ReadWhole(files, frame, MailOutbox.HeaderBytes)) return false;
        crc.Reset();
        crc.Add(frame, 0, MailOutbox.HeaderBytes);
        if (!MailOutbox.IsHeader(frame, number)) return false;
        for (int rest = Size; rest > 0;)
        {
            int count = rest < frame.Length ? rest : frame.Length;
            if (!Record.ReadWhole(files, frame, count)) return false;
            crc.Add(frame, 0, count);
            rest -= count;
        }

        return Record.ReadWhole(files, frame, MailOutbox.TrailerBytes) && Record.GetInt(frame, 0) == crc.Value;
    }
}
