// Reads a POSIX TZ string as RFC 9636 3.3.1 allows it: CET-1CEST,M3.5.0,M10.5.0/3. Names of the times are read over. For start-up.

namespace DeviceMailer.Zones;

/// <summary>Reads the rule of a time zone.</summary>
internal sealed class ZoneReader
{
    private const int SecondsPerMinute = 60;
    private const int SecondsPerHour = 3600;
    private const int MinNameLetters = 3;
    private const int MaxOffsetHours = 24;
    private const int MaxChangeHours = 167;     // RFC 9636 3.3.1: a week less an hour
    private const int DefaultChangeSeconds = 2 * SecondsPerHour;
    private const int DefaultSavingMinutes = 60;

    private readonly string text;
    private int at;

    /// <summary>Reads one; <see cref="Zone"/> is null where it is none.</summary>
    /// <param name="text">The text.</param>
    internal ZoneReader(string text)
    {
        this.text = text;
        Zone = Read();
        if (Zone != null) Expected = "";
    }

    /// <summary>The zone; null: it is none.</summary>
    internal Zone Zone { get; }

    /// <summary>Where it is wrong: the index of a character.</summary>
    internal int Index => at;

    /// <summary>What should be there.</summary>
    internal string Expected { get; private set; } = "";

    private Zone Read()
    {
        if (!ReadName() || !ReadOffset(out int standard)) return null;
        if (at == text.Length) return new Zone(standard);

        int daylight = standard + DefaultSavingMinutes;
        if (!ReadName()) return null;
        if (at < text.Length && text[at] != ',' && !ReadOffset(out daylight)) return null;
        ZoneChange start = ReadChange();
        ZoneChange end = start == null ? null : ReadChange();
        if (end == null) return null;
        Expected = "nothing more";
        return at == text.Length ? new Zone(standard, daylight, start, end) : null;
    }

    // CET, or <+01>
    private bool ReadName()
    {
        Expected = "a name of three letters or more, such as CET or <+01>";
        bool isQuoted = at < text.Length && text[at] == '<';
        int start = isQuoted ? at + 1 : at;
        int end = start;
        while (end < text.Length && (IsLetter(text[end]) || (isQuoted && (IsDigit(text[end]) || text[end] == '+' || text[end] == '-')))) end++;
        if (end - start < MinNameLetters || (isQuoted && (end == text.Length || text[end] != '>'))) return false;
        at = isQuoted ? end + 1 : end;
        return true;
    }

    // West of Greenwich is positive: -1 is an hour ahead of UTC. Whole minutes, as a Date can say them (RFC 5322 3.3), and those that there are.
    private bool ReadOffset(out int minutes)
    {
        const int Earliest = -12 * 60;
        const int Latest = 14 * 60;
        Expected = "an offset in hours, such as -1 or -5:30 (east of Greenwich) or 8 (west)";
        minutes = 0;
        int start = at;
        if (!ReadTime(MaxOffsetHours, out int seconds)) return false;
        minutes = -seconds / SecondsPerMinute;
        if (seconds % SecondsPerMinute == 0 && minutes >= Earliest && minutes <= Latest) return true;
        at = start;
        return false;
    }

    // ,M3.5.0/3
    private ZoneChange ReadChange()
    {
        Expected = "when summer time starts and ends, such as ,M3.5.0,M10.5.0/3";
        if (!Skip(',')) return null;
        ZoneChange change = new ZoneChange { Seconds = DefaultChangeSeconds };
        if (Skip('M'))
        {
            if (!ReadNumber(1, 12, out int month) || !Skip('.') || !ReadNumber(1, ZoneChange.LastWeek, out int week) || !Skip('.') || !ReadNumber(0, 6, out int day)) return null;
            change.Month = month;
            change.Week = week;
            change.Day = day;
        }
        else
        {
            change.SkipsLeapDay = Skip('J');
            if (!ReadNumber(change.SkipsLeapDay ? 1 : 0, 365, out int day)) return null;
            change.Day = change.SkipsLeapDay ? day - 1 : day;
        }

        if (!Skip('/')) return change;
        if (!ReadTime(MaxChangeHours, out int seconds)) return null;
        change.Seconds = seconds;
        return change;
    }

    // [+-]hh[:mm[:ss]]
    private bool ReadTime(int maxHours, out int seconds)
    {
        bool isNegative = Skip('-');
        if (!isNegative) Skip('+');
        int minutes = 0;
        int rest = 0;
        bool isTime = ReadNumber(0, maxHours, out int hours) && (!Skip(':') || (ReadNumber(0, 59, out minutes) && (!Skip(':') || ReadNumber(0, 59, out rest))));
        seconds = hours * SecondsPerHour + minutes * SecondsPerMinute + rest;
        if (isNegative) seconds = -seconds;
        return isTime;
    }

    private bool ReadNumber(int least, int most, out int number)
    {
        const int MaxDigits = 3;
        int start = at;
        number = 0;
        while (at < text.Length && IsDigit(text[at]) && at - start < MaxDigits)
        {
            number = number * 10 + (text[at] - '0');
            at++;
        }

        if (at > start && number >= least && number <= most) return true;
        at = start;
        return false;
    }

    private bool Skip(char c)
    {
        if (at == text.Length || text[at] != c) return false;
        at++;
        return true;
    }

    private static bool IsLetter(char c) => (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');

    private static bool IsDigit(char c) => c >= '0' && c <= '9';
}
