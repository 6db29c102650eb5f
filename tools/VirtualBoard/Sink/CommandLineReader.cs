// Cuts the client's bytes into command lines. No I/O: works over any split, takes nothing past the end of a line,
// needs the same memory however long a line is. What a line means is left to SinkCommand.
using System.Text;

namespace DeviceMailer.VirtualBoard.Sink;

/// <summary>Reads lines that end in CRLF and in nothing else (RFC 5321 2.3.8).</summary>
internal sealed class CommandLineReader
{
    /// <summary>A command line with its CRLF, in octets (RFC 5321 4.5.3.1.4).</summary>
    public const int MaxLineBytes = 512;

    /// <summary>A MAIL line with its CRLF: 512, plus 26 for SIZE= (RFC 1870 3), plus 17 for BODY= (RFC 6152 2).</summary>
    public const int MaxMailLineBytes = MaxLineBytes + 26 + 17;

    /// <summary>An AUTH line, or one that answers a challenge, with its CRLF (RFC 4954 4).</summary>
    public const int MaxAuthLineBytes = 12288;

    private readonly byte[] line = new byte[MaxAuthLineBytes];
    private int count;
    private bool afterCr;

    /// <summary>
    /// The line last completed, without its CRLF, one character for each octet (those over 127 are for the parser
    /// to refuse).
    /// </summary>
    public string Line { get; private set; } = "";

    /// <summary>True while lines answer a challenge: they may be longer.</summary>
    public bool ReadsResponses { get; set; }

    /// <summary>Takes bytes from <paramref name="offset"/> on, and moves it past those taken.</summary>
    public CommandLineResult Read(byte[] buffer, ref int offset, int end)
    {
        while (offset < end)
        {
            byte octet = buffer[offset++];
            if (afterCr != (octet == '\n'))
            {
                return CommandLineResult.BareLineEnd;
            }

            if (afterCr)
            {
                return Finish();
            }

            afterCr = octet == '\r';
            Keep(octet);
        }

        return CommandLineResult.NeedMore;
    }

    private void Keep(byte octet)
    {
        if (count < line.Length)
        {
            line[count] = octet;
        }

        // Counts on past the end so that the excess shows, and stops counting before it could overflow.
        count = Math.Min(count + 1, line.Length + 1);
    }

    private CommandLineResult Finish()
    {
        int lineBytes = count + 1; // the CR was kept, the LF was not
        count = 0;
        afterCr = false;
        if (lineBytes > MaxAuthLineBytes)
        {
            return CommandLineResult.TooLong;
        }

        Line = Encoding.Latin1.GetString(line, 0, lineBytes - 2);
        return lineBytes > LongestAllowed() ? CommandLineResult.TooLong : CommandLineResult.Complete;
    }

    private int LongestAllowed()
    {
        if (ReadsResponses) return MaxAuthLineBytes;
        return SinkCommand.Parse(Line).Verb switch
        {
            "MAIL" => MaxMailLineBytes,
            "AUTH" => MaxAuthLineBytes,
            _ => MaxLineBytes,
        };
    }
}
