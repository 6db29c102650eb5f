// Everybody whom a message in the outbox may be for, each at a place: messages name recipients by their places. Settings may change while messages wait
// for those who stood there before, so each message on flash has its recipients' places and addresses with it, and the book is made again of them at each start.
// Guarantees that a message goes to those whom it was kept for, or to nobody.

using DeviceMailer.Smtp.Session;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Outbox;

/// <summary>The recipients, as an envelope and as bits.</summary>
public sealed class RecipientBook
{
    /// <summary>Recipients in all, at most: the bits of an int.</summary>
    public const int MaxRecipients = 32;

    private byte[][] places = new byte[MaxRecipients][]; // until it is opened

    /// <summary>Everybody. Those whom a message is not for are excluded while it is sent.</summary>
    public Envelope Envelope { get; } = new Envelope(MaxRecipients);

    /// <summary>Gives a recipient of a message that waits its place. False: somebody else has it, or it is no mailbox.</summary>
    internal bool TryPlace(int place, byte[] address)
    {
        if (place >= MaxRecipients || !MailAddress.IsMailbox(address, true)) return false;
        if (places[place] == null) places[place] = address;
        return MailAddress.AreSame(places[place], address);
    }

    /// <summary>
    /// Adds whom the settings name, at places that no waiting message needs for others. False: there is no room for all of them while messages wait. Once, at
    /// the start, when the outbox has been opened.
    /// </summary>
    /// <param name="addresses">The addresses of the settings.</param>
    public bool Open(byte[][] addresses)
    {
        bool fits = true;
        for (int i = 0; i < addresses.Length; i++)
        {
            int place = 0;
            while (place < MaxRecipients && (places[place] == null || !MailAddress.AreSame(places[place], addresses[i]))) place++;
            if (place < MaxRecipients) continue;
            place = 0;
            while (place < MaxRecipients && places[place] != null) place++;
            if (place < MaxRecipients) places[place] = addresses[i];
            else fits = false;
        }

        int count = MaxRecipients;
        while (count > 0 && places[count - 1] == null) count--;

        // A place between others that nobody has is filled, and no message is for it.
        for (int i = 0; i < count; i++) Envelope.AddRecipient(places[i] == null ? addresses[0] : places[i]);
        places = null;
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

    /// <summary>How many bytes the recipients of a message take in its file.</summary>
    internal int BytesOf(int recipients)
    {
        int size = 0;
        for (int i = 0; i < Envelope.RecipientCount; i++)
        {
            if ((recipients & (1 << i)) != 0) size += MessageFile.EntryBytes + Envelope.RecipientAt(i).Address.Length;
        }

        return size;
    }

    /// <summary>The next message is for these only.</summary>
    public void Include(int recipients)
    {
        for (int i = 0; i < Envelope.RecipientCount; i++) Envelope.RecipientAt(i).IsExcluded = (recipients & (1 << i)) == 0;
    }
}
