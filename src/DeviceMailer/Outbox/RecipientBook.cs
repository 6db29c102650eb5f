// Everybody whom a message in the outbox may be for, in an order that stays while messages wait: messages name recipients by their place in
// it. Kept on flash, since settings may change while messages wait for those who stood there before.

using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Outbox;

/// <summary>The recipients, as an envelope and as bits.</summary>
public sealed class RecipientBook
{
    /// <summary>Recipients in all, at most: the bits of an int.</summary>
    public const int MaxRecipients = 32;

    private const int Number = 1; // of its record among the ledgers

    private readonly TwinFile record;

    /// <summary>Makes a book on flash.</summary>
    public RecipientBook(IOutboxFiles files) => record = new TwinFile(files, OutboxFile.EvenLedger, OutboxFile.OddLedger);

    /// <summary>Everybody. Those whom a message is not for are excluded while it is sent.</summary>
    public Envelope Envelope { get; } = new Envelope(MaxRecipients);

    /// <summary>
    /// Reads the book, and adds whom the settings name. False: there is no room for all of them while messages wait for others.
    /// </summary>
    /// <param name="addresses">The addresses of the settings.</param>
    /// <param name="isOutboxEmpty">Nobody else is waited for: the book begins anew.</param>
    public bool Open(byte[][] addresses, bool isOutboxEmpty)
    {
        byte[] old = record.ReadNewest(Number);
        if (old != null && !isOutboxEmpty) TakeAll(old);
        bool fits = true;
        for (int i = 0; i < addresses.Length; i++) fits &= BitOf(addresses[i]) != 0 || Envelope.AddRecipient(addresses[i]);

        byte[] book = ToRecord();
        if (old != null) Record.PutInt(book, 0, Record.GetInt(old, 0));
        if (!SameContent(old, book)) record.Write(Number, book);
        return fits;
    }

    /// <summary>The bit of an address; 0: it is not there.</summary>
    public int BitOf(byte[] address)
    {
        for (int i = 0; i < Envelope.RecipientCount; i++)
        {
            if (MailAddress.AreSame(Envelope.RecipientAt(i).Address, address)) return 1 << i;
        }

        return 0;
    }

    /// <summary>The next message is for these only.</summary>
    public void Include(int recipients)
    {
        for (int i = 0; i < Envelope.RecipientCount; i++) Envelope.RecipientAt(i).IsExcluded = (recipients & (1 << i)) == 0;
    }

    // A length and an address, one after the other.
    private void TakeAll(byte[] book)
    {
        for (int at = TwinFile.ContentOffset; at < book.Length - Record.IntBytes;)
        {
            byte[] address = new byte[book[at]];
            System.Array.Copy(book, at + 1, address, 0, address.Length);
            Envelope.AddRecipient(address);
            at += 1 + address.Length;
        }
    }

    private byte[] ToRecord()
    {
        int size = TwinFile.FrameBytes;
        for (int i = 0; i < Envelope.RecipientCount; i++) size += 1 + Envelope.RecipientAt(i).Address.Length;
        OutputBuffer book = new OutputBuffer(size);
        for (int i = 0; i < TwinFile.ContentOffset; i++) book.WriteByte(0);
        for (int i = 0; i < Envelope.RecipientCount; i++)
        {
            byte[] address = Envelope.RecipientAt(i).Address;
            book.WriteByte((byte)address.Length);
            book.Write(address);
        }

        return book.Bytes;
    }

    private static bool SameContent(byte[] old, byte[] book)
    {
        if (old == null || old.Length != book.Length) return false;
        for (int i = TwinFile.ContentOffset; i < book.Length - Record.IntBytes; i++)
        {
            if (old[i] != book[i]) return false;
        }

        return true;
    }
}
