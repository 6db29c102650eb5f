// The file that the device reads as TokenFile: what it is, the refresh token, and a check of it.

using System.Text;

namespace DeviceMailer.VirtualBoard.Tokens;

/// <summary>Writes token files.</summary>
internal static class TokenFileWriter
{
    private const int MaxTokenBytes = 4096; // the device's limit

    /// <summary>The content of the file for a token.</summary>
    /// <exception cref="TokenLoginException">The device could not use it.</exception>
    internal static string ContentOf(string token)
    {
        if (token.Length > MaxTokenBytes) throw new TokenLoginException($"the refresh token has {token.Length} characters, and the device takes {MaxTokenBytes} at most");
        if (!token.All(c => c is > ' ' and <= '~')) throw new TokenLoginException("the refresh token has characters that no token has");
        return $"devicemailer-token 1\n{token}\n{Check(token):X8}\n";
    }

    /// <summary>Writes it, for its owner's eyes only where the system knows such a thing.</summary>
    internal static void Write(string path, string token)
    {
        string content = ContentOf(token);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(path, options);
        stream.Write(Encoding.ASCII.GetBytes(content));
    }

    // CRC-32 (ISO 3309), as on the device.
    private static uint Check(string token)
    {
        const uint Polynomial = 0xEDB88320;
        uint crc = uint.MaxValue;
        foreach (char c in token)
        {
            crc ^= c;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? (crc >> 1) ^ Polynomial : crc >> 1;
        }

        return ~crc;
    }
}
