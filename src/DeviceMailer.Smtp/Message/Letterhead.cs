// What the messages of a device have in common, made once from its settings.

using System;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Message;

/// <summary>Who writes to whom, and how. Hidden recipients (Bcc) are in the envelope only.</summary>
public sealed class Letterhead
{
    // The position of each choice in choices, four bits each: a field for each would take 12 bytes of heap.
    private const int PriorityPlace = 0;
    private const int ManualPlace = 4;
    private const int CharsetPlace = 8;
    private const int AttachmentsPlace = 12;
    private const int PlaceMask = 15;

    private int choices;
    private byte[] listId;

    /// <summary>Makes a letterhead.</summary>
    /// <param name="from">Who writes (RFC 5322 3.6.2).</param>
    public Letterhead(Mailbox from)
    {
        if (from == null) throw new ArgumentException("a message has an author", nameof(from));
        From = from;
    }

    /// <summary>Who writes.</summary>
    public Mailbox From { get; }

    /// <summary>Who sends, if that is someone else; null: no Sender field.</summary>
    public Mailbox Sender { get; set; }

    /// <summary>Where replies go; null: to the author.</summary>
    public Mailbox[] ReplyTo { get; set; }

    /// <summary>The main recipients; null: no To field.</summary>
    public Mailbox[] To { get; set; }

    /// <summary>Who gets a copy; null: no Cc field.</summary>
    public Mailbox[] Cc { get; set; }

    /// <summary>
    /// By what filters know whose mail it is, <c>List-Id: &lt;freezer.devices.example.com&gt;</c> (RFC 2919): a domain name, which nobody has to look up; null:
    /// no such field.
    /// </summary>
    /// <exception cref="ArgumentException">It is no domain name.</exception>
    public byte[] ListId
    {
        get => listId;
        set
        {
            if (value != null && !MailAddress.IsDomain(value, 0, value.Length)) throw new ArgumentException("a domain name", nameof(value));
            listId = value;
        }
    }

    /// <summary>How urgent it is.</summary>
    public MailPriority Priority
    {
        get => (MailPriority)ChoiceAt(PriorityPlace);
        set => SetChoice(PriorityPlace, (int)value);
    }

    /// <summary>A machine wrote it: <c>Auto-Submitted: auto-generated</c>, so that no vacation notice is sent back (RFC 3834 5). The default.</summary>
    public bool IsAutomatic
    {
        get => ChoiceAt(ManualPlace) == 0;
        set => SetChoice(ManualPlace, value ? 0 : 1);
    }

    /// <summary>The character set of texts; headers are always UTF-8.</summary>
    public Charset Charset
    {
        get => (Charset)ChoiceAt(CharsetPlace);
        set => SetChoice(CharsetPlace, (int)value);
    }

    /// <summary>How attachments are encoded.</summary>
    public AttachmentStyle Attachments
    {
        get => (AttachmentStyle)ChoiceAt(AttachmentsPlace);
        set => SetChoice(AttachmentsPlace, (int)value);
    }

    private int ChoiceAt(int place) => choices >> place & PlaceMask;

    private void SetChoice(int place, int value) => choices = (choices & ~(PlaceMask << place)) | value << place;
}
