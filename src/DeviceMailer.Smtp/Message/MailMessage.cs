// A message: letterhead, subject, text, HTML, attachments, read block by block. It is generated in pieces, a header field or a line each. A
// piece that does not fit the block is generated again for the next one, skipping what was handed out, so only a position is kept.
// The pieces: MailMessage.Pieces.cs. Decisions before the first piece: MailMessage.Choices.cs.

using System;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Message;

/// <summary>
/// Composes mail (RFC 5322, RFC 2045 to 2049). Construct it once and use it for many messages: it allocates in its constructor only. Parts
/// are nested only as deep as needed: mixed for files, alternative for HTML beside text, related for the HTML's images.
/// </summary>
public sealed partial class MailMessage : IMessageSource
{
    private readonly OutputBuffer output = new OutputBuffer();
    private readonly PartEncoder encoder = new PartEncoder();
    private readonly TemplateReader reader;
    private object text;    // bytes, or content; null: none
    private object html;
    private Attachment first;
    private Attachment current;
    private MessageStep step;
    private int skip;   // bytes of the current piece that were handed out

    /// <summary>Makes a message.</summary>
    /// <param name="letterhead">Who writes to whom.</param>
    /// <param name="postmark">Which message it is. Both may change, but not between <see cref="Begin"/> and the message's end.</param>
    public MailMessage(Letterhead letterhead, Postmark postmark)
    {
        Letterhead = letterhead;
        Postmark = postmark;
        reader = new TemplateReader(output);
    }

    /// <summary>Who writes to whom.</summary>
    public Letterhead Letterhead { get; set; }

    /// <summary>Which message it is.</summary>
    public Postmark Postmark { get; }

    /// <summary>The values of {names} in subject, text and HTML; null: braces are plain characters.</summary>
    public ITemplateValues Values
    {
        get => reader.Values;
        set => reader.Values = value;
    }

    /// <summary>The subject; null: none.</summary>
    public byte[] Subject { get; private set; }

    /// <summary>The text; null: none, or content.</summary>
    public byte[] Text => text as byte[];

    /// <summary>The same as HTML; null: none, or content.</summary>
    public byte[] Html => html as byte[];

    /// <summary>How many characters since <see cref="Begin"/> were replaced by question marks, because the letterhead's character set lacks them.</summary>
    public int ReplacedCharacters => encoder.Replaced;

    /// <inheritdoc/>
    public int Size { get; private set; }

    /// <summary>
    /// True for a valid subject: UTF-8 on one line, see <see cref="Utf8.IsOneLine"/>, of at most <see cref="SmtpLimits.MaxSubjectBytes"/>.
    /// </summary>
    public static bool IsSubject(byte[] subject) => subject.Length <= SmtpLimits.MaxSubjectBytes && Utf8.IsOneLine(subject);

    /// <summary>True for a valid text: UTF-8 without the bytes of a <see cref="LateDigit"/>.</summary>
    public static bool IsText(byte[] text) => Utf8.IsWellFormed(text) && !LateDigit.IsIn(text);

    /// <summary>Sets the subject; null: none.</summary>
    /// <exception cref="ArgumentException">It is invalid: see <see cref="IsSubject"/>.</exception>
    public void SetSubject(byte[] subject)
    {
        if (subject != null && !IsSubject(subject)) throw new ArgumentException("too long, not UTF-8, or not on one line", nameof(subject));
        Subject = subject;
    }

    /// <summary>
    /// Sets the text and the same as HTML, or null for none. Lines may end with CRLF, LF or CR; in a message without parts, a missing last
    /// line end is added.
    /// </summary>
    /// <exception cref="ArgumentException">One of them is invalid: see <see cref="IsText"/>.</exception>
    public void SetBody(byte[] text, byte[] html = null)
    {
        if ((text != null && !IsText(text)) || (html != null && !IsText(html))) throw new ArgumentException("not UTF-8, or with RS or US in it", nameof(text));
        this.text = text;
        this.html = html;
    }

    /// <summary>
    /// Sets a text that is generated while it is read, and the same as HTML, or null for none: UTF-8 without control characters but CRLF at the ends of
    /// lines. There are no names of values in it, and it must end with a line end.
    /// </summary>
    public void SetGeneratedBody(IContent text, IContent html)
    {
        this.text = text;
        this.html = html;
    }

    /// <summary>Adds a file, or an image for the HTML. Until attachments are cleared, it must not be added to another message.</summary>
    public void Attach(Attachment attachment)
    {
        attachment.Next = null;
        if (first == null)
        {
            first = attachment;
            return;
        }

        Attachment last = first;
        while (last.Next != null) last = last.Next;
        last.Next = attachment;
    }

