namespace DeviceMailer.Settings;

/// <summary>Numbers as chips' datasheets write them: 0x44.</summary>
internal static class Hexadecimal
{
    private const string Prefix = "0x";
    private const string Digits = "0123456789abcdef";
    private const int MaxDigits = 4;

    /// <summary>Reads a number of one to four digits.</summary>
    internal static bool TryRead(string value, out int number)
    {
        number = 0;
        string text = value.ToLower();
        if (!text.StartsWith(Prefix) || text.Length == Prefix.Length || text.Length > Prefix.Length + MaxDigits) return false;
        for (int i = Prefix.Length; i < text.Length; i++)
        {
            int digit = Digits.IndexOf(text[i]);
            if (digit < 0) return false;
            number = number * Digits.Length + digit;
        }

        return true;
    }

    /// <summary>Writes a number with two digits or more.</summary>
    internal static string Text(int number) => Prefix + number.ToString("X2");
}
