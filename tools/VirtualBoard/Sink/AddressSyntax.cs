// The address grammar of RFC 5321 4.1.2 and 4.1.3 as yes-or-no questions over text, in US-ASCII only, since the sink does
// not offer SMTPUTF8. Resolves nothing; which address is welcome is left to the session.
using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>Says whether text is a domain, an address literal, a mailbox or a route.</summary>
internal static class AddressSyntax
{
    private const int MaxLocalPartBytes = 64; // RFC 5321 4.5.3.1.1
    private const int MaxDomainBytes = 255; // RFC 5321 4.5.3.1.2
    private const int MaxLabelBytes = 63; // RFC 1035 2.3.4
    private const int AddressBytes = 4; // an IPv4 address in a literal
    private const string Ipv6Tag = "IPv6:";

    private static readonly SearchValues<char> AtomText = SearchValues.Create( // atext, RFC 5322 3.2.3
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~");

    /// <summary>What EHLO and HELO may name: a domain, or a literal for a client without a name (RFC 5321 4.1.1.1).</summary>
    public static bool IsDomainOrLiteral(ReadOnlySpan<char> text) => IsDomain(text) || IsAddressLiteral(text);

    /// <summary>Mailbox = Local-part "@" ( Domain / address-literal ).</summary>
    public static bool IsMailbox(ReadOnlySpan<char> text)
    {
        int at = text.StartsWith('"') ? QuotedStringLength(text) : text.IndexOf('@');
        if (at <= 0 || at > MaxLocalPartBytes || at >= text.Length || text[at] != '@')
        {
            return false;
        }

        bool localPartGood = text[0] == '"' || IsDotString(text[..at]);
        return localPartGood && IsDomainOrLiteral(text[(at + 1)..]);
    }

    /// <summary>A-d-l = At-domain *( "," At-domain ): the source route, obsolete but to be accepted (RFC 5321 C, F.2).</summary>
    public static bool IsSourceRoute(ReadOnlySpan<char> text)
    {
        foreach (Range hop in text.Split(','))
        {
            ReadOnlySpan<char> atDomain = text[hop];
            if (!atDomain.StartsWith('@') || !IsDomain(atDomain[1..]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDomain(ReadOnlySpan<char> text)
    {
        if (text.Length > MaxDomainBytes)
        {
            return false;
        }

        foreach (Range label in text.Split('.'))
        {
            if (!IsLabel(text[label]))
            {
                return false;
            }
        }

        return true;
    }

    // sub-domain = Let-dig [Ldh-str]
    private static bool IsLabel(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > MaxLabelBytes || text[0] == '-' || text[^1] == '-')
        {
            return false;
        }

        foreach (char character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character != '-')
            {
                return false;
            }
        }

        return true;
    }

    // Only the two literals that are registered: [192.0.2.1] and [IPv6:2001:db8::1] (RFC 5321 4.1.3).
    private static bool IsAddressLiteral(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text[0] != '[' || text[^1] != ']')
        {
            return false;
        }

        ReadOnlySpan<char> inside = text[1..^1];
        return inside.StartsWith(Ipv6Tag, StringComparison.OrdinalIgnoreCase)
            ? IsIpv6(inside[Ipv6Tag.Length..])
            : IsIpv4(inside);
    }

    private static bool IsIpv6(ReadOnlySpan<char> text) =>
        text.IndexOfAny("[]%/") < 0 // written around or behind an address elsewhere, and taken by TryParse
        && IPAddress.TryParse(text, out IPAddress? address)
        && address.AddressFamily == AddressFamily.InterNetworkV6;

    // Snum = 1*3DIGIT, four times; IPAddress.TryParse would also take "1" and "0x7f.1".
    private static bool IsIpv4(ReadOnlySpan<char> text)
    {
        int numbers = 0;
        foreach (Range part in text.Split('.'))
        {
            numbers++;
            if (!byte.TryParse(text[part], NumberStyles.None, CultureInfo.InvariantCulture, out _) || text[part].Length > 3)
            {
                return false;
            }
        }

        return numbers == AddressBytes;
    }

    // Dot-string = Atom *("." Atom)
    private static bool IsDotString(ReadOnlySpan<char> text)
    {
        foreach (Range atom in text.Split('.'))
        {
            if (text[atom].IsEmpty || text[atom].ContainsAnyExcept(AtomText))
            {
                return false;
            }
        }

        return true;
    }

    // Quoted-string = DQUOTE *QcontentSMTP DQUOTE: its length with both quotes, or -1 if it is not one.
    private static int QuotedStringLength(ReadOnlySpan<char> text)
    {
        for (int i = 1; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                return i + 1;
            }

            i += text[i] == '\\' ? 1 : 0;
            if (i >= text.Length || text[i] < ' ' || text[i] > '~')
            {
                return -1;
            }
        }

        return -1;
    }
}
