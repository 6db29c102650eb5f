// One recipient of an envelope: its address, what the sender wants, and what the server said.

using System;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Session;

/// <summary>One recipient of an envelope, and what the server said about it.</summary>
public sealed class Recipient
{
    private const int ExcludedMark = 1 << 30; // beside the marks of transactions: a field of its own would take 12 bytes of heap

    private readonly byte[] text = new byte[SmtpLimits.MaxRecipientTextBytes];

    internal Recipient(byte[] address, bool needsUtf8)
    {
        Address = address;
        NeedsUtf8 = needsUtf8;
    }

    /// <summary>The forward path without its angle brackets.</summary>
    public byte[] Address { get; }

    /// <summary>True when the address is not ASCII: the server must offer SMTPUTF8 (RFC 6531).</summary>
    public bool NeedsUtf8 { get; }

    /// <summary>When to send a report; only servers that offer DSN are told.</summary>
    public DsnNotify Notify { get; set; }

    /// <summary>The original recipient; null: not sent (ORCPT, RFC 3461 4.2).</summary>
    public byte[] OriginalRecipient { get; private set; }

    /// <summary>
    /// After a message: Ok if the server accepted it for this recipient; TryLater or Refused if it refused this recipient;
    /// NotSupported if it lacks an extension that the recipient needs; otherwise the result of the whole message.
    /// </summary>
    public SmtpResult Result { get; internal set; }

    /// <summary>The code of the reply to this recipient; 0 when there was none.</summary>
    public int Code { get; private set; }

    /// <summary>The enhanced status (RFC 3463) as class * 1,000,000 + subject * 1,000 + detail; 0 when there was none.</summary>
    public int EnhancedStatus { get; private set; }

    /// <summary>The first <see cref="SmtpLimits.MaxRecipientTextBytes"/> bytes of the reply's text.</summary>
    public byte[] Text => text;

    /// <summary>How many bytes of <see cref="Text"/> are used.</summary>
    public int TextLength { get; private set; }

    /// <summary>True: the next message is not for this recipient. Read when a message begins.</summary>
    public bool IsExcluded
    {
        get => (Marks & ExcludedMark) != 0;
        set => Marks = value ? Marks | ExcludedMark : Marks & ~ExcludedMark;
    }

    /// <summary>Marks of the current transactions: see <see cref="Transaction"/>.</summary>
    internal int Marks { get; set; }

    /// <summary>Sets the original recipient.</summary>
    /// <exception cref="ArgumentException">It is no mailbox in ASCII, or longer than <see cref="SmtpLimits.MaxParameterAddressBytes"/>.</exception>
    public void SetOriginalRecipient(byte[] address)
    {
        bool isFit = address.Length <= SmtpLimits.MaxParameterAddressBytes && MailAddress.IsMailbox(address, false);
        if (!isFit) throw new ArgumentException("no mailbox, or too long", nameof(address));
        OriginalRecipient = address;
    }

    internal void TakeReply(SmtpReply reply)
    {
        Code = reply.Code;
        EnhancedStatus = reply.EnhancedStatus;
        TextLength = reply.TextLength < text.Length ? reply.TextLength : text.Length;
        Array.Copy(reply.Text, 0, text, 0, TextLength);
    }

    internal void ForgetReply()
    {
        Code = 0;
        EnhancedStatus = 0;
        TextLength = 0;
    }
}
