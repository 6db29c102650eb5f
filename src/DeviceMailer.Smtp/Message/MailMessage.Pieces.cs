// The pieces of a message: what each step writes.

using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Message;

public sealed partial class MailMessage
{
    private const int MaxPlainColumn = 78; // RFC 5322 2.1.1
    private const int BoundaryLevelIndex = 6; // of the level's digit in a delimiter: --=_dm0
    private const byte At = (byte)'@';
    private const byte Dot = (byte)'.';
    private const byte Close = (byte)'>';
    private const byte Quote = (byte)'"';
    private const byte Underscore = (byte)'_';
    private const byte Slash = (byte)'/';

    private static readonly byte[] FromName = Ascii.Bytes("From");
    private static readonly byte[] SenderName = Ascii.Bytes("Sender");
    private static readonly byte[] ReplyToName = Ascii.Bytes("Reply-To");
    private static readonly byte[] ToName = Ascii.Bytes("To");
    private static readonly byte[] CcName = Ascii.Bytes("Cc");
    private static readonly byte[] SubjectName = Ascii.Bytes("Subject: ");
    private static readonly int SubjectColumn = SubjectName.Length;
    private static readonly byte[] Fold = Ascii.Bytes("\r\n ");
    private static readonly byte[] MessageIdName = Ascii.Bytes("Message-ID: <");
    private static readonly byte[] AutoSubmitted = Ascii.Bytes("Auto-Submitted: auto-generated\r\n");
    private static readonly byte[] HighPriority = Ascii.Bytes("Importance: high\r\nX-Priority: 1\r\n");
    private static readonly byte[] LowPriority = Ascii.Bytes("Importance: low\r\nX-Priority: 5\r\n");
    private static readonly byte[] MimeVersion = Ascii.Bytes("MIME-Version: 1.0\r\n");
    private static readonly byte[] ContentType = Ascii.Bytes("Content-Type: ");
    private static readonly byte[] Mixed = Ascii.Bytes("multipart/mixed");
    private static readonly byte[] Alternative = Ascii.Bytes("multipart/alternative");
    private static readonly byte[] Related = Ascii.Bytes("multipart/related; type=\"text/html\"");
    private static readonly byte[] BoundaryParameter = Ascii.Bytes(";\r\n boundary=\"");
    private static readonly byte[] BoundaryStart = Ascii.Bytes("=_dm");
    private static readonly byte[] Dashes = Ascii.Bytes("--");
    private static readonly byte[] TextPlain = Ascii.Bytes("text/plain; charset=");
    private static readonly byte[] TextHtml = Ascii.Bytes("text/html; charset=");
    private static readonly byte[] Utf8Name = Ascii.Bytes("utf-8");
    private static readonly byte[] Latin1Name = Ascii.Bytes("iso-8859-1");
    private static readonly byte[] AsciiName = Ascii.Bytes("us-ascii");
    private static readonly byte[] EncodingName = Ascii.Bytes("\r\nContent-Transfer-Encoding: ");
    private static readonly byte[] SevenBitName = Ascii.Bytes("7bit");
    private static readonly byte[] EightBitName = Ascii.Bytes("8bit");
    private static readonly byte[] QuotedPrintableName = Ascii.Bytes("quoted-printable");
    private static readonly byte[] Base64Name = Ascii.Bytes("base64");
    private static readonly byte[] AttachedAs = Ascii.Bytes("\r\nContent-Disposition: attachment");
    private static readonly byte[] InlineAs = Ascii.Bytes("\r\nContent-Disposition: inline");
    private static readonly byte[] FileNameParameter = Ascii.Bytes("filename");
    private static readonly byte[] ContentIdName = Ascii.Bytes("\r\nContent-ID: <");
    private static readonly byte[] EndOfHeader = Ascii.Bytes("\r\n\r\n");
    private static readonly byte[] UuencodeBegin = Ascii.Bytes("begin 644 ");
    private static readonly byte[] UuencodeEnd = Ascii.Bytes("\r\n`\r\nend");

