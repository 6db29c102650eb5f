using System.Globalization;

namespace DeviceMailer.VirtualBoard.Session;

/// <summary>Durations as people write them: 500ms, 10s, 2min, 3h, 5d.</summary>
public static class Durations
{
    /// <summary>What is expected, for messages.</summary>
    internal const string Expected = "a duration such as 500ms, 10s, 2min, 3h, 5d";

    private static readonly (string Name, TimeSpan Length)[] units =
    [
        ("ms", TimeSpan.FromMilliseconds(1)),
        ("s", TimeSpan.FromSeconds(1)),
        ("min", TimeSpan.FromMinutes(1)),
        ("h", TimeSpan.FromHours(1)),
        ("d", TimeSpan.FromDays(1)),
    ];

    /// <summary>Reads a whole or decimal number with its unit behind it; null: it is none, or longer than 100 years.</summary>
    public static TimeSpan? Parse(string text)
    {
        int length = text.TakeWhile(letter => char.IsAsciiDigit(letter) || letter == '.').Count();
        TimeSpan unit = units.FirstOrDefault(unit => unit.Name == text[length..]).Length;
        if (unit == default || !double.TryParse(text[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double count)) return null;
        return count * unit.TotalDays <= 36500 ? unit * count : null;
    }

    /// <summary>The shortest way to write it: in the largest unit that leaves no fraction.</summary>
    public static string Text(TimeSpan time)
    {
        long milliseconds = (long)Math.Round(time.TotalMilliseconds);
        (string name, TimeSpan length) = units.Reverse().First(unit => milliseconds % (long)unit.Length.TotalMilliseconds == 0 && (milliseconds != 0 || unit.Name == "s"));
        if (milliseconds >= 1000 && name == "ms") return (milliseconds / 1000.0).ToString("0.###", CultureInfo.InvariantCulture) + "s";
        return (milliseconds / (long)length.TotalMilliseconds).ToString(CultureInfo.InvariantCulture) + name;
    }
}
