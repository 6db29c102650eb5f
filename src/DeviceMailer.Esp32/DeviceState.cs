// How the device is, for a page: what StateWriter writes, taken from the parts of the notifier while they run.

using System;
using DeviceMailer.Delivery;
using DeviceMailer.Health;
using DeviceMailer.Http;
using DeviceMailer.Sensing;
using DeviceMailer.Settings;
using DeviceMailer.Setup;

namespace DeviceMailer.Esp32;

/// <summary>The state of the device. It is read on another thread than the one that changes it: each number is right, and they need not be of the same moment.</summary>
internal sealed class DeviceState
{
    private readonly StateWriter writer = new StateWriter();
    private readonly StartMark start;
    private readonly LogTail tail;
    private readonly int fileBytes;
    private readonly byte[] why = new byte[SetupLimits.WhyBytes];
    private IClock clock = new DeviceClock(null);
    private DeviceSettings settings;    // null: nothing runs
    private Mailroom mail;
    private MeasuredTriggers measured;
    private WifiLink network;
    private DeliveryLoop delivery;
    private string address;             // null: it has none

    /// <summary>Makes it at a start, before anything has a file open.</summary>
    /// <param name="start">Why it started.</param>
    /// <param name="tail">The newest lines of the log; null: they are nobody's business who asks.</param>
    internal DeviceState(StartMark start, LogTail tail)
    {
        this.start = start;
        this.tail = tail;
        fileBytes = FlashRoom.UsedBytes();
    }

    /// <summary>True while the notifier runs.</summary>
    internal bool IsRunning => settings != null;

    /// <summary>Tells it of the notifier.</summary>
    internal void Join(DeviceSettings deviceSettings, Mailroom mailroom, MeasuredTriggers triggers, WifiLink link, DeliveryLoop loop)
    {
        mail = mailroom;
        clock = mailroom.Clock;
        measured = triggers;
        network = link;
        delivery = loop;
        settings = deviceSettings;
    }

    /// <summary>Writes it as members of an object.</summary>
    internal void Write(HttpWriter output)
    {
        writer.WriteStart(output, start, Environment.TickCount64, clock);
        StateWriter.WriteRoom(output, (int)nanoFramework.Runtime.Native.GC.Run(false), fileBytes);
        output.Write(Text.SetupRunning);
        output.Write(IsRunning ? Text.SetupTrue : Text.SetupFalse);
        if (!IsRunning) return;
        if (!network.IsUp) address = null;
        else if (address == null) address = WifiLink.Address();
        writer.WriteNetwork(output, settings.WifiSsid, address, network.Rssi);
        StateWriter.WriteOutbox(output, mail.Outbox.Count, mail.Outbox.Count == 0 ? -1 : UntilNextMs());
        if (tail != null)
        {
            output.Write(Text.StateWhy);
            JsonText.Write(output, why, 0, tail.CopyWhy(why)); // a copy: who logs must not wait for a slow phone
        }

        writer.WriteValues(output, settings.Triggers, measured);
    }

    private long UntilNextMs()
    {
        if (!delivery.IsIdle) return 0;
        long leftMs = delivery.NextDueMs - clock.UptimeMs;
        return leftMs < 0 ? 0 : leftMs < NotifierLimits.MaxOffMs ? leftMs : -1;
    }
}
