// Takes the transfer encoding off a body (RFC 2045 6). Bytes in, bytes out.
using System.Buffers.Text;
using System.Globalization;

namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>Decodes 7bit, 8bit, binary, quoted-printable and base64.</summary>
internal static class TransferEncoding
{
    /// <summary>The octets behind the encoding; null if it is not known or, for base64, broken.</summary>
    public static byte[]? Decode(string encoding, ReadOnlySpan<byte> body) => encoding.ToUpperInvariant() switch
    {
        "7BIT" or "8BIT" or "BINARY" => body.ToArray(),
        "QUOTED-PRINTABLE" => DecodeQuotedPrintable(body),
        "BASE64" => DecodeBase64(body),
        _ => null,
    };

    /// <summary>The octets of a base64 text with or without line ends; null if it is broken (RFC 2045 6.8).</summary>
    public static byte[]? DecodeBase64(ReadOnlySpan<byte> text)
    {
        if (!Base64.IsValid(text, out int decodedLength)) // white space between is allowed
        {
            return null;
        }

        byte[] octets = new byte[decodedLength];
        Base64.DecodeFromUtf8(text, octets, out _, out _);
        return octets;
    }

    /// <summary>
    /// The octets of a quoted-printable text (RFC 2045 6.7): soft line ends and white space at the end of lines go, an
    /// escape that is none stays as it is.
    /// </summary>
    public static byte[] DecodeQuotedPrintable(ReadOnlySpan<byte> text)
    {
        var octets = new List<byte>(text.Length);
        while (!text.IsEmpty)
        {
            int feed = text.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = feed < 0 ? text : text[..(feed + 1)];
            text = text[line.Length..];
            DecodeLine(line, octets);
        }

        return [.. octets];
    }

    private static void DecodeLine(ReadOnlySpan<byte> line, List<byte> octets)
    {
        ReadOnlySpan<byte> content = line.TrimEnd("\r\n"u8);
        ReadOnlySpan<byte> lineEnd = line[content.Length..];
        content = content.TrimEnd(" \t"u8);
        bool isSoft = content.EndsWith("="u8);
        content = isSoft ? content[..^1] : content;
        for (int i = 0; i < content.Length; i++)
        {
            bool isEscape = content[i] == '=' && i + 2 < content.Length;
            if (isEscape && TryHex(content.Slice(i + 1, 2), out byte octet))
            {
                octets.Add(octet);
                i += 2;
            }
            else
            {
                octets.Add(content[i]);
            }
        }

        octets.AddRange(isSoft ? [] : lineEnd);
    }

    private static bool TryHex(ReadOnlySpan<byte> digits, out byte octet) =>
        byte.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out octet);
}
