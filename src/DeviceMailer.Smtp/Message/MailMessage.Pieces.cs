// The pieces of a message: what each step writes.

using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Message;

public sealed partial class MailMessage
{
    private const int MaxPlainColumn = 78; // RFC 5322 2.1.1
    private const int BoundaryLevelIndex = 6; // of the level's digit in a delimiter: --=_dm0
    private const int SubjectColumn = 9; // behind "Subject: "
    private const byte At = (byte)'@';
    private const byte Dot = (byte)'.';
    private const byte Close = (byte)'>';
    private const byte Quote = (byte)'"';
    private const byte Underscore = (byte)'_';
    private const byte Slash = (byte)'/';
    private const byte Dash = (byte)'-';
    private const int DashCount = 2; // in front of a boundary (RFC 2046 5.1.1)

    private bool HasText => text != null || (html == null && !IsMixed);

    private bool IsMixed => FindAttachment(first, false) != null;

    private bool IsAlternative => HasText && html != null;

    private bool IsRelated => FindAttachment(first, true) != null;

    // How many bytes a delimiter has, its dashes included.
    private int DelimiterBytes
    {
        get
        {
            output.Lend(Ascii.Nothing, 0, 0, 0);
            WriteDelimiter(0);
            return output.Written;
        }
    }

    private void WritePiece()
    {
        if (step <= MessageStep.Manner) WriteHeaderPiece();
        else WriteBodyPiece();
    }

    // The fields of the header but those that say what the body is.
    private void WriteHeaderPiece()
    {
        switch (step)
        {
            case MessageStep.From:
                WriteMailbox(Word.From, Letterhead.From);
                break;
            case MessageStep.Sender:
                if (Letterhead.Sender != null) WriteMailbox(Word.Sender, Letterhead.Sender);
                break;
            case MessageStep.ReplyTo:
                WriteMailboxes(Word.ReplyTo, Letterhead.ReplyTo);
                break;
            case MessageStep.To:
                WriteMailboxes(Word.To, Letterhead.To);
                break;
            case MessageStep.Cc:
                WriteMailboxes(Word.Cc, Letterhead.Cc);
                break;
            case MessageStep.SubjectName:
                if (Subject != null) output.Write(Word.Subject);
                break;
            case MessageStep.SubjectEnd:
                if (Subject != null) output.Write(Ascii.CrLf);
                break;
            case MessageStep.Date:
                if (Postmark.UtcTicks != 0) HeaderWriter.Date(output, Postmark.UtcTicks, Postmark.OffsetMinutes);
                break;
            case MessageStep.MessageId:
                WriteMessageId();
                break;
            case MessageStep.Manner:
                WriteManner();
                break;
        }
    }

    // What stands around and between the parts of the body.
    private void WriteBodyPiece()
    {
        switch (step)
        {
            case MessageStep.MixedHeader:
                if (IsMixed) WriteMultipartHeader(Word.Mixed, 0);
                break;
            case MessageStep.AlternativeHeader:
                if (!IsAlternative) break;
                if (IsMixed) WriteDelimiterLine(0, true);
                WriteMultipartHeader(Word.Alternative, 1);
                break;
            case MessageStep.TextHeader:
                if (!HasText) break;
                if (IsAlternative || IsMixed) WriteDelimiterLine(IsAlternative ? 1 : 0, true);
                WriteTextHeader(Word.TextPlain, TextEncoding);
                break;
            case MessageStep.RelatedHeader:
                if (!IsRelated) break;
                WriteHtmlDelimiter();
                WriteMultipartHeader(Word.Related, 2);
                break;
            case MessageStep.HtmlHeader:
                if (html == null) break;
                if (IsRelated) WriteDelimiterLine(2, true);
                else WriteHtmlDelimiter();
                WriteTextHeader(Word.TextHtml, HtmlEncoding);
                break;
            case MessageStep.InlineHeader:
                WriteDelimiterLine(2, false);
                WriteAttachmentHeader(Word.Inline);
                break;
            case MessageStep.RelatedEnd:
                if (IsRelated) WriteLastDelimiter(2);
                break;
            case MessageStep.AlternativeEnd:
                if (IsAlternative) WriteLastDelimiter(1);
                break;
            case MessageStep.AttachmentHeader:
                WriteDelimiterLine(0, current == FindAttachment(first, false) && !HasText && html == null);
                if (current.Encoding == TransferEncoding.Uuencode) WriteUuencodeHeader();
                else WriteAttachmentHeader(Word.Attached);
                break;
            case MessageStep.AttachmentEnd:
                if (current.Encoding == TransferEncoding.Uuencode) output.Write(Word.UuencodeEnd);
                break;
            case MessageStep.MixedEnd:
                if (IsMixed) WriteLastDelimiter(0);
                if (IsMixed || IsAlternative || IsRelated || !EndsWithLineEnd) output.Write(Ascii.CrLf);
                break;
        }
    }

