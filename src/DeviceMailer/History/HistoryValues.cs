// The values of a time, oldest first, as exactly as they are kept: of five minutes as far back as they go, of hours before that; behind those on flash those
// of the interval that is not over.

namespace DeviceMailer.History;

/// <summary>Goes through the values of all curves. Nothing may be appended meanwhile.</summary>
internal sealed class HistoryValues
{
    private const int OnFlash = -1;

    private readonly HistoryBook book;
    private readonly HistoryReader reader;
    private int fromMinute;
    private int untilMinute;
    private int fineFrom;
    private bool isFine;
    private int open;   // the curve whose interval is not over

    /// <summary>Makes it.</summary>
    internal HistoryValues(HistoryBook book)
    {
        this.book = book;
        reader = book.Reader;
    }

    /// <summary>Which curve.</summary>
    internal int Curve => open == OnFlash ? reader.Index : open;

    /// <summary>The minute at which its interval began, since 2000, UTC.</summary>
    internal int Minute => open != OnFlash ? book.OpenMinute : isFine ? reader.Minute : reader.Minute - HistoryBook.MinutesPerHour;

    /// <summary>How many minutes the interval has.</summary>
    internal int Span => isFine ? NotifierLimits.HistoryMinutes : HistoryBook.MinutesPerHour;

    /// <summary>Lowest value, in the curve's steps.</summary>
    internal int Lowest => open == OnFlash ? reader.Second : book.OpenLowest(open);

    /// <summary>Mean, in the curve's steps.</summary>
    internal int Mean => open == OnFlash ? reader.Number : book.OpenMean(open);

    /// <summary>Highest value, in the curve's steps.</summary>
    internal int Highest => open == OnFlash ? reader.Third : book.OpenHighest(open);

    /// <summary>Begins.</summary>
    internal void Begin(int from, int until)
    {
        fromMinute = from;
        untilMinute = until;
        open = OnFlash;
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
        while (open == OnFlash)
        {
            if (reader.Next())
            {
                if (reader.Kind == RecordKind.Values && Minute >= fromMinute && Minute < (isFine ? untilMinute : fineFrom)) return true;
                continue;
            }

            if (isFine) return NextOpen();
            isFine = true;
            reader.Begin(HistoryPages.Fine, fineFrom);
        }

        return NextOpen();
    }

    private bool NextOpen()
    {
        bool isAsked = book.OpenMinute >= fromMinute && book.OpenMinute < untilMinute;
        do open++;
        while (open < book.CurveCount && !book.HasOpen(open));
        return isAsked && open < book.CurveCount;
    }
}
