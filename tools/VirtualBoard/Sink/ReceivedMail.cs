// A message the sink has accepted and stored: envelope, bytes, and the texts that a person wants to see. How bytes
// become text is left to MailText.
namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>One accepted message; does not change.</summary>
public sealed class ReceivedMail
{
    private readonly Lazy<string> sender;
    private readonly Lazy<string> subject;
    private readonly Lazy<string> text;

    /// <summary>Made by the sink once the message is in the maildir.</summary>
    internal ReceivedMail(string reversePath, IReadOnlyList<string> recipients, byte[] content, string filePath)
    {
        ReversePath = reversePath;
        Recipients = recipients;
        Content = content;
        FilePath = filePath;
        sender = new Lazy<string>(() => MailText.Sender(content));
        subject = new Lazy<string>(() => MailText.Subject(content));
        text = new Lazy<string>(() => MailText.Text(content));
    }

    /// <summary>The sender of the envelope, without angle brackets; empty for the null path.</summary>
    public string ReversePath { get; }

    /// <summary>The recipients of the envelope that were accepted, without angle brackets, in order.</summary>
    public IReadOnlyList<string> Recipients { get; }

    /// <summary>The message as the client meant it: unstuffed, with CRLFs, without the header fields the sink adds.</summary>
    public byte[] Content { get; }

    /// <summary>Full path of the stored message; with Return-Path and Received before <see cref="Content"/>.</summary>
    public string FilePath { get; }

    /// <summary>The From field, decoded; empty if there is none. See <see cref="MailText.Sender"/>.</summary>
    public string Sender => sender.Value;

    /// <summary>The decoded subject, on one line; empty if there is none. See <see cref="MailText.Subject"/>.</summary>
    public string Subject => subject.Value;

    /// <summary>The first text of the message, decoded, with LF between lines. See <see cref="MailText.Text"/>.</summary>
    public string Text => text.Value;
}