    private int WriteContentPiece(TransferEncoding encoding)
    {
        if (step != MessageStep.Subject) return encoder.WritePiece(output, encoding);
        if (SubjectForm == HeaderForm.Plain) return WriteSubjectWord();

        // An encoded word, each on a line of its own.
        if (encoder.Column != SubjectColumn)
        {
            output.Write(Word.Fold);
            encoder.Column = 1;
        }

        int taken = HeaderText.WriteWord(output, encoder.Raw, 0, encoder.Count, encoder.IsLast, SubjectForm, encoder.Column);
        encoder.Column = 0; // anything but where the first one stands
        return taken;
    }

    // A blank and the word behind it. The line is folded in front of them where they do not fit any more: the fold is taken out again by
    // the reader, and the blank stays (RFC 5322 2.2.3).
    private int WriteSubjectWord()
    {
        byte[] raw = encoder.Raw;
        int count = 1;
        while (count < encoder.Count && raw[count] != Space) count++;
        if (encoder.Column + count > MaxPlainColumn && encoder.Column != SubjectColumn)
        {
            output.Write(Ascii.CrLf);
            encoder.Column = 0;
        }

        output.Write(raw, 0, count);
        encoder.Column += count;
        return count;
    }

    private void WriteMailbox(Word name, Mailbox mailbox)
    {
        int column = WriteFieldName(name);
        HeaderWriter.Mailbox(output, mailbox, IsUtf8, column);
        output.Write(Ascii.CrLf);
    }

    private void WriteMailboxes(Word name, Mailbox[] mailboxes)
    {
        if (mailboxes == null || mailboxes.Length == 0) return;
        int column = WriteFieldName(name);
        HeaderWriter.Mailboxes(output, mailboxes, IsUtf8, column);
        output.Write(Ascii.CrLf);
    }

    // Returns the column behind it.
    private int WriteFieldName(Word name)
    {
        int before = output.Written;
        output.Write(name);
        return output.Written - before;
    }

    // Message-ID: <a0b1c2d3e4f5.12.3@example.com>  (RFC 5322 3.6.4)
    private void WriteMessageId()
    {
        byte[] from = Letterhead.From.Address;
        int domain = from.Length;
        while (from[domain - 1] != At) domain--;
        output.Write(Word.MessageId);
        WriteId();
        output.WriteByte(At);
        output.Write(from, domain, from.Length - domain);
        output.WriteByte(Close);
        output.Write(Ascii.CrLf);
    }

    private void WriteId()
    {
        output.Write(Postmark.DeviceId);
        output.WriteByte(Dot);
        output.WriteDecimal(Postmark.Boot);
        output.WriteByte(Dot);
        output.WriteDecimal(Postmark.Sequence);
    }

    private void WriteManner()
    {
        if (Letterhead.IsAutomatic) output.Write(Word.AutoSubmitted);
        if (Letterhead.ListId != null) WriteListId();
        if (Letterhead.Priority == MailPriority.High) output.Write(Word.HighPriority);
        if (Letterhead.Priority == MailPriority.Low) output.Write(Word.LowPriority);
        output.Write(Word.MimeVersion);
    }

