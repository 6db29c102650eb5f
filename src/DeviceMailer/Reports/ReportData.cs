// What happened in a time, gathered from the history in one pass: what each curve measured, which events and outages there were, what became of mails.
// Made for a report, and left to the collector after it.

using DeviceMailer.Delivery;
using DeviceMailer.History;
using DeviceMailer.Sensing;

namespace DeviceMailer.Reports;

/// <summary>Gathers it.</summary>
internal sealed class ReportData
{
    private const int MinutesPerDay = 1440;
    private const int MailKinds = 3;
    private const int OutageKinds = 3;
    private const int EntryParts = 3;   // minute; what, as a trigger or as an outage; how long

    private readonly int[] lowest;
    private readonly int[] highest;
    private readonly long[] sums;
    private readonly int[] spans;
    private readonly int[] mails = new int[MailKinds];
    private readonly int[] outages = new int[OutageKinds];
    private readonly int[] outageMinutes = new int[OutageKinds];
    private readonly int[] entries = new int[EntryParts * NotifierLimits.MaxReportEntries];

    /// <summary>Gathers.</summary>
    /// <param name="book">The history.</param>
    /// <param name="triggers">All triggers.</param>
    /// <param name="from">The first minute.</param>
    /// <param name="until">The minute behind the last.</param>
    internal ReportData(HistoryBook book, Trigger[] triggers, int from, int until)
    {
        Book = book;
        Triggers = triggers;
        From = from;
        Until = until;
        lowest = new int[book.CurveCount];
        highest = new int[book.CurveCount];
        sums = new long[book.CurveCount];
        spans = new int[book.CurveCount];
        GatherValues();
        GatherRest();
    }

    /// <summary>Gathers the 24 hours up to a moment, with the interval in which it is as the last.</summary>
    internal static ReportData OfDay(HistoryBook book, Trigger[] triggers, long utcTicks)
    {
        int minute = HistoryBook.MinuteOf(utcTicks);
        int until = minute - minute % NotifierLimits.HistoryMinutes + NotifierLimits.HistoryMinutes;
        return new ReportData(book, triggers, until - MinutesPerDay, until);
    }

    internal HistoryBook Book { get; }

    internal Trigger[] Triggers { get; }

    /// <summary>The first minute, since 2000, UTC.</summary>
    internal int From { get; }

    /// <summary>The minute behind the last.</summary>
    internal int Until { get; }

    /// <summary>How many events were alarms.</summary>
    internal int AlarmCount { get; private set; }

    /// <summary>How many events and outages there were.</summary>
    internal int EntryCount { get; private set; }

    /// <summary>How many of the newest of them are known one by one.</summary>
    internal int KnownCount => EntryCount < NotifierLimits.MaxReportEntries ? EntryCount : NotifierLimits.MaxReportEntries;

    internal bool HasValues(int curve) => spans[curve] > 0;

    internal int LowestOf(int curve) => lowest[curve] * StepOf(curve);

    internal int HighestOf(int curve) => highest[curve] * StepOf(curve);

    internal int MeanOf(int curve)
    {
        long half = sums[curve] < 0 ? -spans[curve] / 2 : spans[curve] / 2;
        return (int)((sums[curve] + half) / spans[curve]) * StepOf(curve);
    }

    internal int StepOf(int curve) => Book.CurveAt(curve).Measure.StepMilli;

    internal int MailsOf(MailCount what) => mails[(int)what];

    internal int CountOf(Outage what) => outages[(int)what];

    internal int MinutesOf(Outage what) => outageMinutes[(int)what];

    /// <summary>The minute of an entry, of those that are known, the oldest first; of an outage, when it ended.</summary>
    internal int MinuteAt(int entry) => entries[PlaceOf(entry)];

    /// <summary>The trigger of an entry; less than 0: it is an outage, and -1 less this is which.</summary>
    internal int TriggerAt(int entry) => entries[PlaceOf(entry) + 1];

    /// <summary>How long an outage lasted, in minutes.</summary>
    internal int LengthAt(int entry) => entries[PlaceOf(entry) + 2];

    /// <summary>The trigger whose all-clear another one is, as an index; less than 0: of none.</summary>
    internal int ClearedBy(int trigger) => FirstWith(trigger, true);

    /// <summary>The trigger whose sensor another one tells of, as an index; less than 0: none.</summary>
    internal int FaultOf(int trigger) => FirstWith(trigger, false);

    private int FirstWith(int trigger, bool isClear)
    {
        for (int i = 0; i < Triggers.Length; i++)
        {
            if ((isClear ? Triggers[i].ClearIndex : Triggers[i].FaultIndex) == trigger) return i;
        }

        return -1;
    }

    private void GatherValues()
    {
        HistoryValues values = new HistoryValues(Book);
        values.Begin(From, Until);
        while (values.Next())
        {
            int curve = values.Curve;
            if (curve >= spans.Length) continue;
            if (spans[curve] == 0 || values.Lowest < lowest[curve]) lowest[curve] = values.Lowest;
            if (spans[curve] == 0 || values.Highest > highest[curve]) highest[curve] = values.Highest;
            sums[curve] += (long)values.Mean * values.Span;
            spans[curve] += values.Span;
        }
    }

    private void GatherRest()
    {
        HistoryReader reader = Book.Reader;
        reader.Begin(HistoryPages.Coarse, From);
        while (reader.Next())
        {
            if (reader.Minute >= Until + NotifierLimits.HistoryMinutes) continue;
            if (reader.Kind == RecordKind.Mails && reader.Index < MailKinds) mails[reader.Index] += reader.Number;
            if (reader.Kind == RecordKind.Event && reader.Number >= 0 && reader.Number < Triggers.Length)
            {
                if (ClearedBy(reader.Number) < 0) AlarmCount++;
                Note(reader.Minute, reader.Number, 0);
            }

            if (reader.Kind != RecordKind.Outage || reader.Index >= OutageKinds) continue;
            outages[reader.Index]++;
            outageMinutes[reader.Index] += reader.Second;
            Note(reader.Minute - reader.Number, -1 - reader.Index, reader.Second);
        }
    }

    private void Note(int minute, int what, int minutes)
    {
        int at = EntryCount % NotifierLimits.MaxReportEntries * EntryParts;
        entries[at] = minute;
        entries[at + 1] = what;
        entries[at + 2] = minutes;
        EntryCount++;
    }

    private int PlaceOf(int entry) => (EntryCount - KnownCount + entry) % NotifierLimits.MaxReportEntries * EntryParts;
}
