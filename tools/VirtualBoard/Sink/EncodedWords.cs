// The encoded words of a header field, `=?utf-8?B?...?=`, as text (RFC 2047).
using System.Text;
using System.Text.RegularExpressions;

namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>Decodes unstructured header fields.</summary>
internal static partial class EncodedWords
{
    /// <summary>
    /// The field with its encoded words decoded and the white space between two of them dropped (RFC 2047 6.2). Each word
    /// has to be whole characters by itself (RFC 2047 5); one that is not, or is otherwise broken, stays as it is.
    /// </summary>
    public static string Decode(string field)
    {
        var decoded = new StringBuilder();
        int position = 0;
        bool afterWord = false;
        foreach (Match match in Word().Matches(field))
        {
            string? text = DecodeWord(match);
            ReadOnlySpan<char> between = field.AsSpan(position, match.Index - position);
            if (!(afterWord && text is not null && between.IsWhiteSpace()))
            {
                decoded.Append(between);
            }

            decoded.Append(text ?? match.Value);
            afterWord = text is not null;
            position = match.Index + match.Length;
        }

        return decoded.Append(field.AsSpan(position)).ToString();
    }

    // "=?" charset ["*" language, RFC 2231 5] "?" encoding "?" encoded-text "?="
    [GeneratedRegex(@"=\?(?<charset>[^?*\s]+)(\*[^?\s]*)?\?(?<encoding>[BbQq])\?(?<text>[!->@-~]*)\?=")]
    private static partial Regex Word();

    private static string? DecodeWord(Match word)
    {
        string text = word.Groups["text"].Value;
        byte[]? octets = word.Groups["encoding"].Value is "B" or "b"
            ? TransferEncoding.DecodeBase64(Encoding.ASCII.GetBytes(text))
            : DecodeQ(text);
        return octets is null ? null : MailCharset.Decode(word.Groups["charset"].Value, octets);
    }

    // Quoted-printable with the underscore for a space (RFC 2047 4.2), which counts even at the end.
    private static byte[] DecodeQ(string text) =>
        TransferEncoding.DecodeQuotedPrintable(Encoding.ASCII.GetBytes(text.Replace("_", "=20", StringComparison.Ordinal)));
}
