// Texts that an assembly writes stand in one literal, in a static field; their names are made by the build of Words.txt and Texts.txt, and tell where they are.

namespace DeviceMailer.Smtp.Wire;

/// <summary>Writes texts of a table. A place in it is an offset and a length, in characters of ASCII.</summary>
public static class TextTable
{
    private const int LengthBits = 12;
    private const int LengthMask = (1 << LengthBits) - 1;

    /// <summary>How long the text at a place is.</summary>
    public static int LengthOf(int place) => place & LengthMask;

    /// <summary>Writes the text at a place.</summary>
    public static void Write(OutputBuffer output, string table, int place) => output.Write(table, place >> LengthBits, place & LengthMask);

    /// <summary>Writes a text of the list at a place, whose texts have bars between them, from 0.</summary>
    public static void Write(OutputBuffer output, string table, int place, int index)
    {
        int offset = place >> LengthBits;
        int end = offset + LengthOf(place);
        for (; index > 0; index--) offset = table.IndexOf(WordList.Bar, offset) + 1;
        int bar = table.IndexOf(WordList.Bar, offset);
        output.Write(table, offset, (bar >= 0 && bar < end ? bar : end) - offset);
    }
}
