// One reply of the server, assembled line by line (RFC 5321 4.2).
// Guarantees constant memory: it keeps the code and the beginning of the text. One object serves all replies of a client.
// Only the first digit of a code decides; an odd text is cleaned and shown, and never a reason to hang up.

using System;

namespace DeviceMailer.Smtp.Wire;

/// <summary>The server's last reply.</summary>
public sealed class SmtpReply
{
    private const int CodeLength = 3;
    private const byte Space = (byte)' ';
    private const byte Hyphen = (byte)'-';

    private readonly byte[] text = new byte[SmtpLimits.MaxReplyTextBytes];
    private bool keepsText = true;
    private int lines;
    private bool complete;

    /// <summary>The three-digit code, 200 to 599; 0: there was no reply, or not a valid one.</summary>
    public int Code { get; private set; }

    /// <summary>
    /// The text of all lines with a space between them, its first <see cref="SmtpLimits.MaxReplyTextBytes"/> bytes, without control characters. Of an
    /// invalid reply: the invalid line.
    /// </summary>
    public byte[] Text => text;

    /// <summary>How many bytes of <see cref="Text"/> are used.</summary>
    public int TextLength { get; private set; }

    /// <summary>
    /// The enhanced status at the beginning of the text (RFC 2034, RFC 3463) as class * 1,000,000 + subject * 1,000 + detail: 5.7.1 is
    /// 5,007,001; 0 if there is none, or if its class differs from that of the code.
    /// </summary>
    public int EnhancedStatus { get; private set; }

    /// <summary>The message it decided has been reported: it says nothing about the next one.</summary>
    internal bool IsTold { get; set; }

    /// <summary>How many lines have come.</summary>
    internal int LineCount => lines;

    /// <summary>2yz: done (RFC 5321 4.2.1).</summary>
    public bool IsPositive => Code / 100 == 2;

    /// <summary>3yz: continue.</summary>
    public bool IsIntermediate => Code / 100 == 3;

    /// <summary>4yz: a temporary refusal.</summary>
    public bool IsTransientFailure => Code / 100 == 4;

    /// <summary>5yz: a permanent refusal.</summary>
    public bool IsPermanentFailure => Code / 100 == 5;

    /// <summary>Clears the reply.</summary>
    public void Reset()
    {
        keepsText = true;
        BeginNext();
    }

    /// <summary>Begins a reply that replaces the previous one as soon as its first line has come.</summary>
    internal void BeginDeciding()
    {
        keepsText = true;
        complete = true;
    }

    /// <summary>Begins a reply of which only the code matters; the text of the previous one is kept.</summary>
    internal void BeginPassing()
    {
        keepsText = false;
        BeginNext();
    }

    /// <summary>Restores the previous reply.</summary>
    internal void Restore(int code, int enhancedStatus)
    {
        Code = code;
        EnhancedStatus = enhancedStatus;
    }

    /// <summary>
    /// Adds a line, without its CRLF: <c>250-text</c>, <c>250 text</c> or <c>250</c>. After a complete reply it begins the next. The last line's code is
    /// the reply's. An empty line is none. Malformed are: a code that is not of three digits, the first 2 to 5 (RFC 5321 4.2.1); more
    /// than <see cref="SmtpLimits.MaxReplyLines"/> lines.
    /// </summary>
    public ReplyStatus Add(byte[] line, int offset, int count)
    {
        if (complete) BeginNext();
        lines++;
        if (lines > SmtpLimits.MaxReplyLines) return ReplyStatus.Malformed;
        if (count == 0) return ReplyStatus.NeedMore;
        int code = ParseCode(line, offset, count);
        if (code != Code) BeginCode(code);
        if (code == 0)
        {
            AddText(line, offset, count);
            return ReplyStatus.Malformed;
        }

        int text = TextOffset(line, offset, count);
        if (EnhancedStatus == 0) EnhancedStatus = ParseStatus(line, offset + text, count - text);
        if (count > text) AddText(line, offset + text, count - text);
        complete = count == CodeLength || line[offset + CodeLength] != Hyphen;
        return complete ? ReplyStatus.Complete : ReplyStatus.NeedMore;
    }

    /// <summary>Where the text of a line begins, counted from its front: behind the code, and what separates them.</summary>
    internal static int TextOffset(byte[] line, int offset, int count)
    {
        if (count <= CodeLength) return count;
        byte separator = line[offset + CodeLength];
        return separator == Space || separator == Hyphen ? CodeLength + 1 : CodeLength;
    }

    private void BeginNext()
    {
        if (keepsText) IsTold = false;
        lines = 0;
        complete = false;
        BeginCode(0);
    }

    // A line with another code than those before it begins what counts.
    private void BeginCode(int code)
    {
        Code = code;
        EnhancedStatus = 0;
        if (keepsText) TextLength = 0;
    }

    // Reply-code = %x32-35 %x30-35 %x30-39 (RFC 5321 4.2), and any second digit: the first one decides (4.2.1). 0 when it is none.
    private static int ParseCode(byte[] line, int offset, int count)
    {
        if (count < CodeLength || (count > CodeLength && IsDigit(line[offset + CodeLength]))) return 0;
        for (int i = offset; i < offset + CodeLength; i++)
        {
            if (!IsDigit(line[i])) return 0;
        }

        int first = line[offset] - '0';
        return first < 2 || first > 5 ? 0 : first * 100 + (line[offset + 1] - '0') * 10 + (line[offset + 2] - '0');
    }

    private static bool IsDigit(byte c) => c >= '0' && c <= '9';

    // status-code = class "." subject "." detail, the latter two of 1 to 3 digits (RFC 3463 2).
    private int ParseStatus(byte[] line, int offset, int count)
    {
        const int MaxDigits = 3;
        int value = 0;
        int at = offset;
        int end = offset + count;
        for (int part = 0; part < 3; part++)
        {
            int number = 0;
            int digits = 0;
            while (at < end && digits <= MaxDigits && line[at] >= '0' && line[at] <= '9')
            {
                number = number * 10 + (line[at] - '0');
                digits++;
                at++;
            }

            if (digits == 0 || digits > MaxDigits || (part == 0 && number != Code / 100)) return 0;
            value = value * 1000 + number;
            if (part == 2) break;
            if (at == end || line[at] != '.') return 0;
            at++;
        }

        return at == end || line[at] == Space ? value : 0;
    }

    private void AddText(byte[] line, int offset, int count)
    {
        if (!keepsText) return;
        if (TextLength > 0 && TextLength < text.Length)
        {
            text[TextLength] = Space;
            TextLength++;
        }

        if (count > text.Length - TextLength) count = text.Length - TextLength;
        Array.Copy(line, offset, text, TextLength, count);
        TextLength += count;
    }
}
