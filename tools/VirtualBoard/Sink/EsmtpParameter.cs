// The parameters behind the path of MAIL and RCPT, ` SIZE=1000 BODY=8BITMIME`, by their grammar (RFC 5321 4.1.2). Which of
// them are known is left to the session.
namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>One parameter of MAIL or RCPT.</summary>
/// <param name="Keyword">In upper case, since case does not matter.</param>
/// <param name="Value">What follows the equals sign; null if there is none.</param>
internal readonly record struct EsmtpParameter(string Keyword, string? Value)
{
    /// <summary>Reads what follows a path: null if the grammar is broken or a keyword comes twice.</summary>
    public static IReadOnlyList<EsmtpParameter>? Parse(string rest)
    {
        var parameters = new List<EsmtpParameter>();
        if (rest.Length == 0)
        {
            return parameters;
        }

        if (rest[0] != ' ')
        {
            return null;
        }

        foreach (string word in rest[1..].Split(' '))
        {
            int equals = word.IndexOf('=', StringComparison.Ordinal);
            string keyword = (equals < 0 ? word : word[..equals]).ToUpperInvariant();
            string? value = equals < 0 ? null : word[(equals + 1)..];
            if (!IsKeyword(keyword) || !IsValue(value) || parameters.Exists(known => known.Keyword == keyword))
            {
                return null;
            }

            parameters.Add(new EsmtpParameter(keyword, value));
        }

        return parameters;
    }

    // esmtp-keyword = (ALPHA / DIGIT) *(ALPHA / DIGIT / "-")
    private static bool IsKeyword(string text)
    {
        foreach (char character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character != '-')
            {
                return false;
            }
        }

        return text.Length > 0 && text[0] != '-';
    }

    // esmtp-value = 1*(%d33-60 / %d62-126)
    private static bool IsValue(string? text)
    {
        foreach (char character in text ?? "")
        {
            if (character <= ' ' || character > '~' || character == '=')
            {
                return false;
            }
        }

        return text is not { Length: 0 };
    }
}
