namespace DeviceMailer.Dns;

/// <summary>IPv4 addresses as text.</summary>
public static class Ipv4
{
    private const int MaxLength = 15; // 255.255.255.255

    /// <summary>True for four numbers of 0 to 255 with dots between them: no name, so nobody need be asked.</summary>
    public static bool IsAddress(string text)
    {
        if (text.Length > MaxLength) return false;
        int numbers = 0;
        int digits = 0;
        int value = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            char c = i < text.Length ? text[i] : '.';
            if (c == '.')
            {
                if (digits == 0 || value > byte.MaxValue) return false;
                numbers++;
                digits = 0;
                value = 0;
            }
            else
            {
                if (c < '0' || c > '9') return false;
                digits++;
                value = value * 10 + (c - '0');
            }
        }

        return numbers == 4;
    }
}
