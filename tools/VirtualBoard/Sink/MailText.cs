// What a person reads in a message: its sender, its subject and its first text, decoded by MimeKit. Never throws: what MimeKit cannot
// read is shown as it stands in the message.
using System.Text;
using MimeKit;

namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>Decodes messages (RFC 5322, 2045 to 2047) for display. HTML is not rendered, attachments are not shown.</summary>
public static class MailText
{
    // Bodies without a charset, or with a wrong one, are UTF-8 where they can be and ISO-8859-1 where not.
    private static readonly ParserOptions Options = new() { CharsetEncoding = Encoding.UTF8 };

    // KOI8-R, Windows-1252 and their like.
    static MailText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The From field as a reader shows it: names decoded; empty if there is none.</summary>
    public static string Sender(byte[] message) => Read(message)?.From.ToString() ?? "";

    /// <summary>The unfolded, decoded subject; empty if there is none.</summary>
    public static string Subject(byte[] message) => Read(message)?.Subject ?? "";

    /// <summary>
    /// The first text/plain part, decoded, with LF between lines; without one the first text of any kind; without that the body as
    /// it was sent.
    /// </summary>
    public static string Text(byte[] message)
    {
        if (Read(message) is not { } mail) return Encoding.UTF8.GetString(message).ReplaceLineEndings("\n");
        IReadOnlyList<TextPart> texts = [.. mail.BodyParts.OfType<TextPart>().Where(part => !part.IsAttachment)];
        TextPart? text = texts.FirstOrDefault(part => part.IsPlain) ?? (texts.Count > 0 ? texts[0] : null);
        return (text?.Text ?? Body(message)).ReplaceLineEndings("\n");
    }

    private static MimeMessage? Read(byte[] message)
    {
        try
        {
            return MimeMessage.Load(Options, new MemoryStream(message, writable: false));
        }
        catch (FormatException)
        {
            return null; // no header at all: to MimeKit it is no message
        }
    }

    private static string Body(byte[] message)
    {
        int end = message.AsSpan().IndexOf("\r\n\r\n"u8);
        return Encoding.UTF8.GetString(message, end < 0 ? 0 : end + 4, message.Length - (end < 0 ? 0 : end + 4));
    }
}
