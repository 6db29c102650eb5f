// Reads the history's records, oldest first. A page that is damaged is left out, and what is behind a record that cannot be is, too.

namespace DeviceMailer.History;

/// <summary>Goes through a ring. Nothing may be appended meanwhile.</summary>
internal sealed class HistoryReader
{
    private readonly HistoryPages pages;
    private int ring;
    private int fromMinute;
    private int openNumber;
    private int number;     // of the page that is being read
    private int at;         // the next byte of its records
    private int used;       // how many it has

    /// <summary>Makes a reader.</summary>
    internal HistoryReader(HistoryPages pages) => this.pages = pages;

    /// <summary>What the record tells.</summary>
    internal RecordKind Kind { get; private set; }

    /// <summary>Which curve, count or outage it is about.</summary>
    internal int Index { get; private set; }

    /// <summary>Its minute, since 2000, UTC.</summary>
    internal int Minute { get; private set; }

    /// <summary>Its number; of values the mean, in steps.</summary>
    internal int Number { get; private set; }

    /// <summary>Its second number; of values the lowest.</summary>
    internal int Second { get; private set; }

    /// <summary>Of values the highest.</summary>
    internal int Third { get; private set; }

    /// <summary>Begins with the first record of a minute or later.</summary>
    internal void Begin(int of, int minute)
    {
        ring = of;
        fromMinute = minute;
        openNumber = pages.OpenNumber(of);
        number = openNumber == 0 ? 0 : pages.OldestNumber(openNumber) - 1;
        at = 0;
        used = 0;
    }

    /// <summary>Reads the next record. False: there is none.</summary>
    internal bool Next()
    {
        for (; ; )
        {
            if (at >= used)
            {
                if (number >= openNumber) return false;
                number++;
                at = 0;
                used = pages.TryRead(ring, number, fromMinute) ? pages.Used : 0;
                Minute = pages.FirstMinute;
            }
            else if (ReadOne() && Minute >= fromMinute)
            {
                return true;
            }
        }
    }

    // False: it was a time.
    private bool ReadOne()
    {
        int first = pages.Page[HistoryPages.RecordsOffset + at];
        at++;
        Kind = (RecordKind)(first >> HistoryPages.IndexBits);
        Index = first & ((1 << HistoryPages.IndexBits) - 1);
        switch (Kind)
        {
            case RecordKind.Time:
                Minute += Index > 0 ? Index * NotifierLimits.HistoryMinutes : (int)ReadNumber();
                return false;
            case RecordKind.Values:
                uint zigzag = ReadNumber();
                Number = (int)(zigzag >> 1) ^ -(int)(zigzag & 1);
                Second = Number - (int)ReadNumber();
                Third = Number + (int)ReadNumber();
                return true;
            case RecordKind.Event:
            case RecordKind.Mails:
                Number = (int)ReadNumber();
                return true;
            case RecordKind.Outage:
                Number = (int)ReadNumber();
                Second = (int)ReadNumber();
                return true;
            default:
                at = used; // a later firmware's
                return false;
        }
    }

    private uint ReadNumber()
    {
        uint value = 0;
        for (int shift = 0; shift < 35 && at < used; shift += 7)
        {
            uint part = pages.Page[HistoryPages.RecordsOffset + at];
            at++;
            value |= (part & 127) << shift;
            if (part < 128) break;
        }

        return value;
    }
}
