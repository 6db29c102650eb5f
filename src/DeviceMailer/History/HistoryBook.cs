// What a device tells over time: lowest, mean and highest value of each curve, of five minutes and of hours; what fired; what became of mails; when power
// and network were away. Kept on flash (HistoryPages), from when the clock is set on: what has no time is of no use here.
// Guarantees that a power cut takes the values of the last five minutes at most, that nothing is taken from the heap, and that flash which cannot be
// written stops nothing. How often it is written: NotifierLimits.HistoryMinutes.

using System;
using DeviceMailer.Delivery;
using DeviceMailer.Health;
using DeviceMailer.Outbox;
using DeviceMailer.Sensing;
using DeviceMailer.Zones;

namespace DeviceMailer.History;

/// <summary>Writes the history. Made only where the settings ask for it.</summary>
public sealed class HistoryBook
{
    /// <summary>Minutes of the values of the coarse ring.</summary>
    internal const int MinutesPerHour = 60;

    private const int None = -1;
    private const int MillisecondsPerMinute = 60000;
    private const int MaxMilli = 2000000000;

    // Ticks of 100 ns of 2000-01-01, when its minutes begin.
    private const long FirstTicks = 630822816000000000;

    private readonly Trigger[] triggers;
    private readonly IClock clock;
    private readonly StartReason reason;
    private readonly int[] ranges;      // of each curve: lowest and highest value of the interval, and how many there were
    private readonly long[] sums;       // of each curve
    private int slot = None;            // the minute at which the interval began
    private bool isFresh;               // the network was not looked for in it yet
    private bool isBegun;               // what was before the start is settled
    private int eventHour;              // the hour of the last event, and how many events it had
    private int eventCount;
    private long networkGoneMs = None;  // when the network was missed, by uptime

    /// <summary>Makes it.</summary>
    /// <param name="triggers">All triggers; those that measure a curve are curves, in their order.</param>
    /// <param name="files">Its files.</param>
    /// <param name="maxBytes">How many bytes it may have on flash.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="reason">Why the device has started.</param>
    public HistoryBook(Trigger[] triggers, IOutboxFiles files, int maxBytes, IClock clock, StartReason reason)
    {
        this.triggers = triggers;
        this.clock = clock;
        this.reason = reason;
        isBegun = reason == StartReason.Pin || reason == StartReason.Timer;
        CurveCount = 0;
        Crc32 crc = new Crc32();
        byte[] step = new byte[Record.IntBytes];
        for (int i = 0; i < triggers.Length; i++)
        {
            if (triggers[i].Report != null || triggers[i].IsAskedFor) continue; // a new one takes nothing from the others
            crc.Add(triggers[i].Name, 0, triggers[i].Name.Length);
            if (!triggers[i].IsCurve) continue;
            CurveCount++;
            Record.PutInt(step, 0, triggers[i].Measure.StepMilli);
            crc.Add(step, 0, step.Length);
        }

        ranges = new int[3 * CurveCount];
        sums = new long[CurveCount];
        Pages = new HistoryPages(files, crc.Value, maxBytes);
        Reader = new HistoryReader(Pages);
    }

    /// <summary>What happened to mails since the last interval.</summary>
    public MailCounts Mails { get; } = new MailCounts();

    /// <summary>How many curves there are.</summary>
    internal int CurveCount { get; }

    /// <summary>Its pages.</summary>
    internal HistoryPages Pages { get; }

    /// <summary>Reads them. For the thread that writes.</summary>
    internal HistoryReader Reader { get; }

    /// <summary>The trigger of a curve.</summary>
    internal Trigger CurveAt(int curve)
    {
        int i = 0;
        for (; ; i++)
        {
            if (!triggers[i].IsCurve) continue;
            if (curve == 0) return triggers[i];
            curve--;
        }
    }

    /// <summary>The minute of a moment, since 2000, UTC.</summary>
    public static int MinuteOf(long utcTicks) => (int)((utcTicks - FirstTicks) / TimeSpan.TicksPerMinute);

