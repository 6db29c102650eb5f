// Who writes to whom, from the settings: each recipient once, and one letterhead for all triggers that write to the same, since both stay in RAM.

using System.Collections;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Settings;

/// <summary>Makes the triggers' letterheads. For start-up.</summary>
internal sealed class Letterheads
{
    private readonly SettingsSection mail;
    private readonly Mailbox from;
    private readonly Mailbox[] replyTo;
    private readonly byte[] listId;
    private readonly ArrayList mailboxes = new ArrayList();
    private readonly ArrayList recipients = new ArrayList();  // addresses, each once
    private readonly ArrayList letterheads = new ArrayList();
    private readonly ArrayList lists = new ArrayList();       // of recipients as they stand in the file, one for each letterhead

    internal Letterheads(SettingsSection mail)
    {
        this.mail = mail;
        from = new AddressEntry(mail.Text("from")).ToMailbox();
        if (mail.Has("list-id")) listId = Ascii.Bytes(mail.Text("list-id"));
        if (mail.Has("reply-to")) replyTo = MailboxesOf(mail.Text("reply-to"));
    }

    /// <summary>Who gets a copy of everything without being shown; null: nobody. They are recipients from then on.</summary>
    internal byte[][] Bcc
    {
        get
        {
            if (!mail.Has("bcc")) return null;
            string[] entries = AddressEntry.Split(mail.Text("bcc"));
            byte[][] addresses = new byte[entries.Length][];
            for (int i = 0; i < addresses.Length; i++) addresses[i] = RecipientOf(Ascii.Bytes(new AddressEntry(entries[i].Trim()).Address));
            return addresses;
        }
    }

    /// <summary>Everybody who gets something, each address once.</summary>
    internal byte[][] Addresses
    {
        get
        {
            byte[][] addresses = new byte[recipients.Count][];
            for (int i = 0; i < addresses.Length; i++) addresses[i] = (byte[])recipients[i];
            return addresses;
        }
    }

    /// <summary>The letterhead of a trigger.</summary>
    internal Letterhead For(SettingsSection trigger) => For(trigger, trigger.Has("to") ? trigger.Text("to") : mail.Text("to"));

    /// <summary>The letterhead of a trigger for others than its own recipients.</summary>
    internal Letterhead For(SettingsSection trigger, string list) => For(list, trigger.Number("urgent") == 1 ? MailPriority.High : MailPriority.Normal);

    /// <summary>The letterhead of what everybody gets at any hour.</summary>
    internal Letterhead Urgent => For(mail.Text("to"), MailPriority.High);

    private Letterhead For(string list, MailPriority priority)
    {
        for (int i = 0; i < letterheads.Count; i++)
        {
            Letterhead known = (Letterhead)letterheads[i];
            if ((string)lists[i] == list && known.Priority == priority) return known;
        }

        Mailbox[] to = MailboxesOf(list);
        for (int i = 0; i < to.Length; i++) RecipientOf(to[i].Address);
        Letterhead letterhead = new Letterhead(from)
        {
            To = to,
            ReplyTo = replyTo,
            ListId = listId,
            Charset = (Charset)mail.Number("charset"),
            Attachments = (AttachmentStyle)mail.Number("attachments"),
            Priority = priority,
        };
        letterheads.Add(letterhead);
        lists.Add(list);
        return letterhead;
    }

    private Mailbox[] MailboxesOf(string list)
    {
        string[] entries = AddressEntry.Split(list);
        Mailbox[] boxes = new Mailbox[entries.Length];
        for (int i = 0; i < boxes.Length; i++) boxes[i] = MailboxOf(new AddressEntry(entries[i].Trim()).ToMailbox());
        return boxes;
    }

    // One for all that are the same, with their names.
    private Mailbox MailboxOf(Mailbox mailbox)
    {
        for (int i = 0; i < mailboxes.Count; i++)
        {
            Mailbox known = (Mailbox)mailboxes[i];
            bool isNamed = known.DisplayName != null && mailbox.DisplayName != null;
            bool hasSameName = isNamed ? MailAddress.AreSame(known.DisplayName, mailbox.DisplayName) : known.DisplayName == mailbox.DisplayName;
            if (hasSameName && MailAddress.AreSame(known.Address, mailbox.Address)) return known;
        }

        mailboxes.Add(mailbox);
        return mailbox;
    }

    private byte[] RecipientOf(byte[] address)
    {
        for (int i = 0; i < recipients.Count; i++)
        {
            if (MailAddress.AreSame((byte[])recipients[i], address)) return (byte[])recipients[i];
        }

        recipients.Add(address);
        return address;
    }
}
