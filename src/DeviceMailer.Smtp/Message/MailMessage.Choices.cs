// Decisions before the first byte of a message: how its subject, texts and enclosed messages are encoded, and how long it is.

using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Message;

public sealed partial class MailMessage
{
    private const byte CarriageReturn = 13;
    private const byte LineFeed = 10;
    private const byte Tab = 9;
    private const byte Space = (byte)' ';

    // The position of each choice in choices, four bits each: a field for each would take 12 bytes of heap.
    private const int SubjectPlace = 0;
    private const int TextPlace = 4;
    private const int HtmlPlace = 8;
    private const int EightBitPlace = 12;
    private const int Utf8Place = 16;
    private const int LineEndPlace = 20;
    private const int LateDigitPlace = 24;
    private const int PlaceMask = 15;

    private int choices;

    /// <inheritdoc/>
    public bool IsEightBit
    {
        get => ChoiceAt(EightBitPlace) != 0;
        private set => SetChoice(EightBitPlace, value ? 1 : 0);
    }

    /// <inheritdoc/>
    public bool IsUtf8
    {
        get => ChoiceAt(Utf8Place) != 0;
        private set => SetChoice(Utf8Place, value ? 1 : 0);
    }

    private HeaderForm SubjectForm
    {
        get => (HeaderForm)ChoiceAt(SubjectPlace);
        set => SetChoice(SubjectPlace, (int)value);
    }

    // Of the only text: its last line may come from a value.
    private bool EndsWithLineEnd
    {
        get => ChoiceAt(LineEndPlace) != 0;
        set => SetChoice(LineEndPlace, value ? 1 : 0);
    }

    // A digit that is filled in later: it must not become part of base64.
    private bool HasLateDigits
    {
        get => ChoiceAt(LateDigitPlace) != 0;
        set => SetChoice(LateDigitPlace, value ? 1 : 0);
    }

    private TransferEncoding TextEncoding
    {
        get => (TransferEncoding)ChoiceAt(TextPlace);
        set => SetChoice(TextPlace, (int)value);
    }

    private TransferEncoding HtmlEncoding
    {
        get => (TransferEncoding)ChoiceAt(HtmlPlace);
        set => SetChoice(HtmlPlace, (int)value);
    }

    private bool Choose(bool eightBit, bool utf8)
    {
        bool needsUtf8 = NeedsUtf8();
        IsUtf8 = needsUtf8 && utf8;
        IsEightBit = IsUtf8;
        if (needsUtf8 && !utf8 && !CanDoWithoutUtf8()) return false;
        Enter(MessageStep.Subject);
        if (!ChooseSubjectForm()) return false;
        EndsWithLineEnd = true;
        TextEncoding = ChooseTextEncoding(MessageStep.Text, eightBit);
        HtmlEncoding = ChooseTextEncoding(MessageStep.Html, eightBit);
        IsEightBit |= TextEncoding == TransferEncoding.EightBit || HtmlEncoding == TransferEncoding.EightBit;
        for (Attachment attachment = first; attachment != null; attachment = attachment.Next)
        {
            if (!ChooseAttachmentEncoding(attachment, eightBit)) return false;
            IsEightBit |= attachment.Encoding == TransferEncoding.EightBit;
        }

        return true;
    }

    // A dry run. Attachments know their size; texts are short enough to be generated twice.
    private bool Measure()
    {
        int total = 0;
        bool known = true;
        Enter(MessageStep.From);
        while (step < MessageStep.End)
        {
            if (step == MessageStep.Inline || step == MessageStep.Attachment)
            {
                int size = PartEncoder.EncodedSize(current.Content.Size, current.Encoding);
                known &= size >= 0;
                total += size;
                Advance();
                continue;
            }

            bool isContent = IsContent(step);
            if (isContent && !encoder.Fill()) return false;
            bool isOver = !isContent || encoder.Count == 0;
            output.Lend(Ascii.Nothing, 0, 0, 0);
            if (!isContent) WritePiece();
            else if (!isOver) encoder.Consume(WriteContentPiece(EncodingOf(step)));
            total += output.Written;
            if (isOver) Advance();
        }

        Size = known ? total : -1;
        return step == MessageStep.End;
    }

    private TransferEncoding EncodingOf(MessageStep content)
    {
        switch (content)
        {
            case MessageStep.Text: return TextEncoding;
            case MessageStep.Html: return HtmlEncoding;
            case MessageStep.Subject: return TransferEncoding.SevenBit;
            default: return current.Encoding;
        }
    }