    private void WriteListId()
    {
        output.Write(Word.ListId);
        output.Write(Letterhead.ListId);
        output.WriteByte(Close);
        output.Write(Ascii.CrLf);
    }

    // Parts with bytes over 127 say so on every level (RFC 2045 6.4).
    private void WriteMultipartHeader(Word type, int level)
    {
        output.Write(Word.ContentType);
        output.Write(type);
        output.Write(Word.BoundaryParameter);
        WriteBoundary(level);
        output.WriteByte(Quote);
        if (IsEightBit) WriteEncoding(TransferEncoding.EightBit);
        output.Write(Word.EndOfHeader);
    }

    private void WriteTextHeader(Word type, TransferEncoding encoding)
    {
        output.Write(Word.ContentType);
        output.Write(type);
        output.Write(Word.Charsets, (int)Letterhead.Charset);
        WriteEncoding(encoding);
        output.Write(Word.EndOfHeader);
    }

    private void WriteAttachmentHeader(Word disposition)
    {
        output.Write(Word.ContentType);
        if (current.IsEnclosedMessage) MediaTypes.WriteMessage(output);
        else if (MediaTypes.IsMessage(current)) MediaTypes.WriteUnknown(output);
        else if (current.ContentType != null) output.Write(current.ContentType);
        else MediaTypes.Write(output, current.FileName);
        HeaderParameter.WriteOlder(output, current.FileName);
        WriteEncoding(current.Encoding);
        if (current.ContentId != null)
        {
            output.Write(Word.ContentId);
            output.Write(current.ContentId);
            output.WriteByte(Close);
        }

        output.Write(disposition);
        HeaderParameter.Write(output, Word.FileName, current.FileName);
        output.Write(Word.EndOfHeader);
    }

    // A part of text with "begin 644 name" in it, where the name is ASCII: its readers know nothing else.
    private void WriteUuencodeHeader()
    {
        output.Write(Word.ContentType);
        output.Write(Word.TextPlain);
        output.Write(Word.Charsets, (int)Charset.UsAscii);
        WriteEncoding(TransferEncoding.SevenBit);
        output.Write(Word.EndOfHeader);
        output.Write(Word.UuencodeBegin);
        for (int i = 0; i < current.FileName.Length; i++)
        {
            byte c = current.FileName[i];
            output.WriteByte(c > Space && c <= 126 && c != Slash ? c : Underscore);
        }
    }

    private void WriteEncoding(TransferEncoding encoding)
    {
        output.Write(Word.TransferEncoding);
        output.Write(Word.TransferEncodings, (int)encoding);
    }

    private void WriteHtmlDelimiter()
    {
        if (IsAlternative) WriteDelimiterLine(1, false);
        else if (IsMixed) WriteDelimiterLine(0, true);
    }

    // The line end in front of a delimiter is its own (RFC 2046 5.1.1): contents stay as they are.
    private void WriteDelimiterLine(int level, bool isFirst)
    {
        if (!isFirst) output.Write(Ascii.CrLf);
        WriteDelimiter(level);
        output.Write(Ascii.CrLf);
    }

    private void WriteLastDelimiter(int level)
    {
        output.Write(Ascii.CrLf);
        WriteDelimiter(level);
        output.Write(Word.Dashes);
    }

    private void WriteDelimiter(int level)
    {
        output.Write(Word.Dashes);
        WriteBoundary(level);
    }

    // "=_" occurs in no base64 and no quoted-printable, small letters in no uuencode; texts and enclosed messages were looked through.
    private void WriteBoundary(int level)
    {
        output.Write(Word.BoundaryStart);
        output.WriteDecimal(level);
        output.WriteByte(Dot);
        WriteId();
    }

    // True when a line that begins like a delimiter up to this column does so with this byte as well, whatever the level.
    private bool MatchesDelimiter(int column, byte c)
    {
        if (column < DashCount) return c == Dash;
        output.Lend(encoder.Raw, PartEncoder.SpareOffset, 1, column);
        WriteDelimiter(0);
        return output.Count == 1 && (encoder.Raw[PartEncoder.SpareOffset] == c || column == BoundaryLevelIndex);
    }
}
