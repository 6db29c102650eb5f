// The values of a time, oldest first, as exactly as they are kept: of five minutes as far back as they go, of hours before that.

namespace DeviceMailer.History;

/// <summary>Goes through the values of all curves. Nothing may be appended meanwhile.</summary>
internal sealed class HistoryValues
{
    private readonly HistoryReader reader;
    private int fromMinute;
    private int untilMinute;
    private int fineFrom;
    private bool isFine;

    /// <summary>Makes it.</summary>
    internal HistoryValues(HistoryReader reader) => this.reader = reader;

    /// <summary>Which curve.</summary>
    internal int Curve => reader.Index;

    /// <summary>The minute at which its interval began, since 2000, UTC.</summary>
    internal int Minute => isFine ? reader.Minute : reader.Minute - HistoryBook.MinutesPerHour;

    /// <summary>How many minutes the interval has.</summary>
    internal int Span => isFine ? NotifierLimits.HistoryMinutes : HistoryBook.MinutesPerHour;

    /// <summary>Lowest value, in the curve's steps.</summary>
    internal int Lowest => reader.Second;

    /// <summary>Mean, in the curve's steps.</summary>
    internal int Mean => reader.Number;

    /// <summary>Highest value, in the curve's steps.</summary>
    internal int Highest => reader.Third;

    /// <summary>Begins.</summary>
    internal void Begin(int from, int until)
    {
        fromMinute = from;
        untilMinute = until;
        reader.Begin(HistoryPages.Fine, from);
        fineFrom = reader.Next() ? reader.Minute : until;
        if (fineFrom > from + HistoryBook.MinutesPerHour) fineFrom = (fineFrom + HistoryBook.MinutesPerHour - 1) / HistoryBook.MinutesPerHour * HistoryBook.MinutesPerHour;
        else fineFrom = from;
        isFine = fineFrom == from;
        reader.Begin(isFine ? HistoryPages.Fine : HistoryPages.Coarse, from);
    }

    /// <summary>Goes to the next interval of a curve. False: there is none.</summary>
    internal bool Next()
    {
        for (; ; )
        {
            if (!reader.Next())
            {
                if (isFine) return false;
                isFine = true;
                reader.Begin(HistoryPages.Fine, fineFrom);
                continue;
            }

            if (reader.Kind == RecordKind.Values && Minute >= fromMinute && Minute < (isFine ? untilMinute : fineFrom)) return true;
        }
    }
}
