// Letters for charts, five pixels wide and seven high, drawn for this: a literal, whose text stays in flash.

namespace DeviceMailer.Reports;

/// <summary>Rows of letters.</summary>
internal static class ChartFont
{
    /// <summary>Rows of a letter.</summary>
    internal const int Height = 7;

    /// <summary>Columns from one letter to the next.</summary>
    internal const int Advance = 6;

    /// <summary>Columns of a letter.</summary>
    internal const int Width = 5;

    private const int First = 32;
    private const int Last = 126;
    private const int Degree = 127;
    private const byte DegreeLead = 0xC2;   // U+00B0 in UTF-8
    private const byte DegreeTrail = 0xB0;
    private const byte Unknown = (byte)'?';
    private const int Zero = '@';           // of five pixels none; the leftmost is the highest bit

    // Seven characters for each letter from a blank to ~, and the sign of degrees.
    private static readonly string Rows =
        @"@@@@@@@DDDDD@DJJJ@@@@JJ_J_JJDOTNE^DXYBDHSCLRTHURMDDH@@@@BDHHHDBHDBBBDH@DUNUD@@DD_DD@"
        + @"@@@@LDH@@@N@@@@@@@@LL@ABDHP@NQQQQQNDLDDDDNNQABDH_NQAFAQNBFJR_BB_P^AAQNFHP^QQN_ABDHHH"
        + @"NQQNQQNNQQOABL@LL@LL@@LL@LDHBDHPHDB@@_@_@@HDBABDHNQABD@DNQAMUUNNQQ_QQQ^QQ^QQ^NQPPPQN"
        + @"\RQQQR\_PP^PP__PP^PPPNQPWQQOQQQ_QQQNDDDDDNGBBBBRLQRTXTRQPPPPPP_Q[UUQQQQQYUSQQNQQQQQN"
        + @"^QQ^PPPNQQQURM^QQ^TRQOPPNAA^_DDDDDDQQQQQQNQQQQQJDQQQUUUJQQJDJQQQQQJDDD_ABDHP_NHHHHHN"
        + @"@PHDBA@NBBBBBNDJQ@@@@@@@@@@_HDB@@@@@@NAOQOPPVYQQ^@@NPPQNAAMSQQO@@NQ_PNFIH\HHH@OQQOAN"
        + @"PPVYQQQD@LDDDNB@FBBRLPPRTXTRLDDDDDN@@ZUUQQ@@VYQQQ@@NQQQN@@^Q^PP@@MSOAA@@VYPPP@@NPNA^"
        + @"HH\HHIF@@QQQSM@@QQQJD@@QQUUJ@@QJDJQ@@QQOAN@@_BDH_BDDHDDBDDDDDDDHDDBDDH@@HUB@@LRRL@@@";

    /// <summary>How many letters a text in UTF-8 has.</summary>
    internal static int CountOf(byte[] text, int count)
    {
        int letters = 0;
        for (int i = 0; i < count; i++)
        {
            if ((text[i] & 0xC0) != 0x80) letters++;
        }

        return letters;
    }

    /// <summary>The next letter of a text; one that is not here is a question mark.</summary>
    /// <param name="text">The text, in UTF-8.</param>
    /// <param name="count">How many bytes it has.</param>
    /// <param name="at">Where the letter begins; behind it afterwards.</param>
    internal static int Next(byte[] text, int count, ref int at)
    {
        int c = text[at];
        at++;
        if (c >= First && c <= Last) return c - First;
        bool isDegree = c == DegreeLead && at < count && text[at] == DegreeTrail;
        while (at < count && (text[at] & 0xC0) == 0x80) at++;
        return isDegree ? Degree - First : Unknown - First;
    }

    /// <summary>A row of a letter: five bits.</summary>
    internal static int RowOf(int letter, int row) => Rows[letter * Height + row] - Zero;
}
