// The word that was meant, for a word that is none: the known one with the fewest typing mistakes between them.

namespace DeviceMailer.Settings;

/// <summary>
/// Compares words by their edit distance, in fixed memory: characters more, missing, wrong, or two neighbours swapped count one each
/// (optimal string alignment, F. J. Damerau, "A technique for computer detection and correction of spelling errors", 1964).
/// Capitals and small letters are the same.
/// </summary>
public sealed class NearestWord
{
    /// <summary>Longest word that is compared, in characters: no key, section or choice is longer. A longer one is near to none.</summary>
    public const int MaxLength = 24;

    // A third of the word may be wrong, rounded up: "hots" is host.
    private const int LettersPerMistake = 3;

    private readonly string word;
    private readonly int bound;
    private int[] row = new int[MaxLength + 1];     // the distances of the known word's beginnings to as much of the word as is read
    private int[] above = new int[MaxLength + 1];   // to one character less
    private int[] higher = new int[MaxLength + 1];  // to two less

    /// <summary>Begins with a word as it was found.</summary>
    public NearestWord(string word)
    {
        this.word = word.ToLower();
        bound = word.Length > MaxLength ? 0 : (word.Length + LettersPerMistake - 1) / LettersPerMistake;
        Distance = bound + 1;
    }

    /// <summary>The nearest word so far; null: none is near.</summary>
    public string Word { get; private set; }

    /// <summary>How many mistakes lie between them.</summary>
    public int Distance { get; private set; }

    /// <summary>Looks at a known word; the first of several that are as near stays.</summary>
    public void Offer(string known)
    {
        if (word.Length > MaxLength || known.Length > MaxLength || word.Length == 0) return;
        int distance = DistanceTo(known.ToLower());
        if (distance >= Distance) return;
        Distance = distance;
        Word = known;
    }

    /// <summary>What a message says of it: <c>; did you mean WORD?</c>, or nothing.</summary>
    public string Question => Word == null ? "" : "; did you mean " + Word + "?";

    private int DistanceTo(string known)
    {
        for (int k = 0; k <= known.Length; k++) row[k] = k;
        for (int i = 1; i <= word.Length; i++)
        {
            int[] free = higher;
            higher = above;
            above = row;
            row = free;
            row[0] = i;
            for (int k = 1; k <= known.Length; k++)
            {
                bool same = word[i - 1] == known[k - 1];
                int least = above[k - 1] + (same ? 0 : 1);
                if (above[k] + 1 < least) least = above[k] + 1;
                if (row[k - 1] + 1 < least) least = row[k - 1] + 1;
                bool swapped = i > 1 && k > 1 && word[i - 1] == known[k - 2] && word[i - 2] == known[k - 1];
                if (swapped && higher[k - 2] + 1 < least) least = higher[k - 2] + 1;
                row[k] = least;
            }
        }

        return row[known.Length];
    }
}
