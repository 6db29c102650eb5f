// A device of a fleet, from power on until its mails are out: settings, gate, outbox and postman as they ship, put together as the firmware's Main
// does, on flash in memory. It speaks in numbers: those alone are the same types on both sides. Time is an argument.

using System;
using DeviceMailer.Alerts;
using DeviceMailer.Delivery;
using DeviceMailer.Log;
using DeviceMailer.Outbox;
using DeviceMailer.Settings;
using DeviceMailer.Smtp;
using DeviceMailer.Smtp.Message;
using DeviceMailer.Smtp.Wire;

namespace DeviceMailer.Benchmarks.Fleet;

/// <summary>A device that lost power with a mail in its outbox, and tells that power is back.</summary>
public sealed class FleetDevice : IClock, INetwork, IStatusLight, ILogSink
{
    /// <summary>The trigger that fires at a start.</summary>
    private const int AtStart = 0;

    private const int SmtpPort = 25;
    private const long PowerTicks = 639153504000000000; // 2026-05-26; the clock is right: when it is set is no question here

    private static DeviceSettings settings;

    private readonly MemoryFlash flash = new MemoryFlash();
    private readonly int number;
    private readonly long networkMs;
    private readonly MailOutbox outbox;
    private readonly Spread spread; // null: none
    private readonly AlertGate gate;
    private readonly AlertKeeper keeper;
    private readonly Postman postman;
    private long nowMs;
    private bool wasUp;
    private bool hasTold;

    /// <summary>Switches power on.</summary>
    /// <param name="number">Which device.</param>
    /// <param name="networkMs">When its network is there, in milliseconds.</param>
    /// <param name="relay">Where it connects to.</param>
    public FleetDevice(int number, long networkMs, RelayCall relay)
    {
        this.number = number;
        this.networkMs = networkMs;
        if (settings.Spread != null) spread = new Spread(settings.Spread.SpreadMs);
        Postmark postmark = new Postmark(IdOf(number)) { Boot = 1 };
        EventLog log = new EventLog(this);
        LoseAlertTo(postmark, log);
        postmark.Boot = 2;

        outbox = new MailOutbox(flash, flash, settings.OutboxMessages, settings.OutboxBytes);
        outbox.Open(0, UtcTicks, postmark.Boot);
        if (spread != null) spread.Begin(postmark.DeviceId, true, outbox, this);
        Notices notices = new Notices(flash);
        notices.Open();
        gate = NewGate();
        Mailroom mail = new Mailroom(outbox, notices, settings.Retry, this);
        keeper = new AlertKeeper(NewComposer(postmark, notices), mail, log);
        keeper.Open(settings);
        SmtpClient client = new SmtpClient(new RelayTransport(relay, this), Ascii.Bytes("[192.0.2.7]"), null) { Security = settings.Security };
        Servers servers = new Servers(client, new SmartHosts(settings.SmtpHosts), SmtpPort, new Throttle(1));
        postman = new Postman(mail, servers, spread == null ? this : spread.Over(this), this, log)
        {
            MaxNetworkWaitMs = NotifierLimits.MaxNetworkWaitMs,
        };
        for (int i = 0; i < settings.Triggers.Length; i++)
        {
            if (settings.Triggers[i].IsAtBoot) gate.Add(i, 0, UtcTicks);
        }
    }

    /// <summary>Reads what all devices have in common. False: it has a mistake.</summary>
    /// <param name="file">The settings file.</param>
    /// <param name="seed">Where chance begins.</param>
    public static bool Load(byte[] file, int seed)
    {
        settings = DeviceSettings.Read("fleet.ini", new BytesSource(file), null, null, new SettingsErrors());
        if (settings == null) return false;
        settings.Retry.Random = new Random(seed);
        return true;
    }

    /// <summary>True when it has told that power is back, and nothing is left of what waited.</summary>
    public bool IsDone() => hasTold && outbox.Count == 0;

    /// <summary>Does what is due; returns when something is again, in milliseconds.</summary>
    public long Step(long atMs)
    {
        nowMs = atMs;
        while (gate.TryTake(nowMs, -1))
        {
            hasTold |= keeper.Keep(gate);
            if (spread != null && gate.IsOfAll) spread.PutOff();
        }

        int waitMs = postman.Step(); // a look for the network may have taken its time
        return nowMs + gate.WaitMs(nowMs, -1, waitMs);
    }

    /// <inheritdoc/>
    public long UptimeMs => nowMs;

    /// <inheritdoc/>
    public long UtcTicks => PowerTicks + nowMs * TimeSpan.TicksPerMillisecond;

    /// <inheritdoc/>
    public long StampTicks => UtcTicks;

    /// <inheritdoc/>
    public int OffsetMinutes(long utcTicks) => 0;

    /// <inheritdoc/>
    public bool IsWanted => !wasUp;

    /// <inheritdoc/>
    public bool IsUp => nowMs >= networkMs;

    /// <summary>Waits for the network for as long as the firmware does.</summary>
    public bool TryConnect()
    {
        if (networkMs > nowMs) nowMs = networkMs - nowMs < NotifierLimits.NetworkTimeoutMs ? networkMs : nowMs + NotifierLimits.NetworkTimeoutMs;
        wasUp |= IsUp;
        return IsUp;
    }

    /// <inheritdoc/>
    public void Show(Status status)
    {
        // Nobody looks.
    }

    /// <inheritdoc/>
    public void Write(byte[] bytes, int offset, int count, bool isDetail)
    {
        // Nobody reads it.
    }

    /// <inheritdoc/>
    public void Flush()
    {
        // Nothing is held back.
    }

    // As of a MAC address: devices of one batch differ in their last digits.
    private static byte[] IdOf(int number)
    {
        byte[] mac = { 0xA0, 0xB7, 0x65, (byte)(number >> 16), (byte)(number >> 8), (byte)number };
        OutputBuffer id = new OutputBuffer(2 * mac.Length);
        id.WriteHex(mac, 0, mac.Length);
        return id.Bytes;
    }

    private static AlertGate NewGate() => new AlertGate(settings.Triggers, settings.MailsPerHour, settings.Quiet, 0);

    private static AlertComposer NewComposer(Postmark postmark, Notices notices) =>
        new AlertComposer(settings, postmark, new IContent[settings.Triggers.Length], notices);

    // What happened as power went was kept and not sent: the router had no power either.
    private void LoseAlertTo(Postmark postmark, EventLog log)
    {
        MailOutbox before = new MailOutbox(flash, flash, settings.OutboxMessages, settings.OutboxBytes);
        before.Open(0, UtcTicks, postmark.Boot);
        Notices notices = new Notices(flash);
        AlertKeeper lost = new AlertKeeper(NewComposer(postmark, notices), new Mailroom(before, notices, settings.Retry, this), log);
        lost.Open(settings);
        AlertGate passing = NewGate();
        passing.Add(AtStart, 0, UtcTicks);
        if (!passing.TryTake(0, -1) || !lost.Keep(passing)) throw new InvalidOperationException("device " + number.ToString() + " has not kept its alert");
    }
}
