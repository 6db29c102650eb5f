// The path of MAIL and RCPT, `<...>`, cut from its parameters and checked (RFC 5321 4.1.2). A source route is checked and
// dropped. Which kind of path a command allows is left to the session.
namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>A reverse-path or forward-path.</summary>
/// <param name="Mailbox">The mailbox without angle brackets and source route; empty for the null path.</param>
/// <param name="Rest">What follows the closing bracket: nothing, or a space and parameters.</param>
internal readonly record struct MailPath(string Mailbox, string Rest)
{
    private const int MaxPathBytes = 256; // RFC 5321 4.5.3.1.3, with the brackets
    private const string Postmaster = "Postmaster"; // RFC 5321 4.1.1.3

    /// <summary>True for the one address that needs no domain, and that only RCPT allows.</summary>
    public bool IsPostmaster => Postmaster.Equals(Mailbox, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a path at the very start of <paramref name="text"/>: no space may precede it (RFC 5321 3.3).</summary>
    public static MailPathResult Parse(string text, out MailPath path)
    {
        path = default;
        int close = ClosingBracket(text);
        if (close < 0)
        {
            return MailPathResult.Malformed;
        }

        string inside = text[1..close];
        if (close + 1 > MaxPathBytes)
        {
            return MailPathResult.TooLong;
        }

        if (inside.AsSpan().ContainsAnyExceptInRange('\0', '\x7f'))
        {
            return MailPathResult.NotAscii;
        }

        string? mailbox = WithoutSourceRoute(inside);
        if (mailbox is null || !IsAllowed(mailbox))
        {
            return MailPathResult.Malformed;
        }

        path = new MailPath(mailbox, text[(close + 1)..]);
        return MailPathResult.Ok;
    }

    private static bool IsAllowed(string mailbox) =>
        mailbox.Length == 0
        || mailbox.Equals(Postmaster, StringComparison.OrdinalIgnoreCase)
        || AddressSyntax.IsMailbox(mailbox);

    // A quoted local part may hold a bracket of its own.
    private static int ClosingBracket(string text)
    {
        if (!text.StartsWith('<'))
        {
            return -1;
        }

        bool quoted = false;
        for (int i = 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && quoted)
            {
                i++;
            }
            else if (text[i] == '"')
            {
                quoted = !quoted;
            }
            else if (text[i] == '>' && !quoted)
            {
                return i;
            }
        }

        return -1;
    }

    // <@relay.example,@other.example:user@example.test>
    private static string? WithoutSourceRoute(string inside)
    {
        if (!inside.StartsWith('@'))
        {
            return inside;
        }

        int colon = inside.IndexOf(':', StringComparison.Ordinal);
        bool isRoute = colon > 0 && colon + 1 < inside.Length && AddressSyntax.IsSourceRoute(inside.AsSpan(0, colon));
        return isRoute ? inside[(colon + 1)..] : null;
    }
}
