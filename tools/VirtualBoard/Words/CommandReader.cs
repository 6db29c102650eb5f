// Reads a line word by word, and says of what is wrong where it stands, what was found and what was expected.

using System.Globalization;
using DeviceMailer.VirtualBoard.Session;

namespace DeviceMailer.VirtualBoard.Words;

/// <summary>A reader over one line.</summary>
internal sealed class CommandReader
{
    private readonly string line;
    private int at;

    /// <summary>Begins to read.</summary>
    /// <param name="line">The line.</param>
    /// <param name="from">From here.</param>
    internal CommandReader(string line, int from = 0)
    {
        this.line = line;
        at = from;
        SkipSpace();
    }

    /// <summary>The whole line, without what stands around it.</summary>
    internal string Text => line.Trim();

    /// <summary>Where it is, from 1.</summary>
    internal int Column => at + 1;

    internal bool IsAtEnd => at >= line.Length;

    /// <summary>What is left.</summary>
    internal string Rest => line[at..].Trim();

    /// <summary>Takes a word if it is the next one.</summary>
    internal bool TryWord(string word)
    {
        int end = at + word.Length;
        if (end > line.Length || !line.AsSpan(at, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase)) return false;
        bool isWord = char.IsLetterOrDigit(word[^1]);
        if (isWord && end < line.Length && char.IsLetterOrDigit(line[end])) return false;
        at = end;
        SkipSpace();
        return true;
    }

    /// <summary>Takes words if they are the next ones, all of them.</summary>
    internal bool TryWords(IEnumerable<string> words)
    {
        int begin = at;
        foreach (string word in words)
        {
            if (TryWord(word)) continue;
            at = begin;
            return false;
        }

        return true;
    }

    /// <summary>Takes one of these words or groups of words.</summary>
    internal string OneOf(params string[] choices)
    {
        foreach (string choice in choices.OrderByDescending(choice => choice.Length))
        {
            if (TryWords(choice.Split(' '))) return choice;
        }

        throw Wrong(choices.Length == 1 ? $"'{choices[0]}'" : $"one of: {string.Join(", ", choices)}");
    }

    /// <summary>Takes a number.</summary>
    internal int Number(int least, int most, string what)
    {
        int begin = at;
        string word = Word();
        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most) return number;
        at = begin;
        throw Wrong($"{what} from {least} to {most}");
    }

    /// <summary>Takes a decimal number, with a sign perhaps.</summary>
    internal double Decimal(string what)
    {
        int begin = at;
        string word = Word();
        string digits = string.Concat(word.TakeWhile(letter => char.IsAsciiDigit(letter) || letter is '-' or '+' or '.'));
        if (double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number))
        {
            at = begin + digits.Length;
            SkipSpace();
            return number;
        }

        at = begin;
        throw Wrong(what);
    }

    /// <summary>Takes a duration.</summary>
    internal TimeSpan Duration()
    {
        int begin = at;
        if (Durations.Parse(Word()) is { } time) return time;
        at = begin;
        throw Wrong(Durations.Expected);
    }

    /// <summary>Takes "for DURATION" if that is next.</summary>
    internal TimeSpan? TryFor() => TryWord("for") ? Duration() : null;

    /// <summary>Takes one of these names, which may have several words; the longest that fits.</summary>
    internal string Name(IEnumerable<string> names, string what)
    {
        string[] known = [.. names.Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(name => name.Length)];
        if (!IsAtEnd && line[at] == '"')
        {
            int begin = at;
            string quoted = Quoted("");
            if (known.FirstOrDefault(name => name.Equals(quoted, StringComparison.OrdinalIgnoreCase)) is { } found) return found;
            at = begin;
        }
        else if (known.FirstOrDefault(TryWord) is { } found)
        {
            return found;
        }

        throw Wrong(known.Length == 0 ? what : $"{what}: {string.Join(", ", known.Order(StringComparer.OrdinalIgnoreCase))}");
    }

    /// <summary>Takes a text in double quotes; \" is a quote in it.</summary>
    internal string Quoted(string what)
    {
        if (IsAtEnd || line[at] != '"') throw Wrong($"{what} in double quotes");
        var text = new System.Text.StringBuilder();
        for (int i = at + 1; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                at = i + 1;
                SkipSpace();
                return text.ToString();
            }

            if (line[i] == '\\' && i + 1 < line.Length) i++;
            text.Append(line[i]);
        }

        throw new CommandException(Column, "found a quote that does not end, expected another at the end of the text");
    }

    /// <summary>Takes a time of day, HH:MM or HH:MM:SS; null: something else is next.</summary>
    internal TimeSpan? TryTimeOfDay()
    {
        int begin = at;
        string word = Word();
        if (TimeSpan.TryParseExact(word, [@"hh\:mm", @"hh\:mm\:ss"], CultureInfo.InvariantCulture, out TimeSpan time)) return time;
        at = begin;
        return null;
    }

    /// <summary>Takes the next word; empty at the end.</summary>
    internal string Word()
    {
        int begin = at;
        while (at < line.Length && !char.IsWhiteSpace(line[at])) at++;
        string word = line[begin..at];
        SkipSpace();
        return word;
    }

    /// <summary>Nothing may be left.</summary>
    internal void End()
    {
        if (!IsAtEnd) throw Wrong("the end of the line");
    }

    /// <summary>What is wrong with what is next.</summary>
    internal CommandException Wrong(string expected)
    {
        string found = IsAtEnd ? "the end of the line" : $"'{string.Concat(line[at..].TakeWhile(letter => !char.IsWhiteSpace(letter)))}'";
        return new CommandException(Column, $"found {found}, expected {expected}");
    }

    private void SkipSpace()
    {
        while (at < line.Length && char.IsWhiteSpace(line[at])) at++;
    }
}
