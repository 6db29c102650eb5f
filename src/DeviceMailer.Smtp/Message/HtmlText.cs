using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Message;

/// <summary>Text inside HTML.</summary>
public static class HtmlText
{
    /// <summary>Writes text so that nothing in it is taken for a tag, an entity or the end of an attribute.</summary>
    public static void Write(OutputBuffer output, byte[] text)
    {
        int from = 0;
        for (int i = 0; i < text.Length; i++)
        {
            Word entity = EntityOf(text[i]);
            if (entity == 0) continue;
            output.Write(text, from, i - from);
            output.Write(entity);
            from = i + 1;
        }

        output.Write(text, from, text.Length - from);
    }

    // 0: the character stands for itself.
    private static Word EntityOf(byte c)
    {
        switch (c)
        {
            case (byte)'&': return Word.Ampersand;
            case (byte)'<': return Word.LessThan;
            case (byte)'>': return Word.GreaterThan;
            case (byte)'"': return Word.Quote;
            case (byte)'\'': return Word.Apostrophe;
            default: return 0;
        }
    }
}
