// The three charsets the sink can show: UTF-8, ISO-8859-1 and US-ASCII. Strict where a charset was named, lenient for what
// is shown raw.
using System.Text;

namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>Turns octets into text.</summary>
internal static class MailCharset
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text; null if the charset is not one of the three, or the octets do not belong to it.</summary>
    public static string? Decode(string charset, ReadOnlySpan<byte> octets) => charset.ToUpperInvariant() switch
    {
        "UTF-8" => DecodeUtf8(octets),
        "US-ASCII" => octets.ContainsAnyExceptInRange((byte)0, (byte)0x7f) ? null : Encoding.ASCII.GetString(octets),
        "ISO-8859-1" => Encoding.Latin1.GetString(octets),
        _ => null,
    };

    /// <summary>Octets of an unknown charset as text: UTF-8 if they are valid as that, otherwise ISO-8859-1.</summary>
    public static string Show(ReadOnlySpan<byte> octets) => DecodeUtf8(octets) ?? Encoding.Latin1.GetString(octets);

    private static string? DecodeUtf8(ReadOnlySpan<byte> octets)
    {
        try
        {
            return StrictUtf8.GetString(octets);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
