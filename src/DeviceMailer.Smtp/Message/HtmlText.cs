using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Message;

/// <summary>Text inside HTML.</summary>
public static class HtmlText
{
    private static readonly byte[] Ampersand = Ascii.Bytes("&amp;");
    private static readonly byte[] LessThan = Ascii.Bytes("&lt;");
    private static readonly byte[] GreaterThan = Ascii.Bytes("&gt;");
    private static readonly byte[] Quote = Ascii.Bytes("&quot;");
    private static readonly byte[] Apostrophe = Ascii.Bytes("&#39;");

    /// <summary>Writes text so that nothing in it is taken for a tag, an entity or the end of an attribute.</summary>
    public static void Write(OutputBuffer output, byte[] text)
    {
        int from = 0;
        for (int i = 0; i < text.Length; i++)
        {
            byte[] entity = EntityOf(text[i]);
            if (entity == null) continue;
            output.Write(text, from, i - from);
            output.Write(entity);
            from = i + 1;
        }

        output.Write(text, from, text.Length - from);
    }

    private static byte[] EntityOf(byte c)
    {
        switch (c)
        {
            case (byte)'&': return Ampersand;
            case (byte)'<': return LessThan;
            case (byte)'>': return GreaterThan;
            case (byte)'"': return Quote;
            case (byte)'\'': return Apostrophe;
            default: return null;
        }
    }
}
