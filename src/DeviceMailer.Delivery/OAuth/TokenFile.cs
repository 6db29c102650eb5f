// The file that the command login writes on the PC and that is deployed once: a line that says what it is, the refresh token, and a check, so that a
// truncated or edited file is recognised. The device reads it and never writes it.

using DeviceMailer.Outbox;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.OAuth;

/// <summary>Reads a token file.</summary>
public sealed class TokenFile
{
    /// <summary>Its first line.</summary>
    internal const string FirstLine = "devicemailer-token 1";

    private const int CheckDigits = 8;
    private const byte FirstTokenByte = 0x21; // tokens are of visible ASCII (RFC 6750 2.1)
    private const byte LastTokenByte = 0x7e;
    private const byte CarriageReturn = 13;
    private const byte LineFeed = 10;

    private readonly Crc32 crc = new Crc32();
    private readonly byte[] first = Ascii.Bytes(FirstLine);
    private readonly byte[] one = new byte[1];
    private int line;
    private int column;
    private int check;

    /// <summary>The CRC-32 of the token, which names it.</summary>
    internal int Check => crc.Value;

    /// <summary>Reads a file from its beginning to its end. Returns its mistake as <c>found ..., expected ...</c>; null: none.</summary>
    /// <param name="content">The file.</param>
    /// <param name="buffer">For reading.</param>
    public string ProblemOf(IContent content, byte[] buffer) => ProblemOf(content, buffer, null);

    /// <summary>The same, and the token goes to a writer, whole or not.</summary>
    internal string ProblemOf(IContent content, byte[] buffer, TokenWriter writer)
    {
        const string Again = ", expected the file as login wrote it: deploy it again, or log in again";
        line = 0;
        column = 0;
        check = 0;
        crc.Reset();
        if (!content.Rewind()) return "found a file that cannot be read" + Again;
        string problem = null;
        for (int read = content.Read(buffer, 0, buffer.Length); read != 0; read = content.Read(buffer, 0, buffer.Length))
        {
            if (read < 0) return "found a file that cannot be read" + Again;
            for (int i = 0; i < read && problem == null; i++) problem = Take(buffer[i], writer);
        }

        if (problem == null && line == 0) problem = "found no line " + FirstLine + " at its beginning";
        else if (problem == null && (line == 1 || (line == 2 && column < CheckDigits))) problem = "found a file that is cut off in line " + (line + 1).ToString();
        else if (problem == null && check != crc.Value) problem = "found a token that is not the one it was written with";
        return problem == null ? null : problem + Again;
    }

    private string Take(byte c, TokenWriter writer)
    {
        if (c == CarriageReturn) return null; // an editor's, or a transfer's
        if (c == LineFeed)
        {
            if (line == 0 && column < first.Length) return "found no line " + FirstLine + " at its beginning";
            if (line == 1 && column == 0) return "found no token in line 2";
            if (line == 2 && column < CheckDigits) return "found a file that is cut off in line 3";
            line++;
            column = 0;
            return null;
        }

        column++;
        switch (line)
        {
            case 0: return column > first.Length || c != first[column - 1] ? "found no line " + FirstLine + " at its beginning" : null;
            case 1: return TakeToken(c, writer);
            case 2: return TakeCheck(c);
            default: return "found something behind line 3";
        }
    }

    private string TakeToken(byte c, TokenWriter writer)
    {
        if (column > OAuthLimits.MaxTokenBytes) return "found a token of more than " + OAuthLimits.MaxTokenBytes.ToString() + " bytes";
        if (c < FirstTokenByte || c > LastTokenByte) return "found a byte in line 2 that no token has";
        one[0] = c;
        crc.Add(one, 0, 1);
        if (writer != null) writer.Put(true, c);
        return null;
    }

    private string TakeCheck(byte c)
    {
        int digit = Http.HttpReader.HexDigit(c);
        if (digit < 0 || column > CheckDigits) return "found no check of " + CheckDigits.ToString() + " hexadecimal digits in line 3";
        check = check << 4 | digit;
        return null;
    }
}
