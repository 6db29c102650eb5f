// What the messages of a device have in common, made once from its settings.

using System;

namespace DeviceMailer.Smtp.Message;

/// <summary>Who writes to whom, and how. Hidden recipients (Bcc) are in the envelope only.</summary>
public sealed class Letterhead
{
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

    /// <summary>How urgent it is.</summary>
    public MailPriority Priority { get; set; }

    /// <summary>A machine wrote it: <c>Auto-Submitted: auto-generated</c>, so that no vacation notice is sent back (RFC 3834 5). The default.</summary>
    public bool IsAutomatic { get; set; } = true;

    /// <summary>The character set of texts; headers are always UTF-8.</summary>
    public Charset Charset { get; set; }

    /// <summary>How attachments are encoded.</summary>
    public AttachmentStyle Attachments { get; set; }
}
