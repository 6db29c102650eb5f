// The syntax of a mailbox, RFC 5321 4.1.2, as far as a device needs it: dot-string or quoted-string, domain or address literal.

namespace DeviceMailer.Smtp.Wire;

/// <summary>Checks addresses. Nothing that passes can end a command line or a path.</summary>
public static class MailAddress
{
    private const byte At = (byte)'@';
    private const byte Dot = (byte)'.';
    private const byte Hyphen = (byte)'-';
    private const byte Quote = (byte)'"';
    private const byte Backslash = (byte)'\\';
    private const int MaxLabelBytes = 63; // RFC 1035 2.3.4

    // atext beside letters and digits (RFC 5322 3.2.3).
    private static readonly string AtomSpecials = "!#$%&'*+-/=?^_`{|}~";

    /// <summary>True when all bytes are ASCII.</summary>
    public static bool IsAscii(byte[] text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] > 127) return false;
        }

        return true;
    }

    /// <summary>True when all bytes are printable ASCII.</summary>
    public static bool IsPrintable(byte[] text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] < 32 || text[i] > 126) return false;
        }

        return true;
    }

    /// <summary>True for the same bytes: only the owner of the domain knows which other spellings mean the same (RFC 5321 2.4).</summary>
    public static bool AreSame(byte[] a, byte[] b)
    {
        if (a.Length != b.Length) return false;
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] != b[i]) return false;
        }

        return true;
    }

    /// <summary>True for <c>local-part@domain</c> within the lengths of RFC 5321 4.5.3.1.</summary>
    /// <param name="address">The bytes.</param>
    /// <param name="allowUtf8">Well-formed UTF-8 may stand where letters may (RFC 6531 3.3).</param>
    public static bool IsMailbox(byte[] address, bool allowUtf8)
    {
        if (address.Length + 2 > SmtpLimits.MaxPathBytes) return false;
        if (!(allowUtf8 ? Utf8.IsOneLine(address) : IsAscii(address))) return false;
        int at = EndOfLocalPart(address);
        if (at <= 0 || at > SmtpLimits.MaxLocalPartBytes || at == address.Length || address[at] != At) return false;
        return IsDomain(address, at + 1, address.Length - at - 1, allowUtf8);
    }

    /// <summary>True for a domain name of letters, digits and hyphens, or an address literal in brackets (RFC 5321 4.1.3).</summary>
    public static bool IsDomain(byte[] text, int offset, int count) => IsDomain(text, offset, count, false);

    private static bool IsDomain(byte[] text, int offset, int count, bool allowUtf8)
    {
        if (count == 0 || count > SmtpLimits.MaxDomainBytes) return false;
        if (text[offset] == '[') return IsAddressLiteral(text, offset, count);

        int label = 0;
        for (int i = offset; i < offset + count; i++)
        {
            byte c = text[i];
            if (c == Dot)
            {
                if (label == 0 || text[i - 1] == Hyphen) return false;
                label = 0;
                continue;
            }

            if (c > 127 && !allowUtf8) return false;
            if (!IsLetterOrDigit(c) && (c != Hyphen || label == 0)) return false;
            label++;
            if (label > MaxLabelBytes) return false;
        }

        return label > 0 && text[offset + count - 1] != Hyphen;
    }

    // Dot-string or Quoted-string: the index behind it, or 0 when it is neither.
    private static int EndOfLocalPart(byte[] address)
    {
        if (address.Length == 0) return 0;
        if (address[0] == Quote) return EndOfQuotedString(address);

        int i = 0;
        bool afterDot = true;
        for (; i < address.Length && address[i] != At; i++)
        {
            if (address[i] == Dot)
            {
                if (afterDot) return 0;
                afterDot = true;
                continue;
            }

            if (!IsLetterOrDigit(address[i]) && !IsAtomSpecial(address[i])) return 0;
            afterDot = false;
        }

        return afterDot ? 0 : i;
    }

    // qtextSMTP and quoted-pairSMTP: printable ASCII; a quote and a backslash only behind a backslash.
    private static int EndOfQuotedString(byte[] address)
    {
        for (int i = 1; i < address.Length; i++)
        {
            byte c = address[i];
            if (c == Quote) return i + 1;
            if (c == Backslash)
            {
                i++;
                if (i == address.Length) return 0;
                c = address[i];
            }

            if (c < 32 || c == 127) return 0;
        }

        return 0;
    }

    // [192.0.2.1], [IPv6:2001:db8::1]: the server judges the address; here it only must not leave its brackets.
    private static bool IsAddressLiteral(byte[] text, int offset, int count)
    {
        int last = offset + count - 1;
        if (count < 3 || text[last] != ']') return false;
        for (int i = offset + 1; i < last; i++)
        {
            byte c = text[i];
            if (!IsLetterOrDigit(c) && c != Dot && c != ':' && c != Hyphen) return false;
        }

        return true;
    }

    private static bool IsAtomSpecial(byte c) => AtomSpecials.IndexOf((char)c) >= 0;

    // Bytes over 127 get here only as parts of well-formed UTF-8 (RFC 6531 3.3: UTF8-non-ascii in atoms and in sub-domains).
    private static bool IsLetterOrDigit(byte c) => c > 127 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
