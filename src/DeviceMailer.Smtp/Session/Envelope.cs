// Who sends and who receives (RFC 5321 2.3.1), independent of the headers.
// Addresses are checked once, when they are set, so that none can break a command line. A refused one throws, so that the previous
// address cannot be used by mistake.

using System;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Session;

/// <summary>A reverse path and its recipients. Made at start-up, used for many messages.</summary>
public sealed class Envelope
{
    private const int Growth = 4; // most envelopes have few recipients, and room for one takes 12 bytes of heap

    private readonly int maxRecipients;
    private Recipient[] recipients = new Recipient[0];

    /// <summary>Makes an envelope.</summary>
    /// <param name="maxRecipients">How many recipients it can hold, 1 to 100.</param>
    public Envelope(int maxRecipients = SmtpLimits.MaxRecipients) => this.maxRecipients = maxRecipients;

    /// <summary>
    /// Makes an envelope for those whom a letterhead names: from its author to everybody in To and Cc, each once. More recipients, whom nobody shall see (Bcc),
    /// and another reverse path may follow.
    /// </summary>
    /// <param name="letterhead">Who writes to whom.</param>
    /// <exception cref="ArgumentException">There are more than <see cref="SmtpLimits.MaxRecipients"/>.</exception>
    public Envelope(Letterhead letterhead)
        : this()
    {
        SetReversePath(letterhead.From.Address);
        AddRecipients(letterhead.To);
        AddRecipients(letterhead.Cc);
    }

    /// <summary>The reverse path without its angle brackets; empty is the null reverse path (RFC 5321 4.5.5).</summary>
    public byte[] ReversePath { get; private set; } = new byte[0];

    /// <summary>True when the reverse path is not ASCII: the server must offer SMTPUTF8.</summary>
    public bool NeedsUtf8 { get; private set; }

    /// <summary>The message may travel on TLS-protected connections only, all the way (RFC 8689).</summary>
    public bool RequireTls { get; set; }

    /// <summary>What a report of failure contains; only servers that offer DSN are told.</summary>
    public DsnReturn Return { get; set; }

    /// <summary>How many recipients there are.</summary>
    public int RecipientCount { get; private set; }

    /// <summary>An id that reports of delivery will repeat; null: none (ENVID, RFC 3461 4.4).</summary>
    public byte[] EnvelopeId { get; private set; }

    /// <summary>Who submitted the message originally; null: not sent; empty: unknown (AUTH=, RFC 4954 5). Only servers that offer AUTH are told.</summary>
    public byte[] Submitter { get; private set; }

    /// <summary>The recipient at <paramref name="index"/>, 0 to <see cref="RecipientCount"/> - 1.</summary>
    public Recipient RecipientAt(int index) => recipients[index];

    /// <summary>Sets the reverse path.</summary>
    /// <exception cref="ArgumentException">It is no mailbox: see <see cref="MailAddress.IsMailbox"/>.</exception>
    public void SetReversePath(byte[] address)
    {
        if (address.Length > 0 && !MailAddress.IsMailbox(address, true)) throw new ArgumentException("no mailbox", nameof(address));
        ReversePath = address;
        NeedsUtf8 = !MailAddress.IsAscii(address);
    }

    /// <summary>Adds a recipient.</summary>
    /// <exception cref="ArgumentException">It is no mailbox, see <see cref="MailAddress.IsMailbox"/>, or the envelope is full.</exception>
    public void AddRecipient(byte[] address)
    {
        if (RecipientCount == maxRecipients || !MailAddress.IsMailbox(address, true)) throw new ArgumentException("no mailbox, or one too many", nameof(address));
        if (RecipientCount == recipients.Length) MakeRoom();
        recipients[RecipientCount] = new Recipient(address, !MailAddress.IsAscii(address));
        RecipientCount++;
    }

    /// <summary>Sets the envelope's id.</summary>
    /// <exception cref="ArgumentException">It is empty, longer than <see cref="SmtpLimits.MaxEnvelopeIdBytes"/> or not printable ASCII.</exception>
    public void SetEnvelopeId(byte[] id)
    {
        bool isFit = id.Length > 0 && id.Length <= SmtpLimits.MaxEnvelopeIdBytes && MailAddress.IsPrintable(id);
        if (!isFit) throw new ArgumentException("empty, too long or not printable ASCII", nameof(id));
        EnvelopeId = id;
    }

    /// <summary>Sets the submitter.</summary>
    /// <exception cref="ArgumentException">It is no mailbox in ASCII, or longer than <see cref="SmtpLimits.MaxParameterAddressBytes"/>.</exception>
    public void SetSubmitter(byte[] address)
    {
        bool isFit = address.Length == 0 || (address.Length <= SmtpLimits.MaxParameterAddressBytes && MailAddress.IsMailbox(address, false));
        if (!isFit) throw new ArgumentException("no mailbox, or too long", nameof(address));
        Submitter = address;
    }

    /// <summary>Adds a recipient, unless it has it already.</summary>
    internal void AddRecipientOnce(byte[] address)
    {
        for (int i = 0; i < RecipientCount; i++)
        {
            if (MailAddress.AreSame(recipients[i].Address, address)) return;
        }

        AddRecipient(address);
    }

    private void AddRecipients(Mailbox[] mailboxes)
    {
        if (mailboxes == null) return;
        for (int i = 0; i < mailboxes.Length; i++) AddRecipientOnce(mailboxes[i].Address);
    }

    private void MakeRoom()
    {
        int room = recipients.Length + Growth;
        Recipient[] more = new Recipient[room < maxRecipients ? room : maxRecipients];
        Array.Copy(recipients, more, RecipientCount);
        recipients = more;
    }
}
