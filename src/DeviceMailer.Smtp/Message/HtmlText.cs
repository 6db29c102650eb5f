using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Message;

/// <summary>Text inside HTML.</summary>
public static class HtmlText
{
    // What is written; the constants below are places in it.
    private static readonly string Words = "&amp;|&lt;|&gt;|&quot;|&#39;";

    private const int Ampersand = 0;
    private const int LessThan = 1;
    private const int GreaterThan = 2;
    private const int Quote = 3;
    private const int Apostrophe = 4;

    /// <summary>Writes text so that nothing in it is taken for a tag, an entity or the end of an attribute.</summary>
    public static void Write(OutputBuffer output, byte[] text)
    {
        int from = 0;
        for (int i = 0; i < text.Length; i++)
        {
            int entity = EntityOf(text[i]);
            if (entity < 0) continue;
            output.Write(text, from, i - from);
            output.Write(Words, entity);
            from = i + 1;
        }

        output.Write(text, from, text.Length - from);
    }

    private static int EntityOf(byte c)
    {
        switch (c)
        {
            case (byte)'&': return Ampersand;
            case (byte)'<': return LessThan;
            case (byte)'>': return GreaterThan;
            case (byte)'"': return Quote;
            case (byte)'\'': return Apostrophe;
            default: return -1;
        }
    }
}
