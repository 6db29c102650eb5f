// What must outlast a deep sleep, in a record on flash: RAM is gone then. Format byte by byte: src/DESIGN.md.
// Promises that an event which waits here is mailed once, whenever the power is cut: before a mail is kept it is noted which number it gets, and for
// what; whoever finds the note looks whether that mail is there.

using DeviceMailer.Alerts;
using DeviceMailer.Delivery;
using DeviceMailer.Outbox;
using DeviceMailer.Sensing;

namespace DeviceMailer.DeepSleep;

/// <summary>The record of a device that sleeps.</summary>
public sealed class SleepRecord
{
    /// <summary>Its number among the ledgers.</summary>
    public const int Number = 3;

    private const int Nothing = -1;

    private readonly TwinFile file;
    private AlertGate gate;
    private Timetable timetable;
    private MeasuredTriggers measured;
    private Throttle throttle;
    private byte[] record;
    private Carrier saver;

    // The alert that is being kept: its trigger, the number of its message, and its events.
    private int keeping = Nothing;
    private int keepingNumber;
    private int keepingCount;
    private int keepingValue;
    private long keepingFirst;
    private long keepingLast;
    private int check;

    /// <summary>Makes a record on flash.</summary>
    public SleepRecord(IOutboxFiles files) => file = new TwinFile(files, OutboxFile.EvenLedger, OutboxFile.OddLedger);

    /// <summary>Uptime when it was saved, in milliseconds.</summary>
    public long UptimeMs { get; private set; }

    /// <summary>The clock when it was saved, in ticks of 100 ns, UTC.</summary>
    public long UtcTicks { get; private set; }

    /// <summary>How long the sleep was meant to last, in milliseconds; 0: it was not saved for a sleep.</summary>
    public long SleepMs { get; set; }

    /// <summary>The levels of the triggers' pins, a bit each, a 1 for high.</summary>
    public long Levels { get; set; }

    /// <summary>The pin that wakes by EXT0, which the chip does not name; less than 0: none.</summary>
    public int Ext0Pin { get; set; } = Nothing;

    /// <summary>Until when waking by pins is paid for, in milliseconds of uptime.</summary>
    public long WakesPaidMs { get; set; } = -NotifierLimits.MaxPinWakesMs;

    /// <summary>Reads what was saved last, but gives nothing back yet. False: there is nothing, or it is damaged.</summary>
    public bool TryRead()
    {
        record = file.ReadNewest(Number);
        if (record == null) return false;
        CarryHead(new Carrier(record, TwinFile.ContentOffset, false));
        return true;
    }

    /// <summary>
    /// Gives back what was read to whom it is of. False: it was of other settings, or there was nothing; then all of them begin anew.
    /// </summary>
    public bool Restore(Trigger[] triggers, AlertGate alertGate, Timetable times, MeasuredTriggers measuredTriggers, Throttle delivery, MailOutbox outbox)
    {
        gate = alertGate;
        timetable = times;
        measured = measuredTriggers;
        throttle = delivery;
        int of = CheckOf(triggers);
        Carrier size = new Carrier(null, TwinFile.ContentOffset, true);
        CarryHead(size);
        CarryAll(size);
        bool fits = record != null && record.Length == size.Offset + Record.IntBytes && check == of;
        if (fits)
        {
            Carrier carrier = new Carrier(record, TwinFile.ContentOffset, false);
            CarryHead(carrier);
            CarryAll(carrier);
        }
        else
        {
            int generation = record == null ? 0 : Record.GetInt(record, 0);
            record = new byte[size.Offset + Record.IntBytes];
            Record.PutInt(record, 0, generation);
            keeping = Nothing;
            Ext0Pin = Nothing;
        }

        saver = new Carrier(record, TwinFile.ContentOffset, true);
        check = of;
        if (keeping == Nothing) return fits;
        if (!outbox.HasFrom(keepingNumber)) gate.GiveBack(keeping, keepingCount, keepingValue, keepingFirst, keepingLast);
        keeping = Nothing;
        Save(UptimeMs, UtcTicks); // before the mail can leave: it would be taken for one that was never kept
        return fits;
    }

    /// <summary>Keeps the alert that the gate let through, so that a power cut at any moment leaves its events in a mail or in the record, and not in both.</summary>
    public bool Keep(AlertKeeper keeper, MailOutbox outbox, IClock clock)
    {
        keeping = gate.Trigger;
        keepingNumber = outbox.FindNumber();
        keepingCount = gate.Count;
        keepingValue = gate.Value;
        keepingFirst = gate.FirstTicks;
        keepingLast = gate.LastTicks;
        Save(clock.UptimeMs, clock.UtcTicks);
        lock (outbox.Gate)
        {
            bool kept = keeper.Keep(gate, clock.UptimeMs, clock.StampTicks);
            keeping = Nothing;
            Save(clock.UptimeMs, clock.UtcTicks);
            return kept;
        }
    }

    /// <summary>Writes all of it. False: flash could not be written.</summary>
    public bool Save(long uptimeMs, long utcTicks)
    {
        UptimeMs = uptimeMs;
        UtcTicks = utcTicks;
        saver.MoveTo(TwinFile.ContentOffset);
        CarryHead(saver);
        CarryAll(saver);
        return file.Write(Number, record);
    }

    private void CarryHead(Carrier carrier)
    {
        check = carrier.Carry(check);
        UptimeMs = carrier.Carry(UptimeMs);
        UtcTicks = carrier.Carry(UtcTicks);
        SleepMs = carrier.Carry(SleepMs);
        Levels = carrier.Carry(Levels);
        Ext0Pin = carrier.Carry(Ext0Pin);
        WakesPaidMs = carrier.Carry(WakesPaidMs);
        keeping = carrier.Carry(keeping);
        keepingNumber = carrier.Carry(keepingNumber);
        keepingCount = carrier.Carry(keepingCount);
        keepingValue = carrier.Carry(keepingValue);
        keepingFirst = carrier.Carry(keepingFirst);
        keepingLast = carrier.Carry(keepingLast);
    }

    private void CarryAll(Carrier carrier)
    {
        gate.Carry(carrier);
        timetable.Carry(carrier);
        measured.Carry(carrier);
        throttle.Carry(carrier);
    }

    // Of the triggers' names in their order: what was saved for others is of no use.
    private static int CheckOf(Trigger[] triggers)
    {
        Crc32 crc = new Crc32();
        for (int i = 0; i < triggers.Length; i++) crc.Add(triggers[i].Name, 0, triggers[i].Name.Length);
        return crc.Value;
    }
}
