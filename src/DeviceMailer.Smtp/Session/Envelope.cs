// Who sends and who receives, as RFC 5321 2.3.1 has it: apart from what the headers say.
// Addresses are checked once, when they are put in, so that nothing in them can break a command line.

using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Session;

/// <summary>A reverse path and its recipients. Made at start-up, used for many messages.</summary>
public sealed class Envelope
{
    private readonly Recipient[] recipients = new Recipient[SmtpLimits.MaxRecipients];

    /// <summary>The reverse path without its angle brackets; empty is the null reverse path (RFC 5321 4.5.5).</summary>
    public byte[] ReversePath { get; private set; } = new byte[0];

    /// <summary>How many recipients there are.</summary>
    public int RecipientCount { get; private set; }

    /// <summary>The recipient at <paramref name="index"/>, 0 to <see cref="RecipientCount"/> - 1.</summary>
    public Recipient RecipientAt(int index) => recipients[index];

    /// <summary>Sets the reverse path. False: it is no mailbox, and nothing changed.</summary>
    public bool SetReversePath(byte[] address)
    {
        if (address.Length > 0 && !MailAddress.IsMailbox(address)) return false;
        ReversePath = address;
        return true;
    }

    /// <summary>Adds a recipient. False: it is no mailbox, or there are <see cref="SmtpLimits.MaxRecipients"/> already.</summary>
    public bool AddRecipient(byte[] address)
    {
        if (RecipientCount == recipients.Length || !MailAddress.IsMailbox(address)) return false;
        recipients[RecipientCount] = new Recipient(address);
        RecipientCount++;
        return true;
    }
}
