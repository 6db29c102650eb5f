// What a person reads in a message: its subject and its first text, decoded. Never throws: whatever is malformed, or in a
// charset other than UTF-8, ISO-8859-1 and US-ASCII, is shown as it stands in the message.
namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>Decodes messages (RFC 5322, 2045 to 2047) for display. HTML is not rendered, attachments are not shown.</summary>
public static class MailText
{
    /// <summary>How deep multiparts are followed: real mail nests three or four, and a hostile one nests without end.</summary>
    private const int MaxDepth = 8;

    /// <summary>The unfolded, decoded subject; empty if there is none.</summary>
    public static string Subject(byte[] message) =>
        EncodedWords.Decode(MimeEntity.Parse(message, 0, message.Length).Field("Subject") ?? "");

    /// <summary>
    /// The body of a text message, or the first text/plain part of a multipart one, with its line ends as they are; the
    /// raw body if there is no such part.
    /// </summary>
    public static string Text(byte[] message)
    {
        MimeEntity whole = MimeEntity.Parse(message, 0, message.Length);
        MimeEntity? text = FirstPlainText(whole, 0);
        if (text is null && whole.ContentType.IsText)
        {
            text = whole;
        }

        return text?.DecodedText() ?? whole.RawText();
    }

    private static MimeEntity? FirstPlainText(MimeEntity entity, int depth)
    {
        if (!entity.ContentType.IsMultipart)
        {
            return entity.ContentType.IsPlainText ? entity : null;
        }

        if (depth < MaxDepth)
        {
            foreach (MimeEntity part in entity.Parts())
            {
                MimeEntity? found = FirstPlainText(part, depth + 1);
                if (found is not null)
                {
                    return found;
                }
            }
        }

        return null;
    }
}
