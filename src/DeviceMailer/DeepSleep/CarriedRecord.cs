// What must outlast a deep sleep, and what must outlast a reset, in a record on flash: RAM is gone then. Format byte by byte: src/DESIGN.md.
// Guarantees that an event which waits here is mailed once, whenever the power is cut: before a mail is kept it is noted which number it gets, and for
// what; a start that finds the note looks whether that mail is there. How often it is written has a bound: NotifierLimits.MaxHeldUnsavedMs.

using System;
using DeviceMailer.Alerts;
using DeviceMailer.Delivery;
using DeviceMailer.Outbox;
using DeviceMailer.Sensing;
using DeviceMailer.Zones;

namespace DeviceMailer.DeepSleep;

/// <summary>The record: of a device that sleeps all that it knows, of one that is always on which events wait and what was mailed lately.</summary>
public sealed class CarriedRecord
{
    /// <summary>Its number among the ledgers.</summary>
    public const int Number = 3;

    // Places in the record. Of a device that sleeps the SleepState follows, then the gate.
    private const int CheckOffset = TwinFile.ContentOffset;
    private const int UptimeOffset = CheckOffset + Record.IntBytes;
    private const int UtcOffset = UptimeOffset + Record.LongBytes;
    private const int HeadEnd = UtcOffset + Record.LongBytes;

    private readonly TwinFile ledgers;
    private Mailroom mail;
    private AlertGate gate;
    private Timetable timetable;
    private byte[] record;          // as it was saved last, on flash too unless that failed
    private Carrier saver;
    private long unsettledTicks;    // the clock when what was restored was saved, until it is known how long ago that is; 0: it is
    private int keepingNumber;      // the message in which the events that the gate let through last are being kept; 0: none

    /// <summary>Makes a record on flash.</summary>
    /// <param name="ledgers">Where it is kept.</param>
    /// <param name="sleeps">True: the device sleeps between events.</param>
    public CarriedRecord(TwinFile ledgers, bool sleeps)
    {
        this.ledgers = ledgers;
        if (sleeps) Sleep = new SleepState();
    }

    /// <summary>What else a device knows that sleeps; null: it is always on.</summary>
    public SleepState Sleep { get; }

    /// <summary>Uptime when it was saved, in milliseconds.</summary>
    public long UptimeMs => Record.GetLong(record, UptimeOffset);

    /// <summary>The clock when it was saved, in ticks of 100 ns, UTC.</summary>
    public long UtcTicks => Record.GetLong(record, UtcOffset);

    /// <summary>When the device was known to be on before this start, in ticks of 100 ns, UTC; 0: nobody knows. Until it is restored.</summary>
    public long AliveTicks => record != null && LocalTime.IsPlausible(UtcTicks) ? UtcTicks : 0;

    private int GateOffset => Sleep == null ? HeadEnd : HeadEnd + SleepState.HeadBytes;

    /// <summary>Reads what was saved last, but gives nothing back to anybody yet. False: there is nothing, or it is damaged.</summary>
    public bool TryRead()
    {
        record = ledgers.ReadNewest(Number);
        if (record != null && record.Length < GateOffset) record = null;
        if (record == null) return false;
        if (Sleep != null) Sleep.CarryHead(new Carrier(record, HeadEnd, false));
        return true;
    }

    /// <summary>
    /// Gives back what was read to whom it is of. False: it was of other settings, or there was nothing; then all of them start over. A device that is
    /// always on counts uptime again at each start: what was read is shifted to it, as if no time had passed until the clock tells how much has.
    /// </summary>
    public bool Restore(Trigger[] triggers, AlertGate alertGate, Timetable times, Mailroom waiting)
    {
        mail = waiting;
        gate = alertGate;
        timetable = times;
        int of = CheckOf(triggers);
        Carrier size = new Carrier(null, HeadEnd, true);
        CarryAll(size);
        bool fits = record != null && record.Length == size.Offset + Record.IntBytes && Record.GetInt(record, CheckOffset) == of;
        if (fits)
        {
            CarryAll(new Carrier(record, HeadEnd, false));
            if (Sleep == null) Begin();
        }
        else
        {
            int generation = record == null ? 0 : Record.GetInt(record, 0);
            record = new byte[size.Offset + Record.IntBytes];
            Record.PutInt(record, 0, generation);
            Record.PutInt(record, CheckOffset, of);
            if (Sleep != null) Sleep.Ext0Pin = SleepState.NoPin;
        }

        saver = new Carrier(record, HeadEnd, true);
        bool wasKeeping = keepingNumber != 0;
        if (wasKeeping && !mail.Outbox.HasFrom(keepingNumber)) gate.GiveBack();
        keepingNumber = 0;

        // Before a mail can leave that was being kept: it would be taken for one that was never kept.
        if (Sleep != null && wasKeeping) Save(UptimeMs, UtcTicks);
        if (Sleep == null && (wasKeeping || !fits)) SaveOrSay();
        return fits;
    }

