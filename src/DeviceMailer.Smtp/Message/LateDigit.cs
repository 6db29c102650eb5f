namespace DeviceMailer.Smtp.Message;

/// <summary>
/// A digit that is not known yet when a message is made, in a value of a template: of a time, while the clock is unset. It goes through every step as a
/// digit does, one byte for one, and is never part of base64, so that the keeper of the message can put the digit in on its way out. Of two kinds, for
/// two times in a message. As bytes they are control characters that no text may have: RS and US.
/// </summary>
public static class LateDigit
{
    /// <summary>The first kind.</summary>
    public const byte First = 0x1E;

    /// <summary>The other one.</summary>
    public const byte Second = 0x1F;

    /// <summary>True for either kind.</summary>
    public static bool Is(byte c) => c == First || c == Second;

    /// <summary>True when there is one in a text.</summary>
    internal static bool IsIn(byte[] text)
    {
        int i = 0;
        while (i < text.Length && !Is(text[i])) i++;
        return i < text.Length;
    }
}
