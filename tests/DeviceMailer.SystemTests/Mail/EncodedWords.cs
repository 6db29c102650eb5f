// Encoded words as they stand in a header, looked at one by one: parsers join them first, and so forgive one that ends within a character.
using System.Text;
using System.Text.RegularExpressions;

namespace DeviceMailer.SystemTests.Mail;

/// <summary>Reads encoded words (RFC 2047).</summary>
internal static partial class EncodedWords
{
    private static readonly UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Every word is whole characters (RFC 2047 5), at most 75 long (RFC 2047 2).</summary>
    internal static void AreWhole(string header)
    {
        foreach (Match word in Word().Matches(header))
        {
            Assert.InRange(word.Length, 1, 75);
            string text = word.Groups["text"].Value;
            byte[] content = word.Groups["form"].Value == "B" ? Convert.FromBase64String(text) : Encoding.Latin1.GetBytes(OfQ(text));
            Assert.True(IsWellFormed(content), word.Value);
        }
    }

    private static bool IsWellFormed(byte[] content)
    {
        try
        {
            strict.GetCharCount(content);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static string OfQ(string text) =>
        Escape().Replace(text.Replace('_', ' '), escape => ((char)Convert.ToByte(escape.Value[1..], 16)).ToString());

    [GeneratedRegex(@"=\?utf-8\?(?<form>[BQ])\?(?<text>[^? ]*)\?=")]
    private static partial Regex Word();

    [GeneratedRegex("=[0-9A-F]{2}")]
    private static partial Regex Escape();
}
