// What the messages of a device have in common, made once from its settings.

using System;

namespace DeviceMailer.Smtp.Message;

/// <summary>Who writes to whom, and in which manner. Recipients that nobody shall see (Bcc) stand in the envelope only.</summary>
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

    /// <summary>Who sends, when that is somebody else; null: not said.</summary>
    public Mailbox Sender { get; set; }

    /// <summary>Where answers go; null: to the author.</summary>
    public Mailbox[] ReplyTo { get; set; }

    /// <summary>Who is written to; null: nobody is said.</summary>
    public Mailbox[] To { get; set; }

    /// <summary>Who reads it, too; null: nobody is said.</summary>
    public Mailbox[] Cc { get; set; }

    /// <summary>How urgent it is.</summary>
    public MailPriority Priority { get; set; }

    /// <summary>A machine wrote it: <c>Auto-Submitted: auto-generated</c>, so that no vacation notice answers (RFC 3834 5). The default.</summary>
    public bool IsAutomatic { get; set; } = true;

    /// <summary>The character set of texts; headers are always UTF-8.</summary>
    public Charset Charset { get; set; }

    /// <summary>How attachments are carried.</summary>
    public AttachmentStyle Attachments { get; set; }
}