    // Plain where nothing is lost and nothing is taken for an encoded word (RFC 2047 5), else the shorter form. What could be lost: blanks at
    // the ends, and all but one where the line is folded, since some readers make one of them.
    private bool ChooseSubjectForm()
    {
        byte[] raw = encoder.Raw;
        bool plain = true;
        HasLateDigits = false;
        int bytes = 0;
        int qCharacters = 0;
        int word = 0;
        byte before = Space;
        for (; ; )
        {
            if (!encoder.Fill()) return false;
            if (encoder.Count == 0) break;
            for (int i = 0; i < encoder.Count; i++)
            {
                byte c = raw[i];
                qCharacters += HeaderText.QWidth(c);
                HasLateDigits |= LateDigit.Is(c);
                plain &= ((c >= Space && c <= 126) || LateDigit.Is(c)) && (c != '?' || before != '=');
                plain &= c != Space || before != Space;
                word = c == Space ? 1 : word + 1;
                plain &= word <= HeaderText.MaxPlainWordBytes;
                before = c;
                bytes++;
            }

            encoder.Consume(encoder.Count);
        }

        plain &= bytes == 0 || before != Space;
        SubjectForm = plain ? HeaderForm.Plain : HasLateDigits ? HeaderForm.Q : HeaderText.Shorter(qCharacters, bytes);
        return true;
    }

    private TransferEncoding ChooseTextEncoding(MessageStep text, bool eightBit)
    {
        Enter(text);
        if (!Inspect(true, out int bytes, out int highBytes, out int escapedBytes, out bool carriesItself, out bool endsLine)) return TransferEncoding.SevenBit;
        if (bytes > 0) EndsWithLineEnd = endsLine;
        if (carriesItself && highBytes == 0) return TransferEncoding.SevenBit;
        if (carriesItself && eightBit) return TransferEncoding.EightBit;
        int quoted = bytes + escapedBytes * 2;
        if (quoted <= (bytes + 2) / 3 * 4 || HasLateDigits) return TransferEncoding.QuotedPrintable;
        EndsWithLineEnd = false; // base64 has none at its end
        return TransferEncoding.Base64;
    }

    // A message goes as one where it needs no encoding, since it may have none (RFC 2046 5.2.1).
    private bool ChooseAttachmentEncoding(Attachment attachment, bool eightBit)
    {
        bool uuencode = Letterhead.Attachments == AttachmentStyle.Uuencode && !IsInline(attachment);
        attachment.Encoding = uuencode ? TransferEncoding.Uuencode : TransferEncoding.Base64;
        if (!attachment.Content.Rewind()) return false;
        if (uuencode || !MediaTypes.IsMessage(attachment)) return true;
        encoder.Begin(attachment.Content, Charset.Utf8);
        if (!Inspect(false, out _, out int highBytes, out _, out bool carriesItself, out _)) return false;
        if (carriesItself && highBytes == 0) attachment.Encoding = TransferEncoding.SevenBit;
        else if (carriesItself && eightBit) attachment.Encoding = TransferEncoding.EightBit;
        return true;
    }

    // Reads content to its end. It carries itself when it has no control characters but tabs, ends every line with CRLF, has no line over 998
    // (RFC 5322 2.1.1), and none that begins like a delimiter of this message.
    private bool Inspect(bool isText, out int bytes, out int highBytes, out int escapedBytes, out bool carriesItself, out bool endsLine)
    {
        byte[] raw = encoder.Raw;
        int delimiterBytes = DelimiterBytes;
        int column = 0;
        int matched = 0;
        byte before = 0;
        HasLateDigits = false;
        bytes = 0;
        highBytes = 0;
        escapedBytes = 0;
        carriesItself = true;
        endsLine = false;
        for (; ; )
        {
            if (!encoder.Fill()) return false;
            if (encoder.Count == 0) break;
            for (int i = 0; i < encoder.Count; i++)
            {
                byte c = raw[i];
                bool lineEnd = c == CarriageReturn || c == LineFeed;
                bool late = isText && LateDigit.Is(c);
                HasLateDigits |= late;
                bool control = (c < Space && c != Tab && !lineEnd && !late) || c == 127;
                if (c > 127) highBytes++;
                if (c > 126 || control || c == '=') escapedBytes++;
                carriesItself &= !control && (c == LineFeed) == (before == CarriageReturn);
                if (matched == column && MatchesDelimiter(column, c)) matched++;
                if (c != CarriageReturn) column++;
                carriesItself &= matched < delimiterBytes && column <= SmtpLimits.MaxMessageLineBytes + (c == LineFeed ? 1 : 0);
                if (c == LineFeed) column = 0;
                if (c == LineFeed) matched = 0;
                before = c;
            }

            bytes += encoder.Count;
            encoder.Consume(encoder.Count);
        }

        carriesItself &= before != CarriageReturn;
        endsLine = before == LineFeed;
        return true;
    }

    private int ChoiceAt(int place) => (choices >> place) & PlaceMask;

    private void SetChoice(int place, int value) => choices = (choices & ~(PlaceMask << place)) | (value << place);

    private bool NeedsUtf8() =>
        !IsAllAscii(Letterhead.To) || !IsAllAscii(Letterhead.Cc) || !IsAllAscii(Letterhead.ReplyTo) || !CanDoWithoutUtf8();

    // An author cannot be left out (RFC 5322 3.6); others can be shown without their address.
    private bool CanDoWithoutUtf8() => Letterhead.From.IsAscii && (Letterhead.Sender == null || Letterhead.Sender.IsAscii);

    private static bool IsAllAscii(Mailbox[] mailboxes)
    {
        for (int i = 0; mailboxes != null && i < mailboxes.Length; i++)
        {
            if (!mailboxes[i].IsAscii) return false;
        }

        return true;
    }
}