    /// <summary>Keeps the alert that the gate let through, so that a power cut at any moment leaves its events in a mail or in the record, and not in both.</summary>
    public bool Keep(AlertKeeper keeper)
    {
        keepingNumber = mail.Outbox.FindNumber();

        // Where the record on flash has none of these events there is nothing to be taken back.
        if (Sleep != null || gate.CountIn(record, GateOffset, gate.Trigger) > 0) Save(mail.Clock.UptimeMs, mail.Clock.UtcTicks);
        lock (mail.Outbox.Gate)
        {
            bool kept = keeper.Keep(gate);
            if (!mail.Outbox.IsHolding) keepingNumber = 0; // else its events are in RAM only, and on flash here
            Save(mail.Clock.UptimeMs, mail.Clock.UtcTicks);
            return kept;
        }
    }

    /// <summary>Saves what a reset would take, at once where a trigger's events begin to wait, else when it is time.</summary>
    public void Step()
    {
        bool isGone = keepingNumber != 0 && !mail.Outbox.IsHolding; // the mail that was held in RAM has been sent
        if (isGone) keepingNumber = 0;
        if (HasSettled() || isGone || (Sleep == null && IsDue(mail.Clock.UptimeMs - UptimeMs))) SaveOrSay();
    }

    /// <summary>Writes all of it. False: flash could not be written.</summary>
    public bool Save(long uptimeMs, long utcTicks)
    {
        Record.PutLong(record, UptimeOffset, uptimeMs);
        Record.PutLong(record, UtcOffset, utcTicks);
        saver.MoveTo(HeadEnd);
        CarryAll(saver);
        return ledgers.Write(Number, record);
    }

    private void SaveOrSay()
    {
        if (!Save(mail.Clock.UptimeMs, mail.Clock.UtcTicks)) mail.Outbox.IsFlashBad = true;
    }

    private bool IsDue(long unsavedMs)
    {
        if (gate.HasNew(record, GateOffset)) return true;
        if (gate.Alarms != null && gate.Alarms.TakeUnsaved()) return true;
        if (unsavedMs >= NotifierLimits.MaxHeldUnsavedMs && gate.HasMore(record, GateOffset)) return true;
        if (unsavedMs >= NotifierLimits.AliveMs && gate.TellsStarts && LocalTime.IsPlausible(mail.Clock.UtcTicks)) return true;
        return unsavedMs >= NotifierLimits.MaxBoundUnsavedMs && gate.IsBoundIn(record, GateOffset, UptimeMs);
    }

    // On flash it stays as it is until something changes: each start would cost a write, and the clock that was set then would be lost.
    private void Begin()
    {
        gate.ForgetUnsetTimes();
        Shift(mail.Clock.UptimeMs - UptimeMs);
        if (LocalTime.IsPlausible(UtcTicks)) unsettledTicks = UtcTicks - mail.Clock.UptimeMs * TimeSpan.TicksPerMillisecond;
        Record.PutLong(record, UptimeOffset, mail.Clock.UptimeMs);
        if (!LocalTime.IsPlausible(mail.Clock.UtcTicks)) gate.WaitForClock(mail.Clock.UptimeMs + NotifierLimits.NetworkTimeoutMs + NotifierLimits.TimeTimeoutMs);
    }

    // The clock is set: so long was the device off, and what it had run when it was saved last.
    private bool HasSettled()
    {
        if (unsettledTicks == 0 || !LocalTime.IsPlausible(mail.Clock.UtcTicks)) return false;
        long offMs = (mail.Clock.UtcTicks - unsettledTicks) / TimeSpan.TicksPerMillisecond - mail.Clock.UptimeMs;
        unsettledTicks = 0;
        if (offMs <= 0 || offMs > NotifierLimits.MaxOffMs) return false;
        Shift(-offMs);
        return true;
    }

    private void Shift(long shiftMs)
    {
        gate.Shift(shiftMs, mail.Clock.UptimeMs);
        timetable.Shift(shiftMs, mail.Clock.UptimeMs);
    }

    private void CarryAll(Carrier carrier)
    {
        if (Sleep != null) Sleep.CarryHead(carrier);
        gate.Carry(carrier);
        keepingNumber = carrier.Carry(keepingNumber);
        timetable.Carry(carrier, Sleep != null);
        if (Sleep != null) Sleep.CarryParts(carrier);
    }

    // Of the triggers' names in their order: what was saved for others is of no use.
    private static int CheckOf(Trigger[] triggers)
    {
        Crc32 crc = new Crc32();
        for (int i = 0; i < triggers.Length && !triggers[i].IsAskedFor; i++) crc.Add(triggers[i].Name, 0, triggers[i].Name.Length);
        return crc.Value;
    }
}