    /// <summary>When a minute begins, in ticks of 100 ns, UTC.</summary>
    internal static long TicksOf(int minute) => FirstTicks + minute * TimeSpan.TicksPerMinute;

    /// <summary>Puts itself between the sensors and who measures with them.</summary>
    public void Follow(ISensor[] sensors)
    {
        int curve = 0;
        for (int i = 0; i < triggers.Length; i++)
        {
            if (!triggers[i].IsCurve) continue;
            sensors[i] = new RecordedSensor(sensors[i], this, curve);
            curve++;
        }
    }

    /// <summary>The curve of a trigger, which has one.</summary>
    internal int CurveOf(Trigger trigger)
    {
        int curve = 0;
        while (CurveAt(curve) != trigger) curve++;
        return curve;
    }

    /// <summary>True when a curve has values that are not on flash yet: those of the interval that is not over.</summary>
    internal bool HasOpen(int curve) => ranges[3 * curve + 2] > 0;

    /// <summary>The minute at which that interval began.</summary>
    internal int OpenMinute => slot;

    /// <summary>Its lowest value, in the curve's steps.</summary>
    internal int OpenLowest(int curve) => InSteps(ranges[3 * curve], CurveAt(curve).Measure.StepMilli);

    /// <summary>Its highest value, in the curve's steps.</summary>
    internal int OpenHighest(int curve) => InSteps(ranges[3 * curve + 1], CurveAt(curve).Measure.StepMilli);

    /// <summary>Its mean, in the curve's steps.</summary>
    internal int OpenMean(int curve)
    {
        int count = ranges[3 * curve + 2];
        long sum = sums[curve];
        return InSteps((int)((sum + (sum < 0 ? -count / 2 : count / 2)) / count), CurveAt(curve).Measure.StepMilli);
    }

    /// <summary>Takes a value, in thousandths, before scale and offset.</summary>
    internal void Add(int curve, int reading)
    {
        Advance();
        if (slot == None) return;
        int milli = MeasuredTriggers.Scale(CurveAt(curve).Measure, reading);
        AddRange(curve, milli, milli, milli);
    }

    /// <summary>Ends an interval when it is over, and looks for the network as often.</summary>
    /// <param name="network">The network; null: it is not watched, since the device sleeps.</param>
    public void Step(INetwork network)
    {
        Advance();
        if (!isFresh || network == null) return;
        isFresh = false;
        bool isUp = network.IsUp;
        if (!isUp && networkGoneMs == None) networkGoneMs = clock.UptimeMs;
        if (!isUp || networkGoneMs == None) return;
        WriteOne(RecordKind.Outage, (int)Outage.Network, 0, (int)((clock.UptimeMs - networkGoneMs) / MillisecondsPerMinute));
        networkGoneMs = None;
    }

    /// <summary>Notes that a trigger fired. More than so many in an hour are not noted: what fires so often says nothing new, and would push out what does.</summary>
    public void AddEvent(Trigger trigger)
    {
        Advance();
        if (slot == None) return;
        if (eventHour != slot / MinutesPerHour) eventCount = 0;
        eventHour = slot / MinutesPerHour;
        if (eventCount == NotifierLimits.MaxHistoryEventsPerHour) return;
        eventCount++;
        int index = 0;
        while (triggers[index] != trigger) index++;
        WriteOne(RecordKind.Event, 0, index, 0);
    }

    /// <summary>Carries what is not on flash yet through a sleep.</summary>
    public void Carry(Carrier carrier)
    {
        slot = carrier.Carry(slot);
        eventHour = carrier.Carry(eventHour);
        eventCount = carrier.Carry(eventCount);
        for (int i = 0; i < ranges.Length; i++) ranges[i] = carrier.Carry(ranges[i]);
        for (int i = 0; i < sums.Length; i++) sums[i] = carrier.Carry(sums[i]);
        Mails.Carry(carrier);
    }

    private int NowMinute => MinuteOf(clock.UtcTicks);

