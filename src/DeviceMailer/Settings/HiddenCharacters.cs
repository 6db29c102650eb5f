// Characters that nobody sees: copied from a web page or a document, they make a password wrong.

namespace DeviceMailer.Settings;

/// <summary>Finds characters that look like a blank or like nothing (Unicode's categories Zs and Cf up to U+FFFF, but the blank itself).</summary>
internal static class HiddenCharacters
{
    /// <summary>The first one as U+00A0; empty: there is none.</summary>
    internal static string FirstOf(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (IsHidden(text[i])) return "U+" + ((int)text[i]).ToString("X4");
        }

        return "";
    }

    // Comparisons: a table would take heap for as long as the device runs.
    private static bool IsHidden(char c)
    {
        bool isSpace = c == 0x00A0 || c == 0x1680 || c == 0x205F || c == 0x3000;  // no-break, ogham, mathematical, ideographic
        bool isNothing = c == 0x00AD || c == 0x180E || c == 0xFEFF;               // soft hyphen, mongolian separator, byte order mark
        bool isGeneral = (c >= 0x2000 && c <= 0x200F) || (c >= 0x202A && c <= 0x202F) || (c >= 0x2060 && c <= 0x206F); // widths, zero widths, directions, joiners
        return isSpace || isNothing || isGeneral;
    }
}
