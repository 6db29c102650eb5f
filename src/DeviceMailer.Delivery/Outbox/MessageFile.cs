// What a message file is made of: header, the recipients' places and addresses, their check, the content, and the check of all. Format: src/DESIGN.md.

namespace DeviceMailer.Outbox;

/// <summary>Reads message files. The file is open already, and its opener closes it.</summary>
internal static class MessageFile
{
    /// <summary>Magic, number, recipients, time, bytes of their addresses, and of a message without a Date the start, the uptime of its moment and its span.</summary>
    internal const int HeaderBytes = SpanOffset + Record.IntBytes;

    /// <summary>The start in which the clock was unset; 0: the message has a Date.</summary>
    internal const int StartOffset = 24;

    /// <summary>When it was, in milliseconds of that start's uptime.</summary>
    internal const int MomentOffset = StartOffset + Record.IntBytes;

    /// <summary>For how many seconds before that it had been going on.</summary>
    internal const int SpanOffset = MomentOffset + Record.LongBytes;

    /// <summary>A CRC behind the addresses, another one behind the content.</summary>
    internal const int CheckBytes = Record.IntBytes;

    /// <summary>What stands in front of each address: its recipient's place, its length.</summary>
    internal const int EntryBytes = 2;

    internal const int RecipientsOffset = 8;
    internal const int TimeOffset = 12;
    private const int NumberOffset = 4;
    private const int AddressesOffset = 20;
    private const int ChunkBytes = StartOffset; // what is read behind the header leaves the start and the moment in the buffer
    private const int MaxAddressesBytes = RecipientBook.MaxRecipients * (EntryBytes + byte.MaxValue);

    // "DMO2": the second version of the format; the first had no addresses.
    private const int Magic = 0x324F4D44;

    /// <summary>Puts a header at the front of a buffer.</summary>
    internal static void PutHeader(byte[] block, int number, int to, long utcTicks, int addressesBytes, int start, long momentMs, int spanSeconds)
    {
        Record.PutInt(block, 0, Magic);
        Record.PutInt(block, NumberOffset, number);
        Record.PutInt(block, RecipientsOffset, to);
        Record.PutLong(block, TimeOffset, utcTicks);
        Record.PutInt(block, AddressesOffset, addressesBytes);
        Record.PutInt(block, StartOffset, start);
        Record.PutLong(block, MomentOffset, momentMs);
        Record.PutInt(block, SpanOffset, spanSeconds);
    }

    /// <summary>Reads up to the content, through a buffer: how many bytes stand in front of it; less than 0: they are not whole.</summary>
    internal static int ReadToContent(IOutboxFiles files, int number, byte[] block, Crc32 crc)
    {
        crc.Reset();
        int addresses = ReadHeader(files, number, block, crc);
        if (addresses < 0 || !Add(files, addresses, block, crc)) return -1;
        return IsChecked(files, block, crc) ? HeaderBytes + addresses + CheckBytes : -1;
    }

    /// <summary>Reads the content and its check: true when it is whole.</summary>
    internal static bool IsContentWhole(IOutboxFiles files, int count, byte[] block, Crc32 crc) =>
        count >= 0 && Add(files, count, block, crc) && IsChecked(files, block, crc);

    /// <summary>Gives the recipients of a file whose front is whole to the book. False: the book has others at their places. For the start: it allocates.</summary>
    internal static bool TryPlace(IOutboxFiles files, int number, byte[] block, Crc32 crc, RecipientBook book)
    {
        bool placed = true;
        for (int left = ReadHeader(files, number, block, crc); left > 0 && placed;)
        {
            byte[] entry = new byte[EntryBytes];
            if (!Record.ReadWhole(files, entry, EntryBytes)) return false;
            byte[] address = new byte[entry[1]];
            placed = Record.ReadWhole(files, address, address.Length) && book.TryPlace(entry[0], address);
            left -= EntryBytes + address.Length;
        }

        return placed;
    }

    // How many bytes of addresses there are; less than 0: it is no header of this message.
    private static int ReadHeader(IOutboxFiles files, int number, byte[] block, Crc32 crc)
    {
        if (!Record.ReadWhole(files, block, HeaderBytes)) return -1;
        crc.Add(block, 0, HeaderBytes);
        int addresses = Record.GetInt(block, AddressesOffset);
        bool isOurs = Record.GetInt(block, 0) == Magic && Record.GetInt(block, NumberOffset) == number && addresses <= MaxAddressesBytes;
        return isOurs ? addresses : -1;
    }

    private static bool Add(IOutboxFiles files, int count, byte[] block, Crc32 crc)
    {
        while (count > 0)
        {
            int some = count < ChunkBytes ? count : ChunkBytes;
            if (!Record.ReadWhole(files, block, some)) return false;
            crc.Add(block, 0, some);
            count -= some;
        }

        return true;
    }

    private static bool IsChecked(IOutboxFiles files, byte[] block, Crc32 crc) =>
        Record.ReadWhole(files, block, CheckBytes) && Record.GetInt(block, 0) == crc.Value;
}