    private bool HasText => Text != null || (Html == null && !IsMixed);

    private bool IsMixed => FindAttachment(first, false) != null;

    private bool IsAlternative => HasText && Html != null;

    private bool IsRelated => FindAttachment(first, true) != null;

    // How many bytes a delimiter has, its dashes included.
    private int DelimiterBytes
    {
        get
        {
            output.Lend(Nothing, 0, 0, 0);
            WriteDelimiter(0);
            return output.Written;
        }
    }

    private void WritePiece()
    {
        switch (step)
        {
            case MessageStep.From:
                HeaderWriter.Mailbox(output, FromName, Letterhead.From, IsUtf8);
                break;
            case MessageStep.Sender:
                if (Letterhead.Sender != null) HeaderWriter.Mailbox(output, SenderName, Letterhead.Sender, IsUtf8);
                break;
            case MessageStep.ReplyTo:
                WriteMailboxes(ReplyToName, Letterhead.ReplyTo);
                break;
            case MessageStep.To:
                WriteMailboxes(ToName, Letterhead.To);
                break;
            case MessageStep.Cc:
                WriteMailboxes(CcName, Letterhead.Cc);
                break;
            case MessageStep.SubjectName:
                if (Subject != null) output.Write(SubjectName);
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
            case MessageStep.MixedHeader:
                if (IsMixed) WriteMultipartHeader(Mixed, 0);
                break;
            case MessageStep.AlternativeHeader:
                if (!IsAlternative) break;
                if (IsMixed) WriteDelimiterLine(0, true);
                WriteMultipartHeader(Alternative, 1);
                break;
            case MessageStep.TextHeader:
                if (!HasText) break;
                if (IsAlternative || IsMixed) WriteDelimiterLine(IsAlternative ? 1 : 0, true);
                WriteTextHeader(TextPlain, TextEncoding);
                break;
            case MessageStep.RelatedHeader:
                if (!IsRelated) break;
                WriteHtmlDelimiter();
                WriteMultipartHeader(Related, 2);
                break;
            case MessageStep.HtmlHeader:
                if (Html == null) break;
                if (IsRelated) WriteDelimiterLine(2, true);
                else WriteHtmlDelimiter();
                WriteTextHeader(TextHtml, HtmlEncoding);
                break;
            case MessageStep.InlineHeader:
                WriteDelimiterLine(2, false);
                WriteAttachmentHeader(InlineAs);
                break;
            case MessageStep.RelatedEnd:
                if (IsRelated) WriteLastDelimiter(2);
                break;
            case MessageStep.AlternativeEnd:
                if (IsAlternative) WriteLastDelimiter(1);
                break;
            case MessageStep.AttachmentHeader:
                WriteDelimiterLine(0, current == FindAttachment(first, false) && !HasText && Html == null);
                if (current.Encoding == TransferEncoding.Uuencode) WriteUuencodeHeader();
                else WriteAttachmentHeader(AttachedAs);
                break;
            case MessageStep.AttachmentEnd:
                if (current.Encoding == TransferEncoding.Uuencode) output.Write(UuencodeEnd);
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
            output.Write(Fold);
            encoder.Column = 1;
        }

        int taken = HeaderText.WriteWord(output, encoder.Raw, 0, encoder.Count, encoder.IsLast, SubjectForm, encoder.Column);
        encoder.Column = 0; // anything but where the first one stands
        return taken;
    }

    // A blank and the word behind it. The line is folded in front of them where they do not fit any more: the fold is taken out again by
    // whoever reads, and the blank stays (RFC 5322 2.2.3).
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

    private void WriteMailboxes(byte[] name, Mailbox[] mailboxes)
    {
        if (mailboxes != null && mailboxes.Length > 0) HeaderWriter.Mailboxes(output, name, mailboxes, IsUtf8);
    }