    private void Advance()
    {
        if (!LocalTime.IsPlausible(clock.UtcTicks)) return;
        int minute = NowMinute;
        int now = minute - minute % NotifierLimits.HistoryMinutes;
        if (now == slot && isBegun) return;
        if (slot != None) Close();
        if (!isBegun) SettleStart(minute);
        slot = now;
        isFresh = true;
    }

    // Values, and that the device was alive, even where it measures nothing.
    private void Close()
    {
        Pages.Begin(HistoryPages.Fine, slot);
        WriteRanges();
        Pages.End();
        int hour = slot / MinutesPerHour;
        if (hour != NowMinute / MinutesPerHour) Condense(hour);
        for (MailCount what = MailCount.Sent; what <= MailCount.Dropped; what++)
        {
            int count = Mails.Take(what);
            if (count > 0) WriteOne(RecordKind.Mails, (int)what, count, 0);
        }
    }

    // From what is on flash, so that a restart within the hour loses nothing of it. The ranges are empty now, and serve for that.
    private void Condense(int hour)
    {
        int end = (hour + 1) * MinutesPerHour;
        Reader.Begin(HistoryPages.Fine, hour * MinutesPerHour);
        while (Reader.Next() && Reader.Minute < end)
        {
            if (Reader.Kind != RecordKind.Values || Reader.Index >= CurveCount) continue;
            int step = CurveAt(Reader.Index).Measure.StepMilli;
            AddRange(Reader.Index, Reader.Second * step, Reader.Number * step, Reader.Third * step);
        }

        Pages.Begin(HistoryPages.Coarse, end); // what happens next is later
        WriteRanges();
        Pages.End();
    }

    // The hour that was not over when the power went, and how long it was away.
    private void SettleStart(int minute)
    {
        isBegun = true;
        int fine = Pages.LastMinuteOf(HistoryPages.Fine);
        if (fine == 0) return;
        int alive = fine + NotifierLimits.HistoryMinutes;
        int hour = fine / MinutesPerHour;
        int coarse = Pages.LastMinuteOf(HistoryPages.Coarse);
        if (hour < minute / MinutesPerHour && coarse < (hour + 1) * MinutesPerHour) Condense(hour);
        if (alive < coarse) alive = coarse;
        int runMinutes = (int)(clock.UptimeMs / MillisecondsPerMinute);
        int awayMinutes = minute - runMinutes - alive;
        Outage what = reason == StartReason.Power ? Outage.Power : Outage.Restart;
        WriteOne(RecordKind.Outage, (int)what, runMinutes, awayMinutes < 0 ? 0 : awayMinutes);
    }

    // Of an outage: it ended so many minutes ago, and lasted for so many.
    private void WriteOne(RecordKind kind, int index, int number, int second)
    {
        Pages.Begin(HistoryPages.Coarse, NowMinute);
        Pages.Add(kind, index, number, second);
        Pages.End();
    }

    private void AddRange(int curve, int lowest, int mean, int highest)
    {
        int at = 3 * curve;
        if (ranges[at + 2] == 0 || lowest < ranges[at]) ranges[at] = lowest;
        if (ranges[at + 2] == 0 || highest > ranges[at + 1]) ranges[at + 1] = highest;
        ranges[at + 2]++;
        sums[curve] += mean;
    }

    private void WriteRanges()
    {
        for (int i = 0; i < CurveCount; i++)
        {
            if (!HasOpen(i)) continue;
            Pages.AddValues(i, OpenLowest(i), OpenMean(i), OpenHighest(i));
            ranges[3 * i + 2] = 0;
            sums[i] = 0;
        }
    }

    // A value that is larger than any bound of the settings is cut, or rounding would turn its sign.
    private static int InSteps(int milli, int step)
    {
        if (milli > MaxMilli) milli = MaxMilli;
        if (milli < -MaxMilli) milli = -MaxMilli;
        return Thousandths.Round(milli, step) / step;
    }
}
