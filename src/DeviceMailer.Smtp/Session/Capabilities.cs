// What the server said it can do, in its reply to EHLO or LHLO. One object, forgotten as a whole: after STARTTLS (RFC 3207 4.2) and HELO.

using DeviceMailer.Smtp.Sasl;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Smtp.Session;

/// <summary>The server's extensions.</summary>
public sealed class Capabilities
{
    private const byte Space = (byte)' ';
    private const byte EqualsSign = (byte)'=';

    // Each at the place of its bit.
    private static readonly WordList Keywords = new WordList("PIPELINING|SIZE|8BITMIME|STARTTLS|CHUNKING|SMTPUTF8|DSN|REQUIRETLS|ETRN|AUTH");

    // A field is 12 bytes on nanoCLR: one for all.
    private const int PipeliningBit = 1;
    private const int SizeBit = 2;
    private const int EightBitMimeBit = 4;
    private const int StartTlsBit = 8;
    private const int ChunkingBit = 16;
    private const int SmtpUtf8Bit = 32;
    private const int DsnBit = 64;
    private const int RequireTlsBit = 128;
    private const int EtrnBit = 256;
    private const int AuthBit = 512;

    private int bits;
    private uint mechanisms; // bit i: mechanism i of the list was named

    /// <summary>Commands may come in groups (RFC 2920).</summary>
    public bool Pipelining => (bits & PipeliningBit) != 0;

    /// <summary>SIZE is understood (RFC 1870).</summary>
    public bool Size => (bits & SizeBit) != 0;

    /// <summary>The largest message, in bytes; 0: not said.</summary>
    public int MaxSize { get; private set; }

    /// <summary>Bodies of 8 bits (RFC 6152).</summary>
    public bool EightBitMime => (bits & EightBitMimeBit) != 0;

    /// <summary>STARTTLS (RFC 3207).</summary>
    public bool StartTls => (bits & StartTlsBit) != 0;

    /// <summary>BDAT (RFC 3030).</summary>
    public bool Chunking => (bits & ChunkingBit) != 0;

    /// <summary>Addresses in UTF-8 (RFC 6531).</summary>
    public bool SmtpUtf8 => (bits & SmtpUtf8Bit) != 0;

    /// <summary>Delivery status notifications (RFC 3461).</summary>
    public bool Dsn => (bits & DsnBit) != 0;

    /// <summary>REQUIRETLS (RFC 8689).</summary>
    public bool RequireTls => (bits & RequireTlsBit) != 0;

    /// <summary>ETRN (RFC 1985).</summary>
    public bool Etrn => (bits & EtrnBit) != 0;

    /// <summary>AUTH (RFC 4954).</summary>
    public bool Auth => (bits & AuthBit) != 0;

    /// <summary>True when the server named the mechanism at this place of the client's list.</summary>
    public bool HasMechanism(int index) => (mechanisms & (1u << index)) != 0;

    internal void Forget()
    {
        bits = 0;
        MaxSize = 0;
        mechanisms = 0;
    }

    /// <summary>Takes the text of one line of the reply: a keyword and its parameters (RFC 5321 4.1.1.1). What is unknown is left.</summary>
    internal void Add(byte[] line, int offset, int count, SaslMechanism[] known)
    {
        int word = WordLength(line, offset, count);
        int keyword = Keywords.Find(line, offset, word);
        if (keyword < 0) return;
        int bit = 1 << keyword;
        bits |= bit;
        if (bit == SizeBit) AddSize(line, offset + word, count - word);
        if (bit == AuthBit) AddMechanisms(line, offset + word, count - word, known);
    }

    // SIZE 52428800 (RFC 1870 3). What is no number, or too small to be meant, is no limit: the server says so itself when it minds.
    private void AddSize(byte[] line, int offset, int count)
    {
        int end = offset + count;
        while (end > offset && line[end - 1] == Space) end--;
        int at = offset;
        while (at < end && (line[at] == Space || line[at] == EqualsSign)) at++;
        int size = 0;
        for (; at < end; at++)
        {
            int digit = line[at] - '0';
            bool isNumber = digit >= 0 && digit <= 9;
            if (!isNumber || size > (int.MaxValue - 9) / 10) // or larger than anything a device sends: as good as none
            {
                size = 0;
                break;
            }

            size = size * 10 + digit;
        }

        MaxSize = size < SmtpLimits.MinSizeBytes ? 0 : size;
    }

    // AUTH PLAIN LOGIN, and AUTH=PLAIN LOGIN as some old servers have it.
    private void AddMechanisms(byte[] line, int offset, int count, SaslMechanism[] known)
    {
        if (known == null) return;
        int end = offset + count;
        for (int at = offset; at < end;)
        {
            if (line[at] == Space || line[at] == EqualsSign)
            {
                at++;
                continue;
            }

            int word = WordLength(line, at, end - at);
            for (int i = 0; i < known.Length; i++)
            {
                if (WordList.Is(known[i].Name, line, at, word)) mechanisms |= 1u << i;
            }

            at += word;
        }
    }

    private static int WordLength(byte[] line, int offset, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (line[offset + i] == Space || line[offset + i] == EqualsSign) return i;
        }

        return count;
    }
}