    // Message-ID: <a0b1c2d3e4f5.12.3@example.com>  (RFC 5322 3.6.4)
    private void WriteMessageId()
    {
        byte[] from = Letterhead.From.Address;
        int domain = from.Length;
        while (from[domain - 1] != At) domain--;
        output.Write(MessageIdName);
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
        if (Letterhead.IsAutomatic) output.Write(AutoSubmitted);
        if (Letterhead.Priority == MailPriority.High) output.Write(HighPriority);
        if (Letterhead.Priority == MailPriority.Low) output.Write(LowPriority);
        output.Write(MimeVersion);
    }

    // Parts with bytes over 127 say so on every level (RFC 2045 6.4).
    private void WriteMultipartHeader(byte[] type, int level)
    {
        output.Write(ContentType);
        output.Write(type);
        output.Write(BoundaryParameter);
        WriteBoundary(level);
        output.WriteByte(Quote);
        if (IsEightBit)
        {
            output.Write(EncodingName);
            output.Write(EightBitName);
        }

        output.Write(EndOfHeader);
    }

    private void WriteTextHeader(byte[] type, TransferEncoding encoding)
    {
        output.Write(ContentType);
        output.Write(type);
        output.Write(Letterhead.Charset == Charset.Utf8 ? Utf8Name : Letterhead.Charset == Charset.Latin1 ? Latin1Name : AsciiName);
        WriteEncoding(encoding);
        output.Write(EndOfHeader);
    }

    private void WriteAttachmentHeader(byte[] disposition)
    {
        output.Write(ContentType);
        if (current.IsEnclosedMessage) output.Write(MediaTypes.Message);
        else if (MediaTypes.IsMessage(current)) output.Write(MediaTypes.Unknown);
        else if (current.ContentType != null) output.Write(current.ContentType);
        else MediaTypes.Write(output, current.FileName);
        WriteEncoding(current.Encoding);
        if (current.ContentId != null)
        {
            output.Write(ContentIdName);
            output.Write(current.ContentId);
            output.WriteByte(Close);
        }

        output.Write(disposition);
        HeaderParameter.Write(output, FileNameParameter, current.FileName);
        output.Write(EndOfHeader);
    }

    // A part of text with "begin 644 name" in it, where the name is ASCII: its readers know nothing else.
    private void WriteUuencodeHeader()
    {
        output.Write(ContentType);
        output.Write(TextPlain);
        output.Write(AsciiName);
        WriteEncoding(TransferEncoding.SevenBit);
        output.Write(EndOfHeader);
        output.Write(UuencodeBegin);
        for (int i = 0; i < current.FileName.Length; i++)
        {
            byte c = current.FileName[i];
            output.WriteByte(c > Space && c <= 126 && c != Slash ? c : Underscore);
        }
    }

    private void WriteEncoding(TransferEncoding encoding)
    {
        output.Write(EncodingName);
        switch (encoding)
        {
            case TransferEncoding.EightBit:
                output.Write(EightBitName);
                break;
            case TransferEncoding.QuotedPrintable:
                output.Write(QuotedPrintableName);
                break;
            case TransferEncoding.Base64:
                output.Write(Base64Name);
                break;
            default:
                output.Write(SevenBitName);
                break;
        }
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
        output.Write(Dashes);
    }

    private void WriteDelimiter(int level)
    {
        output.Write(Dashes);
        WriteBoundary(level);
    }

    // "=_" occurs in no base64 and no quoted-printable, small letters in no uuencode; texts and enclosed messages were looked through.
    private void WriteBoundary(int level)
    {
        output.Write(BoundaryStart);
        output.WriteDecimal(level);
        output.WriteByte(Dot);
        WriteId();
    }

    // True when a line that begins like a delimiter up to this column does so with this byte as well, whatever the level.
    private bool MatchesDelimiter(int column, byte c)
    {
        if (column < Dashes.Length) return c == Dashes[column];
        output.Lend(encoder.Raw, PartEncoder.SpareOffset, 1, column);
        WriteDelimiter(0);
        return output.Count == 1 && (encoder.Raw[PartEncoder.SpareOffset] == c || column == BoundaryLevelIndex);
    }
}
