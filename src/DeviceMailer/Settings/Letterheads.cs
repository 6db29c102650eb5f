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
    private readonly ArrayList recipients = new ArrayList();  // mailboxes
    private readonly ArrayList letterheads = new ArrayList();
    private readonly ArrayList lists = new ArrayList();       // of recipients as they stand in the file, one for each letterhead

    internal Letterheads(SettingsSection mail, Mailbox from)
    {
        this.mail = mail;
        this.from = from;
    }

    /// <summary>Everybody who gets something, each address once.</summary>
    internal byte[][] Addresses
    {
        get
        {
            byte[][] addresses = new byte[recipients.Count][];
            for (int i = 0; i < addresses.Length; i++) addresses[i] = ((Mailbox)recipients[i]).Address;
            return addresses;
        }
    }

    /// <summary>The letterhead of a trigger.</summary>
    internal Letterhead For(SettingsSection trigger)
    {
        string list = trigger.Has("to") ? trigger.Text("to") : mail.Text("to");
        MailPriority priority = trigger.Number("urgent") == 1 ? MailPriority.High : MailPriority.Normal;
        for (int i = 0; i < letterheads.Count; i++)
        {
            Letterhead known = (Letterhead)letterheads[i];
            if ((string)lists[i] == list && known.Priority == priority) return known;
        }

        string[] addresses = DeviceSettings.ListOf(list);
        Mailbox[] to = new Mailbox[addresses.Length];
        for (int i = 0; i < to.Length; i++) to[i] = MailboxOf(Ascii.Bytes(addresses[i]));
        Letterhead letterhead = new Letterhead(from)
        {
            To = to,
            Charset = (Charset)mail.Number("charset"),
            Attachments = (AttachmentStyle)mail.Number("attachments"),
            Priority = priority,
        };
        letterheads.Add(letterhead);
        lists.Add(list);
        return letterhead;
    }

    private Mailbox MailboxOf(byte[] address)
    {
        for (int i = 0; i < recipients.Count; i++)
        {
            Mailbox known = (Mailbox)recipients[i];
            if (MailAddress.AreSame(known.Address, address)) return known;
        }

        Mailbox mailbox = new Mailbox(address);
        recipients.Add(mailbox);
        return mailbox;
    }
}