    /// <summary>Removes all attachments.</summary>
    public void ClearAttachments() => first = null;

    /// <inheritdoc/>
    public bool Begin(bool eightBit, bool utf8)
    {
        bool ready = Choose(eightBit, utf8) && Measure();
        Enter(ready ? MessageStep.From : MessageStep.Failed);
        encoder.Replaced = 0; // counted while the texts were examined
        return ready;
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        int at = offset;
        int end = offset + count;
        while (at < end && step < MessageStep.End)
        {
            int read = IsContent(step) ? ReadContent(buffer, at, end - at) : ReadPiece(buffer, at, end - at);
            if (read < 0) Enter(MessageStep.Failed);
            else at += read;
        }

        return step == MessageStep.Failed ? -1 : at - offset;
    }

    private int ReadPiece(byte[] buffer, int at, int room)
    {
        output.Lend(buffer, at, room, skip);
        WritePiece();
        int count = output.Count;
        if (output.Overflowed) skip += count;
        else Advance();
        return count;
    }

    // Directly into the caller's buffer if possible, otherwise in pieces.
    private int ReadContent(byte[] buffer, int at, int room)
    {
        TransferEncoding encoding = EncodingOf(step);
        if (step != MessageStep.Subject && skip == 0 && encoder.CanPullDirectly)
        {
            bool asItIs = encoding == TransferEncoding.SevenBit || encoding == TransferEncoding.EightBit;
            if (asItIs || (encoding == TransferEncoding.Base64 && room >= PartEncoder.MinDirectBase64Bytes))
            {
                int direct = asItIs ? encoder.Pull(buffer, at, room) : encoder.WriteBase64Lines(buffer, at, room);
                if (direct == 0) Advance();
                return direct;
            }
        }

        if (!encoder.Fill()) return -1;
        if (encoder.Count == 0)
        {
            Advance();
            return 0;
        }

        int column = encoder.Column;
        output.Lend(buffer, at, room, skip);
        int taken = WriteContentPiece(encoding);
        int count = output.Count;
        if (output.Overflowed)
        {
            encoder.Column = column;
            skip += count;
            return count;
        }

        encoder.Consume(taken);
        skip = 0;
        return count;
    }

    // Goes to the next piece; to the same kind again while there are more attachments.
    private void Advance()
    {
        MessageStep next = step + 1;
        switch (step)
        {
            case MessageStep.Html:
                current = FindAttachment(first, true);
                if (current == null) next = MessageStep.RelatedEnd;
                break;
            case MessageStep.Inline:
                current = FindAttachment(current.Next, true);
                if (current != null) next = MessageStep.InlineHeader;
                break;
            case MessageStep.AlternativeEnd:
                current = FindAttachment(first, false);
                if (current == null) next = MessageStep.MixedEnd;
                break;
            case MessageStep.AttachmentEnd:
                current = FindAttachment(current.Next, false);
                if (current != null) next = MessageStep.AttachmentHeader;
                break;
        }

        Enter(next);
    }

    private void Enter(MessageStep next)
    {
        step = next;
        skip = 0;
        switch (next)
        {
            case MessageStep.Subject:
                BeginText(Subject, false, Charset.Utf8);
                encoder.Column = SubjectColumn;
                break;
            case MessageStep.Text:
                BeginText(text, false, Letterhead.Charset);
                break;
            case MessageStep.Html:
                BeginText(html, true, Letterhead.Charset);
                break;
            case MessageStep.Inline:
            case MessageStep.Attachment:
                if (current.Content.Rewind()) encoder.Begin(current.Content, Charset.Utf8);
                else step = MessageStep.Failed;
                break;
        }
    }

    private void BeginText(object body, bool asHtml, Charset charset)
    {
        IContent content = body as IContent;
        if (content == null)
        {
            reader.Begin(body == null ? Ascii.Nothing : (byte[])body, asHtml);
            encoder.Begin(reader, charset);
        }
        else if (content.Rewind())
        {
            encoder.Begin(content, charset);
        }
        else
        {
            step = MessageStep.Failed;
        }
    }

    // The next attachment for the HTML, or the next file; null: none.
    private Attachment FindAttachment(Attachment from, bool inline)
    {
        while (from != null && IsInline(from) != inline) from = from.Next;
        return from;
    }

    private bool IsInline(Attachment attachment) => html != null && attachment.ContentId != null;

    private static bool IsContent(MessageStep step)
    {
        switch (step)
        {
            case MessageStep.Subject:
            case MessageStep.Text:
            case MessageStep.Html:
            case MessageStep.Inline:
            case MessageStep.Attachment: return true;
            default: return false;
        }
    }
}
